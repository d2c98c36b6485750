"""TopoJSON: outlines kept once as shared arcs, back to rings of points."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


def features(topology: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every polygon of every object, as a GeoJSON feature."""
    arcs = _arcs(topology)
    for thing in topology["objects"].values():
        for geometry in thing.get("geometries", [thing]):
            yield {
                "type": "Feature",
                "properties": geometry.get("properties") or {},
                "geometry": _geometry(geometry, arcs),
            }


def _arcs(topology: Mapping[str, Any]) -> list[Points]:
    transform = topology.get("transform")
    arcs = [np.asarray(arc, dtype=float)[:, :2] for arc in topology["arcs"]]
    if not transform:
        return arcs
    scale, move = np.asarray(transform["scale"]), np.asarray(transform["translate"])
    return [arc.cumsum(axis=0) * scale + move for arc in arcs]


def _geometry(geometry: Mapping[str, Any], arcs: list[Points]) -> dict[str, Any] | None:
    if geometry["type"] == "Polygon":
        rings = [_ring(ring, arcs) for ring in geometry["arcs"]]
        return {"type": "Polygon", "coordinates": rings}
    if geometry["type"] == "MultiPolygon":
        parts = [[_ring(ring, arcs) for ring in part] for part in geometry["arcs"]]
        return {"type": "MultiPolygon", "coordinates": parts}
    return None


def _ring(numbers: list[int], arcs: list[Points]) -> list[list[float]]:
    """Arcs end to end; ~n is arc n backwards; each starts where the one before ended."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    joined = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
    ring: list[list[float]] = joined.tolist()
    return ring
