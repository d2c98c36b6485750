"""Outlines made small enough for a report's map, in whole metres."""

from typing import Any

import numpy as np
import shapely

from wardmote.evidence.places.kinds import setting
from wardmote.evidence.places.outlines import Outlines


def drawn(outlines: Outlines, label: str) -> dict[str, Any]:
    """A GeoJSON FeatureCollection in British National Grid metres, neighbours still meeting.

    Args:
        outlines: what to draw.
        label: the property that holds each code: "area" or "ward".
    """
    shapes = _simplified(outlines.shapes)
    features = [
        {"type": "Feature", "properties": {label: code}, "geometry": _geometry(shape)}
        for code, shape in zip(outlines.codes, shapes, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def dissolved(outlines: Outlines, groups: dict[str, list[str]], kind: Any) -> Outlines:
    """The outlines of groups of areas: each group's areas joined, hairline gaps closed."""
    place = {code: i for i, code in enumerate(outlines.codes)}
    codes = tuple(sorted(groups))
    shapes = np.empty(len(codes), dtype=object)
    gap = setting("touching_m")
    for i, code in enumerate(codes):
        union = shapely.union_all(outlines.shapes[[place[area] for area in groups[code]]])
        shapes[i] = shapely.buffer(
            shapely.buffer(union, gap, join_style="mitre"), -gap, join_style="mitre"
        )
    return Outlines(kind, codes, shapes)


def _simplified(shapes: Any) -> Any:
    if not len(shapes):
        return shapes
    bounds = shapely.total_bounds(shapes)
    step = max(bounds[2] - bounds[0], bounds[3] - bounds[1]) / setting("outline_steps")
    # The tolerance of coverage_simplify is the square root of the area that may be lost.
    thinner = shapely.coverage_simplify(shapes, 2 * step)
    return np.where(shapely.is_empty(thinner), shapes, thinner)


def _geometry(shape: Any) -> dict[str, Any]:
    """Whole metres, one Polygon where there is one part."""
    parts = [_rings(part) for part in shapely.get_parts(shape)]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _rings(polygon: Any) -> list[Any]:
    return [
        shapely.get_coordinates(ring).round().astype(int).tolist()
        for ring in shapely.get_rings(polygon)
    ]
