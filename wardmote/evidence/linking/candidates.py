"""Pairs of records that are near in time and place: a window slid along the hours."""

import numba
import numpy as np
import numpy.typing as npt

Pairs = npt.NDArray[np.int64]
Places = npt.NDArray[np.int64]
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
    if not len(at):
        return np.empty((0, 2), dtype=np.int64)
    order = np.lexsort((xy[:, 0], at))  # each hour's records from west to east
    starts = np.searchsorted(at, np.arange(at[0], at[-1] + 2))
    ground = (at - at[0], xy, side, order, xy[order, 0].copy(), starts)
    looked = np.arange(0, len(at), every)
    across = bool((side != side[0]).any())
    found = np.zeros(len(looked), dtype=np.int64)
    _look_back(looked, *ground, after, within_m, across, found, np.empty((0, 2), np.int64))
    pairs = np.empty((int(found.sum()), 2), dtype=np.int64)
    if len(pairs):
        first = np.cumsum(found) - found
        _look_back(looked, *ground, after, within_m, across, first, pairs)
    return pairs


@numba.njit(parallel=True, cache=True)
def _look_back(
    looked: Places,
    at: Hours,
    xy: Metres,
    side: Sides,
    order: Places,
    west: Metres,
    starts: Places,
    after: tuple[int, int],
    within_m: float,
    across: bool,
    told: Places,
    pairs: Pairs,
) -> None:
    """Count each record's partners into `told`; or, given room, write them from there on."""
    for k in numba.prange(len(looked)):
        later, found = looked[k], 0
        x, y = xy[later]
        for hour in range(max(at[later] - after[1], 0), at[later] - after[0] + 1):
            low, high = starts[hour], starts[hour + 1]
            place = low + np.searchsorted(west[low:high], x - within_m)
            while place < high and west[place] <= x + within_m:
                earlier = order[place]
                place += 1
                dx, dy = xy[earlier, 0] - x, xy[earlier, 1] - y
                if earlier >= later or dx * dx + dy * dy > within_m * within_m:
                    continue
                if across and side[earlier] == side[later]:
                    continue
                if len(pairs):
                    pairs[told[k] + found, 0], pairs[told[k] + found, 1] = earlier, later
                found += 1
        if not len(pairs):
            told[k] = found
