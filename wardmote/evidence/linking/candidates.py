"""Pairs of records that are near in time and place: a window slid along the hours."""

import numba
import numpy as np
import numpy.typing as npt

Pairs = npt.NDArray[np.int64]
Hours = npt.NDArray[np.int64]
Metres = npt.NDArray[np.float64]
Sides = npt.NDArray[np.int64]


def near_pairs(
    at: Hours, xy: Metres, side: Sides, *, after: tuple[int, int], within_m: float, every: int = 1
) -> Pairs:
    """Every pair of records whose hours and points lie so close.

    Args:
        at: the hour of each record, in rising order [hours].
        xy: its point, one row each [m].
        side: which dataset tells it; with more than one, only pairs across are given.
        after: the least and the most hours from the earlier record to the later; the least is 0
            or more.
        within_m: the most metres between them.
        every: look back from every so-manieth record only.

    Returns:
        One row per pair: the earlier record and the later, by their places in `at`.
    """
    across = len(side) > 0 and bool((side != side[0]).any())
    begin = np.searchsorted(at, at - after[1])
    end = np.searchsorted(at, at - after[0], side="right")
    # No record is paired with itself, nor with one that stands after it in the same hour.
    end = np.minimum(end, np.arange(len(at)))
    looked = np.arange(0, len(at), every)
    found = np.zeros(len(looked), dtype=np.int64)
    window = (begin[looked], end[looked])
    _look_back(looked, *window, xy, side, across, within_m, found, np.empty((0, 2), np.int64))
    starts = np.cumsum(found) - found
    pairs = np.empty((int(found.sum()), 2), dtype=np.int64)
    if len(pairs):
        _look_back(looked, *window, xy, side, across, within_m, starts, pairs)
    return pairs


@numba.njit(parallel=True, cache=True)
def _look_back(
    looked: Pairs,
    begin: Pairs,
    end: Pairs,
    xy: Metres,
    side: Sides,
    across: bool,
    within_m: float,
    told: Pairs,
    pairs: Pairs,
) -> None:
    """Count each record's partners into `told`; or, given room, write them from there on."""
    most = within_m * within_m
    for k in numba.prange(len(looked)):
        later, found = looked[k], 0
        x, y = xy[later]
        for earlier in range(begin[k], end[k]):
            dx, dy = xy[earlier, 0] - x, xy[earlier, 1] - y
            if dx * dx + dy * dy > most or (across and side[earlier] == side[later]):
                continue
            if len(pairs):
                pairs[told[k] + found, 0], pairs[told[k] + found, 1] = earlier, later
            found += 1
        if not len(pairs):
            told[k] = found
