"""Where on the ground is it densest, as a smooth surface?"""

import math
from dataclasses import dataclass

import numba
import numpy as np
import pandas as pd
import shapely

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.intervals import Flags, Floats, floats

SQUARE_METRES = 1e6  # in a square kilometre


class NoEvents(WardmoteError):  # noqa: N818
    """No event lies on the ground."""


class NoGround(WardmoteError):  # noqa: N818
    """A ground that is empty, or so small that no cell's centre lies on it."""


class BandwidthTooSmall(WardmoteError):  # noqa: N818
    """A bandwidth not above the side of a cell: the surface would show the grid."""


@dataclass(frozen=True)
class Density:
    """A surface over the ground.

    Attributes:
        cells: one row per cell whose centre lies on the ground, from south to north, then from
            west to east: `easting`, `northing` (of its centre) [m], `events_per_km2`.
        events: on the ground, of which the surface is made.
        left_out: without a place, or off the ground.
    """

    cells: pd.DataFrame
    events: int
    left_out: int


def density(
    events: pd.DataFrame,
    *,
    ground: shapely.Geometry,
    cell_m: float,
    bandwidth_m: float,
    corrected: bool = True,
) -> Density:
    """Kernel density of events, by the quartic kernel, in events per square kilometre.

    Args:
        events: `easting`, `northing` [m]; one without a place is left out and counted.
        ground: what the events can lie on (polygon or polygons) [m].
        cell_m: side of a square cell; cells lie on whole multiples of it, so that surfaces of
            two periods can be laid on each other.
        bandwidth_m: radius of the kernel, above `cell_m`.
        corrected: whether each event is divided by the share of its kernel that lies on the
            ground. Then the surface adds up to the events; else it sinks at the edges.

    Raises:
        NoEvents: none lies on the ground.
        NoGround: no cell's centre does.
        BandwidthTooSmall: `bandwidth_m` is not above `cell_m`, or `cell_m` not above 0.

    References:
        Silverman (1986), Density Estimation, 4.5 (the kernel). Jones (1993), Statistics and
        Computing 3: 135–146, and Diggle (2010), Handbook of Spatial Statistics, 18 (the edges):
        `density.ppp` of spatstat with `diggle = TRUE`.
    """
    if not 0 < cell_m < bandwidth_m:
        raise BandwidthTooSmall(
            f"Bandwidth {bandwidth_m} m on cells of {cell_m} m. "
            "Take a bandwidth of several cells, and cells above 0 m."
        )
    eastings, northings, inside = _grid(ground, cell_m)
    x, y = floats(events["easting"]), floats(events["northing"])
    on = _on(ground, x, y)
    order = np.flatnonzero(on)[np.argsort(y[on], kind="stable")]
    x, y = (x[order] - eastings[0]) / cell_m, (y[order] - northings[0]) / cell_m
    radius = bandwidth_m / cell_m
    mass = _mass(x, y, inside, radius)
    reached = mass > 0
    if not reached.any():
        raise NoEvents(f"None of {len(events)} events lies on the ground. Look at coordinates.")
    x, y = x[reached], y[reached]
    weight = 1 / mass[reached] if corrected else np.full(len(x), 3 / (math.pi * radius**2))
    surface = _scatter(x, y, weight, inside, radius)
    rows, columns = np.nonzero(inside)
    cells = pd.DataFrame({"easting": eastings[columns], "northing": northings[rows]})
    cells["events_per_km2"] = surface[rows, columns] / cell_m**2 * SQUARE_METRES
    return Density(cells, len(x), len(events) - len(x))


def _grid(ground: shapely.Geometry, cell_m: float) -> tuple[Floats, Floats, Flags]:
    """The centres' eastings and northings, and which of rows × columns lie on the ground."""
    if ground is None or shapely.is_empty(ground):
        raise NoGround("The ground is empty. Give the polygon that the events can lie on.")
    west, south, east, north = np.asarray(shapely.bounds(ground)) / cell_m
    eastings = (np.arange(math.floor(west), math.ceil(east)) + 0.5) * cell_m
    northings = (np.arange(math.floor(south), math.ceil(north)) + 0.5) * cell_m
    inside = _on(ground, np.tile(eastings, len(northings)), np.repeat(northings, len(eastings)))
    if not inside.any():
        raise NoGround(f"No centre of a cell of {cell_m} m lies on the ground. Take smaller cells.")
    return eastings, northings, inside.reshape(len(northings), len(eastings))


def _on(ground: shapely.Geometry, x: Floats, y: Floats) -> Flags:
    shapely.prepare(ground)
    placed = np.isfinite(x) & np.isfinite(y)
    placed[placed] = shapely.intersects_xy(ground, x[placed], y[placed])
    return placed


@numba.njit(cache=True)
def _reach(at: float, radius: float, cells: int) -> tuple[int, int]:
    """The cells whose centres lie within a radius of a point, along one axis [cells]."""
    return max(math.ceil(at - radius), 0), min(math.floor(at + radius) + 1, cells)


@numba.njit(parallel=True, cache=True)
def _mass(x: Floats, y: Floats, inside: Flags, radius: float) -> Floats:
    """How much of each event's kernel, 1 high, lies on centres of the ground [cells]."""
    mass, scale = np.zeros(len(x)), 1 / radius**2
    for k in numba.prange(len(x)):
        total = 0.0
        low, high = _reach(y[k], radius, inside.shape[0])
        for row in range(low, high):
            up = (row - y[k]) ** 2
            left, right = _reach(x[k], math.sqrt(max(radius**2 - up, 0.0)), inside.shape[1])
            for column in range(left, right):
                if inside[row, column]:
                    total += (1 - (up + (column - x[k]) ** 2) * scale) ** 2
        mass[k] = total
    return mass


@numba.njit(parallel=True, cache=True)
def _scatter(x: Floats, y: Floats, weight: Floats, inside: Flags, radius: float) -> Floats:
    """Events per cell; each row is one thread's, from the events (in order of y) that reach it."""
    surface, scale = np.zeros(inside.shape), 1 / radius**2
    for row in numba.prange(inside.shape[0]):
        first = np.searchsorted(y, row - radius)
        last = np.searchsorted(y, row + radius, side="right")
        line = surface[row]
        for k in range(first, last):
            up = (row - y[k]) ** 2
            left, right = _reach(x[k], math.sqrt(max(radius**2 - up, 0.0)), inside.shape[1])
            for column in range(left, right):
                line[column] += weight[k] * (1 - (up + (column - x[k]) ** 2) * scale) ** 2
    return surface
