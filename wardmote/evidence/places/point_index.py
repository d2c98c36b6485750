"""Which area holds a point: a grid of cells that answers most points by one look-up."""

import hashlib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from wardmote.evidence.places.kinds import setting
from wardmote.evidence.places.outlines import Outlines

Groups = tuple[NDArray[Any], NDArray[Any]]

_MANY = 100_000  # from so many points on, two threads pay for their start


def _loops() -> Any:
    """The compiled loops, read when a point is first placed: the compiler takes half a second."""
    return import_module("wardmote.evidence.places.cells")


class PointIndex:
    """The areas of one kind, cut into cells.

    A cell wholly inside one area answers by look-up; a point in a cell that an edge touches is
    tested against the areas that have an edge there. The rules: an area is closed, so a point on
    its edge is in it; holes are out; a part of a multipolygon is in; where areas overlap or share
    the edge the point is on, the lowest code wins; a point in no area has none.
    """

    def __init__(self, outlines: Outlines, cache: Path | None = None) -> None:
        """Build the index, or read it from the cache folder if it was built before."""
        order = sorted(range(len(outlines.codes)), key=outlines.codes.__getitem__)
        self.codes = tuple(outlines.codes[i] for i in order)
        if self.codes:
            *self._parts, self._edges, self._starts = _kept(outlines.shapes[order], cache)

    def place(self, easting: ArrayLike, northing: ArrayLike) -> NDArray[Any]:
        """The area of each point (British National Grid metres), as a place in `codes`, or −1."""
        x, y = np.ascontiguousarray(easting, float), np.ascontiguousarray(northing, float)
        if not self.codes:
            return np.full(len(x), -1, np.int32)
        cells = _loops()
        look_up = cells.look_up_on_threads if len(x) >= _MANY else cells.look_up
        found: NDArray[Any] = look_up(x, y, *self._parts)
        return found

    def grouped(self, groups: Sequence[Sequence[str]]) -> Groups:
        """Groups of areas made ready for `nearest`; an area without an outline drops out."""
        place = {code: i for i, code in enumerate(self.codes)}
        members = [sorted(place[code] for code in group if code in place) for group in groups]
        offsets = np.cumsum([0, *map(len, members)])
        listed = np.array([area for group in members for area in group], dtype=np.int64)
        return offsets.astype(np.int64), listed

    def nearest(
        self, easting: ArrayLike, northing: ArrayLike, group: ArrayLike, groups: Groups
    ) -> NDArray[Any]:
        """Of a group of areas the one that holds each point or is nearest; the lowest of equals.

        Args:
            easting: British National Grid metres; NaN where a point is not known.
            northing: the same.
            group: for each point, which of the groups.
            groups: as `grouped` made them.

        Returns:
            Places in `codes`; −1 for a point not known, or a group of which none has an outline.
        """
        x, y = np.ascontiguousarray(easting, float), np.ascontiguousarray(northing, float)
        if not self.codes:
            return np.full(len(x), -1, np.int32)
        chosen = np.ascontiguousarray(group, np.int64)
        found: NDArray[Any] = _loops().nearest(x, y, chosen, *groups, self._edges, self._starts)
        return found


def _kept(shapes: Any, cache: Path | None) -> tuple[Any, ...]:
    """The index's arrays, from the cache folder where these very outlines were cut before."""
    if cache is None:
        return _cut(shapes)
    digest = hashlib.sha256(b"cells of 8 by 8")
    for shape in shapes:
        digest.update(shapely.to_wkb(shape))
    path = cache / f"cells-{digest.hexdigest()[:32]}.npz"
    if path.exists():
        with np.load(path) as kept:
            return tuple(kept[f"part{i:02d}"] for i in range(len(kept.files)))
    parts = _cut(shapes)
    cache.mkdir(parents=True, exist_ok=True)
    part_file = path.with_suffix(".part")
    with part_file.open("wb") as file:
        np.savez(file, **{f"part{i:02d}": part for i, part in enumerate(parts)})
    part_file.replace(path)
    return parts


def _cut(shapes: Any) -> tuple[Any, ...]:
    cells = _loops()
    edges, starts = _edges(shapes)
    grid, tile = _grid(edges)
    tiles = int(tile.max()) + 1
    reach = cells.rows_of_areas(edges, starts, grid)
    bases = np.concatenate([[0], np.cumsum(reach[:, 1])])
    slab, held = cells.slabs(edges, starts, reach, bases, grid)
    offsets, areas = cells.candidates(edges, starts, grid, tile, tiles)
    block_answer = np.full(tile.shape, -1, np.int32)
    cell_answer = np.full(tiles * cells.SIDE**2, -1, np.int32)
    found = (reach, bases, slab, held, grid, tile, offsets, areas, block_answer, cell_answer)
    cells.fill(*found)
    return (*found, edges, starts)


def _edges(shapes: Any) -> tuple[Any, Any]:
    """Every edge of every ring as x1, y1, x2, y2, and where each area's edges start."""
    parts, area_of_part = shapely.get_parts(shapes, return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    edges = np.hstack([points[:-1], points[1:]])[joined]
    area = area_of_part[part_of_ring[ring[:-1][joined]]]
    starts = np.searchsorted(area, np.arange(len(shapes) + 1))
    return np.ascontiguousarray(edges), starts.astype(np.int64)


def _grid(edges: Any) -> tuple[Any, Any]:
    """Origin and cell size, the finest whose tiles are few enough, and the tiles' numbers."""
    cells, cell = _loops(), setting("first_cell_m")
    low = np.minimum(edges[:, :2].min(axis=0), edges[:, 2:].min(axis=0))
    high = np.maximum(edges[:, :2].max(axis=0), edges[:, 2:].max(axis=0))
    while True:
        origin = np.floor(low / cell - 1) * cell
        across, down = np.ceil((high - origin + cell) / (cell * cells.SIDE)).astype(int)
        grid = np.array([origin[0], origin[1], cell])
        if down * across <= 64 * setting("most_tiles"):
            tile = cells.touched_blocks(edges, grid, down, across)
            if tile.max() < setting("most_tiles"):
                return grid, tile
        cell *= 2
