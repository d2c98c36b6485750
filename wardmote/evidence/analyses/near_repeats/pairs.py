"""Pairs of events close in place, listed once, band by band."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from wardmote.evidence.records.intervals import Floats, floats

Small = npt.NDArray[np.int32]
Whole = npt.NDArray[np.int64]
NORMS = {"manhattan": 1, "euclidean": 2}


@dataclass(frozen=True)
class Pairs:
    """Every pair within the last edge, those of one band together.

    Attributes:
        one: the event of each pair that stands first in the order of places.
        other: the event that it is paired with.
        starts: where each band's pairs begin, and where the last one's end.
    """

    one: Small
    other: Small
    starts: Whole


def close_pairs(points: Floats, edges: Sequence[float], metric: str) -> Pairs:
    """The pairs in each band of distance; a band holds its lower edge and not its upper.

    Args:
        points: one row per event: easting, northing [m].
        edges: of the bands [m], rising, the last one finite.
        metric: "manhattan" or "euclidean".
    """
    x, y = (np.ascontiguousarray(points[:, k] - points[:, k].min()) for k in (0, 1))
    side = max(edges[-1], max(x.max(), y.max()) / 30_000) or 1.0  # rows of cells stay whole numbers
    across = math.floor(x.max() / side) + 1
    cell = (y // side).astype(np.int64) * (across + 2) + (x // side).astype(np.int64)
    order = np.argsort(cell, kind="stable")
    given = (x[order], y[order], cell[order], across + 2, floats(edges), NORMS[metric])
    sizes = np.zeros(len(edges) - 1, dtype=np.int64)
    nothing = np.zeros(0, dtype=np.int32)
    _list(*given, sizes, nothing, nothing)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    one, other = np.empty((2, starts[-1]), dtype=np.int32)
    _list(*given, starts[:-1].copy(), one, other)
    place = order.astype(np.int32)
    return Pairs(place[one], place[other], starts)


@numba.njit(cache=True)
def _list(
    x: Floats, y: Floats, cell: Whole, row: int, edges: Floats, norm: int,
    at: Whole, one: Small, other: Small,
) -> None:  # fmt: skip
    """Count the pairs of each band in `at`; where lists are given, write the pairs there too.

    Events are ordered by square cell: partners stand in the same cell or the next, or in the
    three of the row above.
    """
    widest = len(edges) - 2
    for i in range(len(x)):
        above = cell[i] + row - 1
        for run in range(2):
            k = i + 1 if run == 0 else np.searchsorted(cell, above)
            end = cell[i] + 1 if run == 0 else above + 2
            while k < len(x) and cell[k] <= end:
                across, up = abs(x[i] - x[k]), abs(y[i] - y[k])
                far = across + up if norm == 1 else math.sqrt(across * across + up * up)
                if edges[0] <= far < edges[-1]:
                    band = widest  # where most pairs are
                    while far < edges[band]:
                        band -= 1
                    if len(one):
                        one[at[band]], other[at[band]] = i, k
                    at[band] += 1
                k += 1
