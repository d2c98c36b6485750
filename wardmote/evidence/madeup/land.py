"""The land: a coast, a river's mouth, and points for areas that crowd in towns."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Region:
    """A stretch of land that one city fills, or that several districts share by nearness."""

    shape: Any
    numbers: tuple[int, ...]


def regions(plan: Atlas, ground: Any, rng: np.random.Generator) -> list[Region]:
    """The land in parts: each district with a radius has its own, the others share the rest."""
    found = []
    for number, district in enumerate(plan.districts):
        if district.radius_km:
            found.append(Region(shapely.intersection(ground, _circle(district, rng)), (number,)))
    rest = shapely.difference(ground, shapely.union_all([region.shape for region in found]))
    taken = {number for region in found for number in region.numbers}
    others = tuple(number for number in range(len(plan.districts)) if number not in taken)
    return [*found, Region(rest, others)]


def _circle(district: District, rng: np.random.Generator) -> Any:
    ring = shapely.Point(np.array(district.centre_km) * _KM).buffer(district.radius_km * _KM, 3)
    bent = wander(shapely.get_coordinates(ring), rng, roughness=0.13, finest_m=180.0)
    return shapely.make_valid(shapely.Polygon(bent))


def seeds(plan: Atlas, region: Region, number: int, count: int, rng: np.random.Generator) -> Points:
    """So many points of one district in its region, crowded in its towns."""
    shapely.prepare(region.shape)
    found = np.empty((0, 2))
    while len(found) < count:
        tries = _tries(plan.districts[number], count * 6, region.shape.bounds, rng)
        inside = shapely.contains_xy(region.shape, *tries.T)
        found = np.vstack([found, tries[inside & (_owner(tries, plan, region) == number)]])
    return found[:count]


def _owner(points: Points, plan: Atlas, region: Region) -> NDArray[np.intp]:
    """Which of a region's districts each point belongs to: the nearest, by its reach."""
    scores = []
    for number in region.numbers:
        district = plan.districts[number]
        far = np.hypot(*(points - np.array(district.centre_km) * _KM).T) / _KM
        scores.append(far - district.reach_km)
    return np.array(region.numbers)[np.argmin(scores, axis=0)]


def _tries(
    district: District, count: int, bounds: tuple[float, ...], rng: np.random.Generator
) -> Points:
    share = [town.share for town in district.towns]
    kind = rng.choice(len(share) + 1, size=count, p=[*share, 1 - sum(share)])
    points = rng.uniform(bounds[:2], bounds[2:], (count, 2))
    for i, town in enumerate(district.towns):
        near = rng.normal(0.0, town.spread_km * _KM, (count, 2)) + np.array(town.at_km) * _KM
        points = np.where((kind == i)[:, None], near, points)
    return points


def settle(points: Points, region: Region, rounds: int = 2) -> Points:
    """The points moved towards the middle of their cells, so that areas are of a shape."""
    for _ in range(rounds):
        middle = shapely.get_coordinates(shapely.centroid(cells(points, region)))
        points = points + 0.7 * (middle - points)
    return points


def cells(points: Points, region: Region) -> NDArray[np.object_]:
    """The part of the region nearest to each point: one polygon per point, in their order."""
    voronoi = shapely.voronoi_polygons(
        shapely.MultiPoint(points),
        extend_to=shapely.box(*region.shape.bounds).buffer(5 * _KM),
        ordered=True,
    )
    pieces: NDArray[np.object_] = shapely.intersection(shapely.get_parts(voronoi), region.shape)
    return pieces
