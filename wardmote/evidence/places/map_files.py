"""Map files, GeoJSON or TopoJSON: the areas that they draw, in British National Grid metres."""

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.places import topology
from wardmote.evidence.places.grid import to_grid_pairs
from wardmote.evidence.places.kinds import Kind, names_a_kind, read_heading


@dataclass(frozen=True)
class Layer:
    """The areas of one kind as one file draws them, in the file's order.

    Attributes:
        kind: which kind.
        codes: one code per area.
        names: the same areas' names; "" where the file gives none.
        shapes: one shapely polygon or multipolygon per area, British National Grid metres.
    """

    kind: Kind
    codes: tuple[str, ...]
    names: tuple[str, ...]
    shapes: Any


def read_layers(path: Path) -> list[Layer]:
    """What a map file draws, by the kinds that its properties tell; none if it is no such map.

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
        with _collector_at_rest():
            return _layers(list(_labelled(json.loads(text))))
    except (ValueError, KeyError, IndexError, TypeError, shapely.errors.ShapelyError) as why:
        raise FileRefused(
            f"{path}: this map cannot be read ({why}). Fetch or export it again as GeoJSON."
        ) from why


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A map makes millions of lists that are all in use: looking for garbage doubles the time."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


Labelled = tuple[Kind, str, str, Mapping[str, Any]]


def _labelled(document: Mapping[str, Any]) -> Iterator[Labelled]:
    """Kind, code, name and geometry of each feature that has them all but, perhaps, the name."""
    _check_grid(document)
    topological = document["type"] == "Topology"
    listed = topology.features(document) if topological else document["features"]
    for feature in listed:
        kind, code, name = _labels(feature["properties"] or {})
        geometry = feature["geometry"]
        if kind is None or not code or geometry is None:
            continue
        if geometry["type"] in ("Polygon", "MultiPolygon"):
            yield kind, code, name, geometry


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


def _layers(labelled: list[Labelled]) -> list[Layer]:
    """All shapes of a file are made at once: by the ten thousand, one by one takes seconds."""
    if not labelled:
        return []
    kinds, codes, names, geometries = zip(*labelled, strict=True)
    shapes = _shapes(geometries)
    layers = []
    for kind in dict.fromkeys(kinds):
        mine = [i for i, other in enumerate(kinds) if other == kind]
        layers.append(
            Layer(kind, tuple(codes[i] for i in mine), tuple(names[i] for i in mine), shapes[mine])
        )
    return layers


def _shapes(geometries: tuple[Mapping[str, Any], ...]) -> Any:
    """One valid multipolygon per geometry, its points turned to metres."""
    areas = [
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for geometry in geometries
    ]
    parts, area_of_part = _flat(areas)
    rings, part_of_ring = _flat(parts)
    pairs, ring_of_pair = _flat(rings)
    metres = to_grid_pairs(np.array([pair[:2] for pair in pairs], dtype=float))
    if not np.isfinite(metres).all():
        raise ValueError("a point lies outside Great Britain's grid")
    closed = shapely.linearrings(metres, indices=ring_of_pair)
    polygons = shapely.polygons(closed, indices=part_of_ring)
    return _mended(shapely.multipolygons(polygons, indices=area_of_part))


def _flat(nested: list[Any]) -> tuple[list[Any], Any]:
    """The members of lists end to end, and for each the number of the list that it was in."""
    lengths = [len(members) for members in nested]
    if not all(lengths):
        raise ValueError("an area has an empty outline")
    return list(chain.from_iterable(nested)), np.repeat(np.arange(len(nested)), lengths)


def _mended(shapes: Any) -> Any:
    for i in np.flatnonzero(~shapely.is_valid(shapes)):
        shapes[i] = _polygons_of(shapely.make_valid(shapes[i]))
    return shapes


def _polygons_of(shape: Any) -> Any:
    """Mending may leave stray lines beside the polygons: they have no inside and go."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.multipolygons(parts[shapely.get_dimensions(parts) == 2])
