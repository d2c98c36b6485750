"""Street points: where a police force says that things happened, a few in each area."""

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import stream
from wardmote.evidence.madeup.country import Country
from wardmote.evidence.madeup.vintages import Earlier

_TO_WGS84 = Transformer.from_crs(27700, 4326, always_xy=True)


def lonlat(
    easting: NDArray[np.float64], northing: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """WGS84 longitude and latitude of British National Grid metres, to six decimals."""
    longitude, latitude = _TO_WGS84.transform(easting, northing)
    return np.round(longitude, 6), np.round(latitude, 6)


def street_points(country: Country, before: Earlier, seed: int) -> pd.DataFrame:
    """The country's street points, area by area.

    Returns:
        One row per point: number (of its area in `country.areas`), part (of its earlier area in
        `before.areas`), easting, northing [m], longitude, latitude, street, weight (the share of
        the area's events that are put there).
    """
    habits = settings("habits")["located"]
    rng = stream(seed, "streets")
    counts = rng.integers(habits["points_fewest"], habits["points_most"] + 1, len(country.areas))
    places = [_inside(shape, n, rng) for shape, n in zip(country.shapes, counts, strict=True)]
    points = pd.DataFrame(np.vstack(places), columns=["easting", "northing"])
    points["number"] = np.repeat(np.arange(len(counts)), counts)
    points["weight"] = _weights(points, country, habits["gather"])
    points["part"] = _parts(points, before)
    points["longitude"], points["latitude"] = lonlat(
        points["easting"].to_numpy(), points["northing"].to_numpy()
    )
    points["street"] = _streets(points, country, rng)
    return points


def _inside(shape: object, count: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """So many points in an area, none on its very edge."""
    x0, y0, x1, y1 = shapely.bounds(shape)
    found = np.empty((0, 2))
    while len(found) < count:
        tries = rng.uniform((x0, y0), (x1, y1), (8 * count, 2))
        found = np.vstack([found, tries[shapely.contains_xy(shape, *tries.T)]])
    return np.round(found[:count])


def _weights(points: pd.DataFrame, country: Country, gather: float) -> NDArray[np.float64]:
    """A few points hold most of an area's events; in a flat district all hold as many."""
    rank = points.groupby("number").cumcount() + 1
    flat = [number for number, district in enumerate(country.plan.districts) if district.flat]
    even = country.areas["number"].isin(flat).to_numpy()[points["number"]]
    weight = pd.Series(np.where(even, 1.0, rank**-gather))
    return np.asarray(weight / weight.groupby(points["number"]).transform("sum"))


def _parts(points: pd.DataFrame, before: Earlier) -> NDArray[np.intp]:
    """Which earlier area each point was in; only the merged ones need looking at."""
    owners = before.links.groupby("number")["part"].agg(list)
    part = np.array([owners[number][0] for number in points["number"]])
    for number, parts in owners[owners.map(len) > 1].items():
        rows = np.flatnonzero(points["number"] == number)
        for other in parts[1:]:
            inside = shapely.contains_xy(
                before.shapes[other], *points.loc[rows, ["easting", "northing"]].to_numpy().T
            )
            part[rows[inside]] = other
    return part


def _streets(
    points: pd.DataFrame, country: Country, rng: np.random.Generator
) -> NDArray[np.object_]:
    words = settings("names")
    size = len(points)
    names = [
        f"On or near {a}{b or ' '}{c}"
        for a, b, c in zip(
            rng.choice(words["first"], size),
            rng.choice(words["middle"], size),
            rng.choice(words["street_second"], size),
            strict=True,
        )
    ]
    busy = country.areas["centre"].to_numpy()[points["number"]] > rng.uniform(0.4, 2.2, size)
    special = [f"On or near {word}" for word in rng.choice(words["town_places"], size)]
    return np.where(busy, np.array(special, dtype=object), np.array(names, dtype=object))
