"""Outlines of areas, read from GeoJSON or TopoJSON, in British National Grid metres."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.places import topology
from wardmote.evidence.places.grid import to_grid_pairs
from wardmote.evidence.places.kinds import Kind, names_a_kind, read_heading


@dataclass(frozen=True)
class Outlines:
    """The outlines of one kind of area, in order of code.

    Attributes:
        kind: which kind.
        codes: one code per area.
        shapes: one shapely polygon or multipolygon per area, British National Grid metres.
    """

    kind: Kind
    codes: tuple[str, ...]
    shapes: Any

    def only(self, wanted: Iterable[str]) -> "Outlines":
        """The same, of the wanted codes that there are."""
        keep = set(wanted)
        places = [i for i, code in enumerate(self.codes) if code in keep]
        return Outlines(self.kind, tuple(self.codes[i] for i in places), self.shapes[places])


@dataclass(frozen=True)
class OneOutline:
    """One area as a file draws it."""

    kind: Kind
    code: str
    name: str
    shape: Any


def read_outlines(path: Path) -> list[OneOutline]:
    """Every area that a map file draws and whose kind its properties tell; none if no such map.

    Raises:
        FileRefused: the file is such a map but broken.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if b"FeatureCollection" not in head and b'"Topology"' not in head:
        return []
    text = path.read_text("utf-8-sig", errors="replace")
    if not names_a_kind(text):
        return []
    try:
        return _in_metres(list(_outlines(json.loads(text))))
    except (ValueError, KeyError, IndexError, TypeError, shapely.errors.ShapelyError) as why:
        raise FileRefused(
            f"{path}: this map cannot be read ({why}). Fetch or export it again as GeoJSON."
        ) from why


def _outlines(document: Mapping[str, Any]) -> Iterator[OneOutline]:
    _check_grid(document)
    topological = document["type"] == "Topology"
    listed = topology.features(document) if topological else document["features"]
    for feature in listed:
        kind, code, name = _labels(feature["properties"] or {})
        geometry = feature["geometry"]
        if kind is None or not code or geometry is None:
            continue
        if geometry["type"] in ("Polygon", "MultiPolygon"):
            yield OneOutline(kind, code, name, _shape(geometry))


def _check_grid(document: Mapping[str, Any]) -> None:
    name = str((document.get("crs") or {}).get("properties", {}).get("name", "CRS84"))
    if not name.endswith(("CRS84", "4326", "27700")):
        raise ValueError(f"its coordinates are {name}; WGS84 or British National Grid are read")


def _labels(properties: Mapping[str, Any]) -> tuple[Kind | None, str, str]:
    kind, code, names = None, "", {}
    for heading, value in properties.items():
        found = read_heading(heading)
        if found is None or value is None:
            continue
        if found[1] == "code" and kind is None:
            kind, code = found[0], str(value).strip()
        elif found[1] == "name":
            names[found[0]] = str(value).strip()
    return kind, code, names.get(kind, "") if kind else ""


def _shape(geometry: Mapping[str, Any]) -> Any:
    parts = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        parts = [parts]
    rings = [[shapely.linearrings([pair[:2] for pair in ring]) for ring in part] for part in parts]
    return shapely.multipolygons([shapely.polygons(part[0], part[1:] or None) for part in rings])


def _in_metres(outlines: list[OneOutline]) -> list[OneOutline]:
    """The same outlines on the national grid, all points of a file turned at once."""
    if not outlines:
        return []
    shapes = np.empty(len(outlines), dtype=object)
    shapes[:] = [one.shape for one in outlines]
    turned = shapely.transform(shapes, to_grid_pairs)
    if not np.isfinite(shapely.get_coordinates(turned)).all():
        raise ValueError("a point lies outside Great Britain's grid")
    return [replace(one, shape=_mended(shape)) for one, shape in zip(outlines, turned, strict=True)]


def _mended(shape: Any) -> Any:
    return shape if shapely.is_valid(shape) else _polygons_of(shapely.make_valid(shape))


def _polygons_of(shape: Any) -> Any:
    """Mending may leave stray lines beside the polygons: they have no inside and go."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.multipolygons(parts[shapely.get_dimensions(parts) == 2])


def gathered(outlines: Iterable[OneOutline]) -> dict[Kind, Outlines]:
    """The outlines of many files by kind; of one area drawn twice the finer drawing."""
    best: dict[Kind, dict[str, Any]] = {}
    for one in outlines:
        kept = best.setdefault(one.kind, {}).get(one.code)
        if kept is None or shapely.get_num_coordinates(one.shape) > shapely.get_num_coordinates(
            kept
        ):
            best[one.kind][one.code] = one.shape
    return {kind: _ordered(kind, shapes) for kind, shapes in best.items()}


def _ordered(kind: Kind, shapes: Mapping[str, Any]) -> Outlines:
    codes = tuple(sorted(shapes))
    held = np.empty(len(codes), dtype=object)
    held[:] = [shapes[code] for code in codes]
    return Outlines(kind, codes, held)
