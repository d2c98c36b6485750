"""Longitude and latitude to British National Grid metres."""

from functools import cache
from typing import Any

import numpy as np
from convertbng.cutil import convert_bng
from numpy.typing import ArrayLike, NDArray
from pyproj import Transformer

Metres = NDArray[np.float64]

SQUARES = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # five by five from the north-west; no I
BOUNDS = (-9.0, 49.0, 3.0, 61.5)  # west, south, east, north: the grid with the seas it covers


def to_grid(longitude: ArrayLike, latitude: ArrayLike) -> tuple[Metres, Metres]:
    """British National Grid eastings and northings of WGS84 longitudes and latitudes.

    Returns:
        Two arrays in metres, NaN where a point lies outside the grid. On land and
        near the coast exact to a millimetre (for ETRS89, from which WGS84 drifts by under a
        metre); farther out at sea, where OSTN15 ends, good to about 5 m.

    References:
        Ordnance Survey, "A guide to coordinate systems in Great Britain" (OSTN15, Helmert).
    """
    lon = np.ascontiguousarray(longitude, dtype=float).ravel()
    lat = np.ascontiguousarray(latitude, dtype=float).ravel()
    easting, northing = (np.array(metres) for metres in convert_bng(lon, lat))
    west, south, east, north = BOUNDS
    beyond = np.isnan(easting) & (lon > west) & (lon < east) & (lat > south) & (lat < north)
    if beyond.any():
        easting[beyond], northing[beyond] = _helmert().transform(lon[beyond], lat[beyond])
    return easting, northing


def grid_reference(easting: float, northing: float) -> str:
    """The Ordnance Survey's letters and eight figures (to 10 metres) of a point in Great Britain.

    References:
        Ordnance Survey, "A guide to coordinate systems in Great Britain" (letters of the squares).
    """
    across, down = int(easting // 100_000), 19 - int(northing // 100_000)
    large, small = down - down % 5 + (across + 10) // 5, down * 5 % 25 + across % 5
    within = (f"{int(metres % 100_000 // 10):04d}" for metres in (easting, northing))
    return " ".join([SQUARES[large] + SQUARES[small], *within])


def to_grid_pairs(pairs: NDArray[Any]) -> Metres:
    """The same for an array of pairs, longitude first; pairs already in metres stay."""
    if len(pairs) == 0 or np.abs(pairs).max() > 180:
        return np.asarray(pairs, dtype=float)
    return np.column_stack(to_grid(pairs[:, 0], pairs[:, 1]))


@cache
def _helmert() -> Transformer:
    return Transformer.from_crs(4326, 27700, always_xy=True)
