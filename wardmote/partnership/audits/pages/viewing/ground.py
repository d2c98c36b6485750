"""The ground of a map: boundaries as degrees for MapLibre, and as paths for the page's own SVG.

Both hold areas only; there is no point on any of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pyproj import Transformer

from wardmote.partnership.audits.pages.viewing.edition import Viewed

WIDTH, TALLEST = 720, 760
"""Of the picture, in its own pixels."""
FINENESS = 1
"""Corners nearer than that many pixels to the last one are left out of the picture."""
DEGREES = 180
"""Coordinates beyond this are no degrees, but metres of the British National Grid."""
PLACES = 5
"""Decimals of a degree: about a metre."""
GROUNDS_KEPT = 8
BOXES_KEPT = 64
LAYERS = {"area": ("shapes", "area"), "ward": ("ward_shapes", "ward")}

Ring = list[tuple[float, float]]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Sheet:
    """Paths of areas, in pixels, and how long a round distance is there.

    Attributes:
        paths: the path of each area by its code, in the order of the codes.
        wards: paths of the wards' outlines.
        scale: length in pixels and words of a round distance; nothing where metres are unknown.
    """

    width: int
    height: int
    paths: Mapping[str, str]
    wards: tuple[str, ...]
    scale: tuple[int, str] | None


@lru_cache(maxsize=GROUNDS_KEPT)
def degrees(of: Viewed, layer: str) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """Geometries in degrees (RFC 7946): those of the areas by code, and those of the wards."""
    return (
        {code: _in_degrees(each) for code, each in _shapes(of, layer).items()},
        [_in_degrees(each) for each in _shapes(of, "ward").values()],
    )


@lru_cache(maxsize=GROUNDS_KEPT)
def sheet(of: Viewed, layer: str) -> Sheet | None:
    """The picture's paths; None where the edition has no boundaries."""
    shapes = _shapes(of, layer)
    if (around := _box(shapes)) is None:
        return None
    west, south, east, north = around
    k = min(WIDTH / (east - west), TALLEST / (north - south))

    def path(geometry: dict[str, Any]) -> str:
        return "".join(
            _path([((x - west) * k, (north - y) * k) for x, y in ring]) for ring in _rings(geometry)
        )

    return Sheet(
        width=round((east - west) * k) + 1,
        height=round((north - south) * k) + 1,
        paths={code: path(shapes[code]) for code in sorted(shapes)},
        wards=tuple(path(each) for each in _shapes(of, "ward").values()),
        scale=_scale(k) if in_metres(around) else None,
    )


@lru_cache(maxsize=BOXES_KEPT)
def box(of: Viewed) -> Box | None:
    """West, south, east and north of an edition's areas; None without boundaries."""
    return _box(_shapes(of, "area"))


def in_metres(around: Box) -> bool:
    """Whether a box is told in metres of the British National Grid, and not in degrees."""
    return max(abs(corner) for corner in around) > DEGREES


def _box(shapes: Mapping[str, dict[str, Any]]) -> Box | None:
    corners = [corner for each in shapes.values() for ring in _rings(each) for corner in ring]
    if not corners:
        return None
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _shapes(of: Viewed, layer: str) -> dict[str, dict[str, Any]]:
    name, key = LAYERS[layer]
    found = getattr(of.edition, name) or {}
    return {
        str(feature["properties"][key]): feature["geometry"]
        for feature in found.get("features", ())
    }


def _polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    rings = geometry["coordinates"]
    return [rings] if geometry["type"] == "Polygon" else rings


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    for polygon in _polygons(geometry):
        yield from polygon


def _path(ring: Ring) -> str:
    """A closed path through the corners that can be told apart."""
    kept = [ring[0]]
    for x, y in ring[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINENESS:
            kept.append((x, y))
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in kept)}Z"


def _scale(px_per_m: float) -> tuple[int, str]:
    rounds = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
    length = max((m for m in rounds if m * px_per_m <= WIDTH / 4), default=rounds[0])
    return round(length * px_per_m), f"{length // 1000} km" if length >= 1000 else f"{length} m"


# ── degrees ──


@lru_cache(maxsize=1)
def _grid() -> Transformer:
    """From the British National Grid to WGS 84, longitude first."""
    return Transformer.from_crs(27700, 4326, always_xy=True)


def _in_degrees(geometry: dict[str, Any]) -> dict[str, Any]:
    polygons = [[_wound(_turned(ring), out=place == 0) for place, ring in enumerate(polygon)]
                for polygon in _polygons(geometry)]  # fmt: skip
    return {"type": "MultiPolygon", "coordinates": polygons}


def _turned(ring: Ring) -> list[list[float]]:
    if all(abs(x) <= DEGREES and abs(y) <= DEGREES for x, y in ring):
        return [[round(x, PLACES), round(y, PLACES)] for x, y in ring]
    east, north = zip(*ring, strict=True)
    turned = zip(*_grid().transform(east, north), strict=True)
    return [[round(x, PLACES), round(y, PLACES)] for x, y in turned]


def _wound(ring: list[list[float]], *, out: bool) -> list[list[float]]:
    """Outer rings against the clock, holes with it."""
    area = sum(
        x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
    )
    return ring if (area > 0) == out else ring[::-1]
