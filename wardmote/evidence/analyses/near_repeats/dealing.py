"""Dates dealt out anew over fixed places, and the pairs of each cell counted again."""

import numba
import numpy as np
import numpy.typing as npt

from wardmote.evidence.analyses.near_repeats.events import FURTHEST
from wardmote.evidence.analyses.near_repeats.pairs import Pairs
from wardmote.evidence.records.draws import below, stream

Whole = npt.NDArray[np.int64]
Narrow = npt.NDArray[np.integer[npt.NBitBase]]
ABREAST = 64  # dealings counted in one pass over the pairs; the compiler makes vectors of so many
AT_ONCE = 255  # pairs counted before a tally that a byte holds is emptied


def deal(at: Whole, pairs: Pairs, edges: Whole, permutations: int, seed: int) -> Whole:
    """How many pairs lie in each cell: as they are, then with the times dealt out anew.

    Args:
        at: when each event happened [seconds].
        pairs: those close in place.
        edges: of the bands of time [seconds]; a band holds its lower edge and not its upper.
        permutations: dealings after the true one.
        seed: of the dealings.

    Returns:
        Dealings × bands of distance × bands of time [pairs], the true one first.
    """
    finite = edges < FURTHEST
    unit = max(int(np.gcd.reduce([*edges[finite], *np.unique(at)])), 1)
    times, limits = _narrow(at // unit, edges[finite] // unit)
    below = np.empty((permutations + 1, len(pairs.starts) - 1, len(edges)), dtype=np.int64)
    below[:, :, finite] = _count(
        times, limits, pairs.one, pairs.other, pairs.starts, len(below), seed
    )
    below[:, :, ~finite] = np.diff(pairs.starts)[:, None]
    return np.diff(below, axis=2)


def _narrow(times: Whole, limits: Whole) -> tuple[Narrow, Narrow]:
    """The same in as few bytes as hold them: days do in two and one."""
    if times.max() <= np.iinfo(np.int16).max and limits.max() <= np.iinfo(np.uint8).max:
        return times.astype(np.int16), limits.astype(np.uint8)
    return times.astype(np.int32), limits.astype(np.int32)


@numba.njit(parallel=True, cache=True)
def _count(
    at: Narrow, limits: Narrow, one: npt.NDArray[np.int32], other: npt.NDArray[np.int32],
    starts: Whole, deals: int, seed: int,
) -> Whole:  # fmt: skip
    """Pairs that lie less than each limit apart in time: dealings × bands of distance × limits."""
    bands = len(starts) - 1
    out = np.zeros((deals, bands, len(limits)), dtype=np.int64)
    for block in numba.prange((deals + ABREAST - 1) // ABREAST):
        dealt = np.empty((len(at), ABREAST), dtype=at.dtype)
        for p in range(ABREAST):
            dealt[:, p] = _dealt(at, block * ABREAST + p, seed)
        apart = np.empty(ABREAST, dtype=limits.dtype)
        tally = np.zeros((len(limits), ABREAST), dtype=np.uint8)
        for band in range(bands):
            found = np.zeros((len(limits), ABREAST), dtype=np.int64)
            for first in range(starts[band], starts[band + 1], AT_ONCE):
                last = min(first + AT_ONCE, starts[band + 1])
                _tally(dealt, limits, one[first:last], other[first:last], apart, tally, found)
            for p in range(min(ABREAST, deals - block * ABREAST)):
                for t in range(len(limits)):
                    out[block * ABREAST + p, band, t] = found[t, p]
    return out


@numba.njit(cache=True)
def _tally(
    dealt: Narrow, limits: Narrow, one: npt.NDArray[np.int32], other: npt.NDArray[np.int32],
    apart: Narrow, tally: npt.NDArray[np.uint8], found: Whole,
) -> None:  # fmt: skip
    """Add some pairs to `found`, limits × dealings; the tally is left empty.

    Every number is kept as narrow as it came: so that one instruction does dozens of dealings.
    """
    day, gap, most = dealt.dtype.type, apart.dtype.type, dealt.dtype.type(limits.max())
    for k in range(len(one)):
        a, b = np.uint64(one[k]), np.uint64(other[k])
        for p in range(ABREAST):
            far = day(abs(day(dealt[a, p] - dealt[b, p])))
            apart[p] = gap(far if far < most else most)
        for t in range(len(limits)):
            limit = limits[t]
            for p in range(ABREAST):
                tally[t, p] += np.uint8(apart[p] < limit)
    for t in range(len(limits)):
        for p in range(ABREAST):
            found[t, p] += tally[t, p]
            tally[t, p] = 0


@numba.njit(cache=True)
def _dealt(at: Whole, deal: int, seed: int) -> Whole:
    """The times as they are for deal 0, else shuffled by Fisher and Yates's method.

    Each dealing has its own stream.
    """
    dealt = at.copy()
    if deal == 0:
        return dealt
    state = stream(seed, deal)
    for i in range(len(dealt) - 1, 0, -1):
        state, j = below(state, i + 1)
        dealt[i], dealt[j] = dealt[j], dealt[i]
    return dealt
