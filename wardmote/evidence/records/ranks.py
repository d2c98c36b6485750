"""The values of a few ranks, found without putting all in order."""

import numba
import numpy as np
import numpy.typing as npt

from wardmote.evidence.records.intervals import Floats

Whole = npt.NDArray[np.int64]
ASKED = 256  # values looked at to guess where the ranks lie
SLACK = 24  # places of those, three times what chance moves a rank among them


@numba.njit(cache=True)
def ranked(values: Floats, ranks: Whole) -> Floats:
    """The values of some ranks, rising, the least of all being of rank 0. `values` is reordered."""
    kept, below = _near(values, ranks[0], ranks[-1])
    out, from_ = np.empty(len(ranks)), 0
    for r in range(len(ranks)):
        out[r] = _place(kept, ranks[r] - below, from_, len(kept) - 1)
        from_ = ranks[r] - below
    return out


@numba.njit(cache=True)
def _near(values: Floats, low: int, high: int) -> tuple[Floats, int]:
    """The values that may have a rank from low to high, and how many lie below them.

    What some of the values say is believed only if the count bears it out.

    References:
        Floyd & Rivest (1975), Communications of the ACM 18: 165–172 (bounds from a sample).
    """
    if len(values) < 4 * ASKED:
        return values, 0
    some = np.sort(values[:: len(values) // ASKED])
    share = len(some) / len(values)
    least, most = int(low * share) - SLACK, int(high * share) + SLACK
    floor = some[least] if least >= 0 else -np.inf
    ceiling = some[most] if most < len(some) else np.inf
    kept, count, below = np.empty_like(values), 0, 0
    for value in values:  # no branch: which way it goes could not be foreseen
        kept[count] = value
        count += int(floor <= value) & int(value <= ceiling)
        below += int(value < floor)
    sound = below <= low and high < below + count
    return (kept[:count], below) if sound else (values, 0)


@numba.njit(cache=True)
def _place(values: Floats, k: int, low: int, high: int) -> float:
    """The value of rank k, moved to its place: none before it is above, none after it below.

    References:
        Hoare (1961), Communications of the ACM 4: 321–322 (FIND).
    """
    while low < high:
        pivot = values[(low + high) // 2]
        middle = _below_first(values, pivot, low, high)
        if k < middle:
            high = middle - 1
            continue
        after = _below_first(values, np.nextafter(pivot, np.inf), middle, high)
        if k < after:
            break
        low = after
    return values[k]


@numba.njit(cache=True)
def _below_first(values: Floats, limit: float, low: int, high: int) -> int:
    """Move what is below the limit to the front; where the rest begins."""
    front = low
    for i in range(low, high + 1):  # no branch here either
        value = values[i]
        values[i] = values[front]
        values[front] = value
        front += int(value < limit)
    return front
