"""One table of a dataset and year, rounded once so that it and its margins add up exactly."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wardmote.evidence.disclosure.balancing import Sums, balanced, brought, lean, neighbours, sums
from wardmote.evidence.disclosure.cycles import WHOLE, cancel_cycles
from wardmote.evidence.disclosure.keys import Seeds
from wardmote.evidence.disclosure.sharing_out import pull_towards, share_out

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cube:
    """The cells of a table with two ways of adding them up, which share the grand total.

    One way: cells to rows, rows to groups (areas, wards). The other: cells to blocks, blocks to
    columns (category × ward, category).

    Attributes:
        flow: each cell's number, in units of 1 / `WHOLE` of the base.
        row: each cell's row, numbered from 0.
        block: each cell's block, numbered from 0.
        group: each row's group, numbered from 0.
        column: each block's column, numbered from 0.
        beside: which blocks are kept in balance with each other, numbered from 0.
        seeds: each cell's secret seed.
    """

    flow: Whole
    row: Whole
    block: Whole
    group: Whole
    column: Whole
    beside: Whole
    seeds: Seeds


@dataclass(frozen=True)
class Start:
    """Where a revision starts from: each cell in multiples of the base, and whether it changed."""

    shown: Whole
    changed: npt.NDArray[np.bool_]


def flows(count: npt.NDArray[np.float64], base: int) -> Whole:
    """Counts in units of 1 / `WHOLE` of the base; a whole count is a whole number of them."""
    return np.rint(count * (WHOLE / base)).astype(np.int64)


def round_cube(cube: Cube, columns: Whole, start: Start | None = None) -> Whole:
    """Round every cell up or down to a neighbouring multiple, column totals being settled.

    Args:
        cube: the table.
        columns: each column's published total, in multiples of the base: one of the two that
            neighbour the true one.
        start: where the cells start from in a revision; from their true flow if None.

    Returns:
        Each cell in multiples of the base. Cells and blocks are at one of their two neighbouring
        multiples; rows and groups are, but for the little by which settled totals move them.
    """
    settled = _settle(cube, columns) if start is None else _resettle(cube, columns, start)
    return _cancelled(cube, settled, columns)


def _settle(cube: Cube, columns: Whole) -> Whole:
    """The cells moved a little so that each column comes to its settled total.

    Blocks first, so that what they stand beside keeps its total, then the cells within them.
    """
    blocks = sums(cube.flow, cube.block, len(cube.column))
    totals = sums(blocks, cube.column, len(columns))
    to = _moved(blocks, cube.column, totals, columns * WHOLE)
    to = balanced(Sums(blocks, cube.column, columns * WHOLE, cube.beside), lean(to, blocks))
    cells = _moved(cube.flow, cube.block, blocks, to)
    return balanced(Sums(cube.flow, cube.block, to, cube.row), lean(cells, cube.flow))


def _resettle(cube: Cube, columns: Whole, start: Start) -> Whole:
    """The cells from their start to each column's total: those first that changed."""
    at, to, column = start.shown * WHOLE, columns * WHOLE, cube.column[cube.block]
    low, high = neighbours(cube.flow)
    first = np.where(start.changed, low, at), np.where(start.changed, high, at)
    last = np.maximum(low - WHOLE, 0), high + WHOLE
    for ends in (first, (np.minimum(low, at), np.maximum(high, at)), last):
        at = brought(at, ends, column, to)
    return at


def _moved(flow: Whole, of: Whole, from_: Whole, to: Whole) -> Whole:
    pull = pull_towards(flow % WHOLE, (from_ % WHOLE)[of])
    return share_out(flow, *neighbours(flow), of, to - from_, pull)


def _cancelled(cube: Cube, settled: Whole, columns: Whole) -> Whole:
    """Round the circulation of the settled table; each cell in multiples of the base.

    Nodes: the total, then groups, rows, blocks and columns.
    """
    groups, rows, blocks = int(cube.group.max(initial=-1)) + 1, len(cube.group), len(cube.column)
    row, block, column = 1 + groups, 1 + groups + rows, 1 + groups + rows + blocks
    open_ = np.flatnonzero(settled % WHOLE)
    by_row, by_block = sums(settled, cube.row, rows), sums(settled, cube.block, blocks)
    part = np.concatenate([sums(by_row, cube.group, groups), by_row, by_block, settled[open_]])
    part %= WHOLE
    tail = [np.zeros(groups, np.int64), 1 + cube.group, block + np.arange(blocks)]
    head = [1 + np.arange(groups), row + np.arange(rows), column + cube.column]
    seeds = np.concatenate([np.zeros(len(part) - len(open_), np.uint64), cube.seeds[open_]])
    cancel_cycles(
        np.concatenate([*tail, row + cube.row[open_]]),
        np.concatenate([*head, block + cube.block[open_]]),
        part,
        seeds,
        column + len(columns),
    )
    rounded = settled // WHOLE
    rounded[open_] += part[len(part) - len(open_) :] // WHOLE
    return rounded
