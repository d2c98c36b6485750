"""Numbers at random for compiled loops: each stream is told by its seed and its own number."""

from typing import Any

import numba
import numpy as np

ONE_POOL = 16
"""Areas that deal from one pool, one after another: a fresh one for each would take as long."""


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
def deal(state: np.uint64, pool: np.ndarray[tuple[int], np.dtype[Any]], place: int) -> np.uint64:
    """Swap a random one of those from `place` on to `place`; the stream's next state.

    Places 0, 1, 2 … dealt one after another hold a random set, whatever order the pool was in.

    References:
        Durstenfeld (1964), Communications of the ACM 7: 420 (algorithm 235).
    """
    state, pick = below(state, len(pool) - place)
    pool[place], pool[place + pick] = pool[place + pick], pool[place]
    return state
