"""Numbers at random for compiled loops: each stream is told by its seed and its own number."""

import numba
import numpy as np


@numba.njit(cache=True)
def stream(seed: int, number: int) -> np.uint64:
    """Where the stream of a seed and a number from 0 begins."""
    return np.uint64(seed) ^ (np.uint64(number + 1) * np.uint64(0xD1342543DE82EF95))


@numba.njit(cache=True)
def below(state: np.uint64, size: int) -> tuple[np.uint64, np.int64]:
    """The stream's next state, and a whole number from 0 up to but not `size`.

    References:
        Steele, Lea & Flood (2014), OOPSLA: 453–472 (splitmix64). Lemire (2019), ACM Transactions
        on Modeling and Computer Simulation 29: 3 (a number below a size with no division).
    """
    state += np.uint64(0x9E3779B97F4A7C15)
    r = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    r = (r ^ (r >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    r = (r ^ (r >> np.uint64(31))) >> np.uint64(32)
    return state, np.int64((r * np.uint64(size)) >> np.uint64(32))


@numba.njit(cache=True)
def set_of(
    state: np.uint64, size: int, total: int, chosen: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> np.uint64:
    """Write `size` different numbers below `total` into `chosen`; the stream's next state.

    References:
        Floyd's method: Bentley & Floyd (1987), Communications of the ACM 30: 754–757.
    """
    for m in range(size):
        top = total - size + m
        state, pick = below(state, top + 1)
        for q in range(m):
            if chosen[q] == pick:
                pick = np.int64(top)
                break
        chosen[m] = pick
    return state
