"""The land: a coast, a river's mouth, and points for areas that crowd in towns."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from wardmote.evidence.madeup.atlas import Atlas, District

Points = NDArray[np.float64]
_KM = 1000.0


def wander(line: Points, rng: np.random.Generator, *, roughness: float, finest_m: float) -> Points:
    """The same line with each stretch bent again and again, as coasts and boundaries are.

    Args:
        line: coordinates, one row per vertex; its ends stay where they are.
        rng: the stream that the bends are drawn from.
        roughness: a bend's standard deviation as a share of the stretch's length.
        finest_m: stretches shorter than this stay straight.
    """
    while True:
        step = np.diff(line, axis=0)
        length = np.hypot(step[:, 0], step[:, 1])
        if (length <= finest_m).all():
            return line
        bend = np.clip(rng.normal(0.0, roughness, len(step)), -2 * roughness, 2 * roughness)
        across = np.column_stack([-step[:, 1], step[:, 0]]) * bend[:, None]
        middles = line[:-1] + step / 2 + across
        long = np.flatnonzero(length > finest_m)
        line = np.insert(line, long + 1, middles[long], axis=0)


def coast(plan: Atlas, rng: np.random.Generator) -> Any:
    """The island less the river's mouth: one polygon in British National Grid metres."""
    ring = np.array([*plan.outline_km, plan.outline_km[0]]) * _KM
    island = shapely.make_valid(shapely.Polygon(wander(ring, rng, roughness=0.16, finest_m=220.0)))
    river = wander(np.array(plan.estuary_km) * _KM, rng, roughness=0.10, finest_m=200.0)
    widths = np.interp(
        np.linspace(0, 1, len(river)), np.linspace(0, 1, len(plan.estuary_km)), plan.estuary_width_m
    )
    reaches = [
        shapely.convex_hull(
            shapely.union(shapely.Point(a).buffer(wa / 2), shapely.Point(b).buffer(wb / 2))
        )
        for a, b, wa, wb in zip(river, river[1:], widths, widths[1:], strict=False)
    ]
    land = island.difference(shapely.union_all(reaches))
    return max(shapely.get_parts(land), key=lambda part: part.area)


def owner(points: Points, districts: tuple[District, ...]) -> NDArray[np.intp]:
    """Which district each point belongs to: its number in the list."""
    distance = np.column_stack(
        [np.hypot(*(points - np.array(d.centre_km) * _KM).T) / _KM for d in districts]
    )
    score = np.column_stack(
        [
            np.where(distance[:, i] <= d.radius_km, -np.inf, np.inf)
            if d.radius_km
            else distance[:, i] - d.reach_km
            for i, d in enumerate(districts)
        ]
    )
    return score.argmin(axis=1)


def seeds(plan: Atlas, number: int, count: int, land: Any, rng: np.random.Generator) -> Points:
    """So many points in one district, crowded in its towns and spread over its country."""
    district = plan.districts[number]
    shapely.prepare(land)
    found = np.empty((0, 2))
    while len(found) < count:
        tries = _tries(district, count * 6, land, rng)
        inside = shapely.contains_xy(land, *tries.T) & (owner(tries, plan.districts) == number)
        found = np.vstack([found, tries[inside]])
    return found[:count]


def _tries(district: District, count: int, land: Any, rng: np.random.Generator) -> Points:
    share = [town.share for town in district.towns]
    kind = rng.choice(len(share) + 1, size=count, p=[*share, 1 - sum(share)])
    reach = district.radius_km * _KM
    x0, y0, x1, y1 = land.bounds
    if reach:
        (x, y) = np.array(district.centre_km) * _KM
        x0, y0, x1, y1 = x - reach, y - reach, x + reach, y + reach
    points = np.column_stack([rng.uniform(x0, x1, count), rng.uniform(y0, y1, count)])
    for i, town in enumerate(district.towns):
        near = rng.normal(0.0, town.spread_km * _KM, (count, 2)) + np.array(town.at_km) * _KM
        points = np.where((kind == i)[:, None], near, points)
    return points


def settle(points: Points, land: Any, rounds: int = 2) -> Points:
    """The points moved towards the middle of their cells, so that areas are of a shape."""
    for _ in range(rounds):
        middle = shapely.get_coordinates(shapely.centroid(cells(points, land)))
        points = points + 0.7 * (middle - points)
    return points


def cells(points: Points, land: Any) -> NDArray[np.object_]:
    """The part of the land nearest to each point: one polygon per point, in their order."""
    voronoi = shapely.voronoi_polygons(
        shapely.MultiPoint(points),
        extend_to=shapely.box(*land.bounds).buffer(5 * _KM),
        ordered=True,
    )
    pieces: NDArray[np.object_] = shapely.intersection(shapely.get_parts(voronoi), land)
    return pieces
