"""The cell index's compiled loops: areas' edges onto a grid of cells, and points looked up in it.

The grid has fine cells in blocks of 8 × 8. A block that no edge touches holds one answer; the
others have a tile of 64 answers and, for each cell that edges touch, the areas to be tested.
Areas are numbered in order of their codes, so the lowest number is the lowest code.
"""

from typing import Any

import numpy as np
from numba import njit, prange

SIDE = 8
_HAIR = 1e-7  # of a cell: an edge this near a cell's border counts as touching both cells


@njit(cache=True)
def edge_rows(low: float, high: float, origin: float, cell: float) -> tuple[int, int]:
    """The first and last row of cells that a span of northings touches."""
    first = int(np.floor((low - origin) / cell - _HAIR))
    return first, int(np.floor((high - origin) / cell + _HAIR))


@njit(cache=True)
def _span_in_row(edge: Any, row: int, grid: Any) -> tuple[int, int]:
    """The first and last column that an edge touches within one row of cells."""
    x1, y1, x2, y2 = edge
    low, high = grid[1] + row * grid[2], grid[1] + (row + 1) * grid[2]
    if y1 == y2:
        xa, xb = x1, x2
    else:
        ya, yb = min(max(y1, low), high), min(max(y2, low), high)
        xa = x1 + (x2 - x1) * (ya - y1) / (y2 - y1)
        xb = x1 + (x2 - x1) * (yb - y1) / (y2 - y1)
    first = int(np.floor((min(xa, xb) - grid[0]) / grid[2] - _HAIR))
    return first, int(np.floor((max(xa, xb) - grid[0]) / grid[2] + _HAIR))


@njit(cache=True)
def rows_of_areas(edges: Any, starts: Any, grid: Any) -> Any:
    """For each area its first row of cells and how many rows it reaches over."""
    reach = np.zeros((len(starts) - 1, 2), np.int64)
    for area in range(len(starts) - 1):
        mine = edges[starts[area] : starts[area + 1]]
        low = min(mine[:, 1].min(), mine[:, 3].min())
        high = max(mine[:, 1].max(), mine[:, 3].max())
        first, last = edge_rows(low, high, grid[1], grid[2])
        reach[area, 0], reach[area, 1] = first, last - first + 1
    return reach


@njit(cache=True)
def slabs(edges: Any, starts: Any, reach: Any, bases: Any, grid: Any) -> tuple[Any, Any]:
    """For each area and row of cells the edges that touch the row (offsets, edges)."""
    offsets = np.zeros(bases[-1] + 1, np.int64)
    for area in range(len(starts) - 1):
        for e in range(starts[area], starts[area + 1]):
            low, high = min(edges[e, 1], edges[e, 3]), max(edges[e, 1], edges[e, 3])
            first, last = edge_rows(low, high, grid[1], grid[2])
            for row in range(first, last + 1):
                offsets[bases[area] + row - reach[area, 0] + 1] += 1
    offsets = np.cumsum(offsets)
    listed = np.empty(offsets[-1], np.int32)
    filled = offsets[:-1].copy()
    for area in range(len(starts) - 1):
        for e in range(starts[area], starts[area + 1]):
            low, high = min(edges[e, 1], edges[e, 3]), max(edges[e, 1], edges[e, 3])
            first, last = edge_rows(low, high, grid[1], grid[2])
            for row in range(first, last + 1):
                slot = bases[area] + row - reach[area, 0]
                listed[filled[slot]] = e
                filled[slot] += 1
    return offsets, edges[listed]


