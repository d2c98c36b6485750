"""Dates dealt out anew over fixed places, and the pairs of each cell counted again."""

import numba
import numpy as np
import numpy.typing as npt

from wardmote.evidence.analyses.near_repeats.events import FURTHEST
from wardmote.evidence.analyses.near_repeats.pairs import Pairs
from wardmote.evidence.records.draws import below, stream

Whole = npt.NDArray[np.int64]
ABREAST = 32  # dealings counted in one pass over the pairs: as many days fill a line of memory
SHORT = 32_767  # what a 16-bit number holds


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
    ends = edges[edges < FURTHEST]
    step = max(int(np.gcd.reduce(ends)), 1)
    most = int(ends[-1]) // step
    limits: Whole = np.where(edges < FURTHEST, edges // step, most + 1)
    times = at // step if not (at % step).any() else at
    step = 1 if times is not at else step
    times = times.astype(np.int16 if times.max() <= SHORT else np.int32)
    dealings = _count(
        times, step, pairs.one, pairs.other, pairs.starts, most, permutations + 1, seed
    )
    below = np.concatenate([np.zeros((*dealings.shape[:2], 1)), dealings.cumsum(axis=2)], axis=2)
    return np.diff(below[:, :, limits], axis=2).astype(np.int64)


@numba.njit(parallel=True, cache=True)
def _count(
    at: Whole, step: int, one: npt.NDArray[np.int32], other: npt.NDArray[np.int32],
    starts: Whole, most: int, deals: int, seed: int,
) -> Whole:  # fmt: skip
    """Pairs by how many steps they lie apart in time, the last for all that lie further.

    Returns:
        Dealings × bands of distance × steps: 0, 1, … `most` and more.
    """
    bands = len(starts) - 1
    out = np.zeros((deals, bands, most + 1), dtype=np.int64)
    for block in numba.prange((deals + ABREAST - 1) // ABREAST):
        dealt = np.empty((len(at), ABREAST), dtype=at.dtype)
        for p in range(ABREAST):
            dealt[:, p] = _dealt(at, block * ABREAST + p, seed)
        for band in range(bands):
            found = np.zeros((ABREAST, most + 1), dtype=np.int64)
            for k in range(starts[band], starts[band + 1]):
                a, b = np.uint64(one[k]), np.uint64(other[k])
                for p in range(ABREAST):
                    gap = abs(np.int64(dealt[a, p]) - np.int64(dealt[b, p]))
                    far = gap if step == 1 else gap // step
                    found[p, far if far < most else most] += 1
            for p in range(min(ABREAST, deals - block * ABREAST)):
                out[block * ABREAST + p, band] = found[p]
    return out


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
