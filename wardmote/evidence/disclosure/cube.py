"""One table of a dataset and year, rounded once so that it and its margins add up exactly."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wardmote.evidence.disclosure.balancing import Sums, balanced, lean, neighbours, sums
from wardmote.evidence.disclosure.cycles import WHOLE, cancel_cycles
from wardmote.evidence.disclosure.keys import Seeds
from wardmote.evidence.disclosure.sharing_out import pull_towards, share_out

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cube:
    """The cells of a table with two ways of adding them up.

    Cells add up to rows, rows to groups (areas to wards), groups to the total; and cells of one
    column (category) to the column's group, and those to the column.

    Attributes:
        flow: each cell's number, in units of 1 / `WHOLE` of the base.
        row: each cell's row, numbered from 0.
        column: each cell's column, numbered from 0.
        group: each row's group, numbered from 0.
        seeds: each cell's secret seed.
    """

    flow: Whole
    row: Whole
    column: Whole
    group: Whole
    seeds: Seeds


def flows(count: npt.NDArray[np.float64], base: int) -> Whole:
    """Counts in units of 1 / `WHOLE` of the base; a whole count is a whole number of them."""
    return np.rint(count * (WHOLE / base)).astype(np.int64)


def round_cube(cube: Cube, columns: Whole) -> Whole:
    """Round every cell up or down to a neighbouring multiple, column totals being settled.

    Args:
        cube: the table.
        columns: each column's published total, in multiples of the base: one of the two that
            neighbour the true one.

    Returns:
        Each cell in multiples of the base. Cells and each column's groups are at one of their two
        neighbouring multiples; rows and groups over all columns are, but for the little by which
        the settled column totals move them.
    """
    block, of_block = np.unique(
        cube.group[cube.row] * len(columns) + cube.column, return_inverse=True
    )
    settled = _settle(cube, block, of_block, columns)
    part = _arcs(cube, settled, block, of_block, columns)
    return cube.flow // WHOLE + part


def _settle(cube: Cube, block: Whole, of_block: Whole, columns: Whole) -> Whole:
    """The cells moved a little so that each column comes to its settled total.

    Blocks first, so that wards keep their totals too, then the cells within them, so that rows do.
    """
    column, group = block % len(columns), block // len(columns)
    blocks = sums(cube.flow, of_block, len(block))
    totals = sums(blocks, column, len(columns))
    to = _moved(blocks, column, totals, columns * WHOLE)
    to = balanced(Sums(blocks, column, columns * WHOLE, group), lean(to, blocks))
    cells = _moved(cube.flow, of_block, blocks, to)
    return balanced(Sums(cube.flow, of_block, to, cube.row), lean(cells, cube.flow))


def _moved(flow: Whole, of: Whole, from_: Whole, to: Whole) -> Whole:
    pull = pull_towards(flow % WHOLE, (from_ % WHOLE)[of])
    return share_out(flow, *neighbours(flow), of, to - from_, pull)


def _arcs(cube: Cube, settled: Whole, block: Whole, of_block: Whole, columns: Whole) -> Whole:
    """Round the circulation of the settled table; each cell's rise, 0 or 1.

    Nodes: the total, then groups, rows, blocks (a column within a group) and columns.
    """
    groups, rows = int(cube.group.max(initial=-1)) + 1, len(cube.group)
    first_row, first_block = 1 + groups, 1 + groups + rows
    first_column = first_block + len(block)
    above = cube.flow // WHOLE * WHOLE
    open_ = np.flatnonzero((settled > above) & (settled < above + WHOLE))
    by_row, by_block = sums(settled, cube.row, rows), sums(settled, of_block, len(block))
    by_group = sums(by_row, cube.group, groups)
    tail = [
        np.zeros(groups, np.int64), 1 + cube.group, first_block + np.arange(len(block)),
        first_row + cube.row[open_],
    ]  # fmt: skip
    head = [
        1 + np.arange(groups), first_row + np.arange(rows), first_column + block % len(columns),
        first_block + of_block[open_],
    ]  # fmt: skip
    part = np.concatenate([by_group, by_row, by_block, settled[open_]]) % WHOLE
    seeds = np.concatenate([np.zeros(len(part) - len(open_), np.uint64), cube.seeds[open_]])
    cancel_cycles(
        np.concatenate(tail), np.concatenate(head), part, seeds, first_column + len(columns)
    )
    rise = (settled > above).astype(np.int64)
    rise[open_] = part[len(part) - len(open_) :] // WHOLE
    return rise
