"""Boundaries in metres set out on the picture, in pixels, north up."""

from dataclasses import dataclass
from typing import Any

from shapely import affinity
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

FINENESS_PX = 0.4
"""Detail smaller than this cannot be seen, and is left out of the picture."""

SCALE_BARS_M = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)


@dataclass(frozen=True)
class Sheet:
    """How metres become pixels: one scale both ways, the top left corner of the ground at 0, 0."""

    west: float
    north: float
    px_per_m: float
    width: float
    height: float

    def laid(self, geometry: BaseGeometry) -> BaseGeometry:
        """The geometry in pixels, y downwards."""
        k = self.px_per_m
        placed = affinity.affine_transform(geometry, [k, 0, 0, -k, -k * self.west, k * self.north])
        return placed.simplify(FINENESS_PX, preserve_topology=True)

    def scale_bar(self) -> tuple[float, str]:
        """Length in pixels and words of a round distance, about a fifth of the width."""
        length = max((m for m in SCALE_BARS_M if m * self.px_per_m <= self.width / 4), default=100)
        words = f"{length // 1000} km" if length >= 1000 else f"{length} m"
        return length * self.px_per_m, words


def geometries(collection: Any, key: str) -> dict[str, BaseGeometry]:
    """The shapes of a GeoJSON collection by the code in its `properties[key]`, mended if broken."""
    found = {}
    for feature in (collection or {}).get("features", ()):
        geometry = shape(feature["geometry"])
        found[str(feature["properties"][key])] = (
            geometry if geometry.is_valid else geometry.buffer(0)
        )
    return found


def sheet(shapes: list[BaseGeometry], *, width: float, tallest: float) -> Sheet:
    """The largest sheet within these pixels that holds every shape."""
    bounds = [geometry.bounds for geometry in shapes]
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    east, north = max(b[2] for b in bounds), max(b[3] for b in bounds)
    scale = min(width / (east - west), tallest / (north - south))
    return Sheet(west, north, scale, (east - west) * scale, (north - south) * scale)


def feature(geometry: BaseGeometry, **properties: Any) -> dict[str, Any]:
    """A feature for Vega: drawn as it is, so its rings are left wound as they are."""
    return {"type": "Feature", "geometry": mapping(geometry), "properties": properties}