@njit(cache=True)
def touched_blocks(edges: Any, grid: Any, blocks_down: int, blocks_across: int) -> Any:
    """The number of each block's tile, in order, or −1 where no edge touches it."""
    tile = np.full((blocks_down, blocks_across), -1, np.int32)
    for e in range(len(edges)):
        low, high = min(edges[e, 1], edges[e, 3]), max(edges[e, 1], edges[e, 3])
        first, last = edge_rows(low, high, grid[1], grid[2])
        for row in range(first, last + 1):
            left, right = _span_in_row(edges[e], row, grid)
            for block in range(left // SIDE, right // SIDE + 1):
                tile[row // SIDE, block] = 0
    number = 0
    for down in range(blocks_down):
        for across in range(blocks_across):
            if tile[down, across] == 0:
                tile[down, across] = number
                number += 1
    return tile


@njit(cache=True)
def _mark(
    edges: Any, starts: Any, grid: Any, tile: Any, slots: Any, mark: Any, listed: Any
) -> None:
    """Walk every cell that an area's edges touch, once: count it, or list the area there."""
    for area in range(len(starts) - 1):
        for e in range(starts[area], starts[area + 1]):
            low, high = min(edges[e, 1], edges[e, 3]), max(edges[e, 1], edges[e, 3])
            first, last = edge_rows(low, high, grid[1], grid[2])
            for row in range(first, last + 1):
                left, right = _span_in_row(edges[e], row, grid)
                for column in range(left, right + 1):
                    here = tile[row // SIDE, column // SIDE]
                    cell = here * SIDE * SIDE + row % SIDE * SIDE + column % SIDE
                    if mark[cell] != area:
                        mark[cell] = area
                        if len(listed):
                            listed[slots[cell]] = area
                        slots[cell] += 1


@njit(cache=True)
def candidates(edges: Any, starts: Any, grid: Any, tile: Any, tiles: int) -> tuple[Any, Any]:
    """For each fine cell the areas whose edges touch it, lowest first (offsets, areas)."""
    cells = tiles * SIDE * SIDE
    counts = np.zeros(cells, np.int32)
    mark = np.full(cells, -1, np.int32)
    _mark(edges, starts, grid, tile, counts, mark, np.empty(0, np.int32))
    offsets = np.zeros(cells + 1, np.int32)
    offsets[1:] = np.cumsum(counts)
    listed = np.empty(max(offsets[-1], 1), np.int32)
    mark[:] = -1
    _mark(edges, starts, grid, tile, offsets[:-1].copy(), mark, listed)
    return offsets, listed


@njit(cache=True)
def _crossings(edges: Any, northing: float) -> Any:
    found = np.empty(len(edges), np.float64)
    count = 0
    for e in range(len(edges)):
        x1, y1, x2, y2 = edges[e]
        if (y1 <= northing) != (y2 <= northing):
            found[count] = x1 + (x2 - x1) * (northing - y1) / (y2 - y1)
            count += 1
    return np.sort(found[:count])


@njit(cache=True)
def fill(
    reach: Any, bases: Any, slab: Any, held: Any, grid: Any, tile: Any,
    offsets: Any, listed_areas: Any, block_answer: Any, cell_answer: Any,
) -> None:  # fmt: skip
    """Give each cell, and each block without a tile, the lowest area that holds it wholly."""
    for area in range(len(reach)):
        for step in range(reach[area, 1]):
            row = reach[area, 0] + step
            base = bases[area] + step
            middle = grid[1] + (row + 0.5) * grid[2]
            ends = _crossings(held[slab[base] : slab[base + 1]], middle)
            for i in range(0, len(ends) - 1, 2):
                column = int(np.ceil((ends[i] - grid[0]) / grid[2] - 0.5))
                last = int(np.floor((ends[i + 1] - grid[0]) / grid[2] - 0.5))
                while column <= last:
                    block = column // SIDE
                    stop = min(last, block * SIDE + SIDE - 1)
                    here = tile[row // SIDE, block]
                    if here < 0:
                        if block_answer[row // SIDE, block] < 0:
                            block_answer[row // SIDE, block] = area
                    else:
                        start = here * SIDE * SIDE + row % SIDE * SIDE
                        for c in range(column, stop + 1):
                            cell = start + c % SIDE
                            if cell_answer[cell] < 0 and not _among(
                                area, listed_areas, offsets[cell], offsets[cell + 1]
                            ):
                                cell_answer[cell] = area
                    column = stop + 1


@njit(cache=True)
def _among(area: int, listed: Any, first: int, last: int) -> bool:
    for i in range(first, last):  # noqa: SIM110 (numba compiles the loop, not the generator)
        if listed[i] == area:
            return True
    return False


@njit(cache=True)
def covers(edges: Any, x: float, y: float) -> bool:
    """Whether the area of these edges holds the point; a point on an edge is held.

    The edges are those of the area that touch the point's row of cells: no other can cross the
    level ray from the point.
    """
    inside = False
    for e in range(len(edges)):
        x1, y1, x2, y2 = edges[e]
        if min(y1, y2) <= y <= max(y1, y2):
            turn = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
            if turn == 0.0 and min(x1, x2) <= x <= max(x1, x2):
                return True
            if (y1 <= y) != (y2 <= y) and (turn > 0) == (y2 > y1):
                inside = not inside
    return inside


@njit(cache=True)
def _away(edges: Any, first: int, last: int, x: float, y: float) -> float:
    """The square of a point's distance from an area of these edges: 0 where the area holds it."""
    inside, least = False, np.inf
    for e in range(first, last):
        x1, y1, x2, y2 = edges[e]
        along_x, along_y = x2 - x1, y2 - y1
        if (y1 <= y) != (y2 <= y):
            turn = along_x * (y - y1) - (x - x1) * along_y
            if (turn > 0) == (y2 > y1):
                inside = not inside
        step = ((x - x1) * along_x + (y - y1) * along_y) / (along_x**2 + along_y**2)
        step = min(max(step, 0.0), 1.0)
        least = min(least, (x - x1 - step * along_x) ** 2 + (y - y1 - step * along_y) ** 2)
    return 0.0 if inside else least


@njit(cache=True)
def nearest(x: Any, y: Any, group: Any, offsets: Any, members: Any, edges: Any, starts: Any) -> Any:
    """For each point the member of its group that holds it or is nearest; the first of equals."""
    answer = np.full(len(x), -1, np.int32)
    for i in range(len(x)):
        if not np.isfinite(x[i] + y[i]):
            continue
        least = np.inf
        for k in range(offsets[group[i]], offsets[group[i] + 1]):
            area = members[k]
            away = _away(edges, starts[area], starts[area + 1], x[i], y[i])
            if away < least:
                answer[i], least = area, away
    return answer


def _look_up(
    x: Any, y: Any, reach: Any, bases: Any, slab: Any, held: Any, grid: Any,
    tile: Any, offsets: Any, listed_areas: Any, block_answer: Any, cell_answer: Any,
) -> Any:  # fmt: skip
    """For each point the lowest area that holds it, or −1."""
    answer = np.full(len(x), -1, np.int32)
    for i in prange(len(x)):
        across, up = (x[i] - grid[0]) / grid[2], (y[i] - grid[1]) / grid[2]
        if not (across >= 0 and up >= 0):
            continue
        column, row = int(across), int(up)
        if column // SIDE >= tile.shape[1] or row // SIDE >= tile.shape[0]:
            continue
        here = tile[row // SIDE, column // SIDE]
        if here < 0:
            answer[i] = block_answer[row // SIDE, column // SIDE]
            continue
        cell = here * SIDE * SIDE + row % SIDE * SIDE + column % SIDE
        best = cell_answer[cell]
        for k in range(offsets[cell], offsets[cell + 1]):
            area = listed_areas[k]
            if 0 <= best < area:
                break
            base = bases[area] + row - reach[area, 0]
            if covers(held[slab[base] : slab[base + 1]], x[i], y[i]):
                best = area
                break
        answer[i] = best
    return answer


look_up = njit(cache=True)(_look_up)
look_up_on_threads = njit(cache=True, parallel=True)(_look_up)
