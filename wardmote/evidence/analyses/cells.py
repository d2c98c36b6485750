"""In which squares of the ground do events fall, month by month?"""

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.errors import WardmoteError

Whole = npt.NDArray[np.int64]
AROUND = [step for step in product((-1, 0, 1), repeat=2) if step != (0, 0)]


class NoSide(WardmoteError):  # noqa: N818
    """A cell needs a side longer than nothing."""


@dataclass(frozen=True)
class Cells:
    """Squares of one size, in the columns that analyses of areas read.

    Attributes:
        by_month: one row per cell × month with an event: `area`, `month`, `count` [events].
        areas: one row per cell that had an event in any month: `area`, `easting`, `northing` (its
            middle) [m], `part` (1 for each: cells are of one size).
        neighbours: one row per touching pair of these, both ways round: `area`, `neighbour`.
        of: the cell of each event with a point, by the events' own index.
    """

    by_month: pd.DataFrame
    areas: pd.DataFrame
    neighbours: pd.DataFrame
    of: pd.Series


def cells(events: pd.DataFrame, *, metres: int) -> Cells:
    """Events counted by square cells of the national grid.

    A cell is named by its south-west corner. An event on an edge belongs to the cell to the north
    or east of it, so each belongs to one. A cell that never had an event is left out: points that
    were moved to a fixed list cannot fall in most of them, and nobody is tasked to a field. A
    cell's share is so reckoned among fewer cells, and hot ones are called with more caution.

    Args:
        events: `month`, `easting`, `northing` [m, national grid], `count` [events]; rows without a
            point are left out.
        metres: the side of a cell.

    Returns:
        Counts, cells and who touches whom, ready for `hotspots` and `persistence`.

    Raises:
        NoSide: `metres` is below 1.

    References:
        Openshaw (1984), The Modifiable Areal Unit Problem, CATMOG 38 (why what is found hangs on
        size and place of the squares).
    """
    if metres < 1:
        raise NoSide(f"A cell with a side of {metres} metres. Give 1 or more, such as 250.")
    placed = events.dropna(subset=["easting", "northing"])
    corners = np.floor(placed[["easting", "northing"]].to_numpy(float) / metres).astype(np.int64)
    squares, at = np.unique(corners, axis=0, return_inverse=True)
    names = pd.Index([f"{east * metres} {north * metres}" for east, north in squares.tolist()])
    told = placed[["month", "count"]].assign(area=names.take(at.ravel()))
    by_month = told.groupby(["area", "month"])["count"].sum().reset_index()
    middle = (squares + 0.5) * metres
    areas = pd.DataFrame({"area": names, "easting": middle[:, 0], "northing": middle[:, 1]})
    return Cells(by_month, areas.assign(part=1.0), _touching(squares, names), told["area"])


def _touching(squares: Whole, names: "pd.Index[Any]") -> pd.DataFrame:
    """Each cell with those of the eight around it that are there."""
    index = pd.MultiIndex.from_arrays([squares[:, 0], squares[:, 1]])
    pairs = []
    for east, north in AROUND:
        beside = pd.MultiIndex.from_arrays([squares[:, 0] + east, squares[:, 1] + north])
        found = index.get_indexer(beside)
        there = found >= 0
        pairs.append(pd.DataFrame({"area": names[there], "neighbour": names[found[there]]}))
    return pd.concat(pairs).sort_values(["area", "neighbour"], ignore_index=True)
