"""Boundaries that bend like real ones: each edge is bent once, and both its sides share it."""

from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from wardmote.evidence.madeup.land import wander

Vertex = tuple[float, float]
Edge = tuple[Vertex, Vertex]
_TRIES = 8
Bends = dict[Edge, NDArray[np.float64]]


def bend(cells: NDArray[np.object_], rng: np.random.Generator) -> NDArray[np.object_]:
    """The same areas with wandering boundaries; they still meet without gap or overlap."""
    rings = [_rings(cell) for cell in cells]
    bends = _bends(rings, rng)
    for _ in range(_TRIES):
        shapes = np.array([_polygon(parts, bends) for parts in rings], dtype=object)
        crossed = np.flatnonzero(~shapely.is_valid(shapes))
        for edge in {edge for index in crossed for ring in rings[index] for edge in _edges(ring)}:
            if edge in bends:
                bends[edge] = _flatter(bends[edge])
    whole: NDArray[np.object_] = shapely.buffer(shapes[crossed], 0)
    shapes[crossed] = whole
    return shapes


def _rings(cell: Any) -> list[list[Vertex]]:
    parts = [part for part in shapely.get_parts(cell) if part.geom_type == "Polygon"]
    return [[(round(x, 1), round(y, 1)) for x, y in part.exterior.coords] for part in parts]


def _edges(ring: list[Vertex]) -> list[Edge]:
    return [(a, b) if a < b else (b, a) for a, b in pairwise(ring) if a != b]


def _bends(rings: list[list[list[Vertex]]], rng: np.random.Generator) -> Bends:
    """The bent course of every edge that two areas share; the coast is bent already."""
    sides: dict[Edge, int] = {}
    for parts in rings:
        for ring in parts:
            for edge in _edges(ring):
                sides[edge] = sides.get(edge, 0) + 1
    return {
        edge: np.round(wander(np.array(edge), rng, roughness=0.13, finest_m=_finest(edge)), 1)
        for edge, count in sides.items()
        if count == 2
    }


def _flatter(course: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same course at two thirds of its distance from the straight line between its ends."""
    along = np.linspace(0, 1, len(course))[:, None]
    straight = course[0] + along * (course[-1] - course[0])
    return np.round(straight + (course - straight) * 2 / 3, 1)


def _finest(edge: Edge) -> float:
    """Long edges are bent in longer stretches: a country lane, not a garden wall."""
    (x0, y0), (x1, y1) = edge
    return max(45.0, float(np.hypot(x1 - x0, y1 - y0)) / 12)


def _polygon(parts: list[list[Vertex]], bends: Bends) -> Any:
    polygons = [shapely.Polygon(_follow(ring, bends)) for ring in parts]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _follow(ring: list[Vertex], bends: Bends) -> NDArray[np.float64]:
    course = []
    for a, b in pairwise(ring):
        line = bends.get((a, b) if a < b else (b, a), np.array([min(a, b), max(a, b)]))
        course.append((line if a < b else line[::-1])[:-1])
    return np.vstack(course)
