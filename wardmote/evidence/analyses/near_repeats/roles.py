"""What part each event plays in a series: the first of it, one that follows, or alone."""

import numba
import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.analyses.near_repeats.events import check_bands, seconds, since_first
from wardmote.evidence.analyses.near_repeats.pairs import close_pairs

ALONE, ORIGINATOR, FOLLOW_ON, BOTH = "alone", "originator", "follow-on", "both"


def roles(events: pd.DataFrame, *, metres: float, days: float, metric: str) -> pd.DataFrame:
    """Which events set a series off, which follow, and which belong together.

    Two events are tied if they lie less than `metres` and less than `days` apart; a series is
    all that are tied, at one remove or more. Of two at one moment neither follows the other.

    Args:
        events: of one kind: `happened_on`, `easting`, `northing` [m].
        metres: the distance below which two are close.
        days: the time below which two are soon after each other.
        metric: "manhattan" or "euclidean".

    Returns:
        One row per event, indexed as `events`: `before`, `after` [tied events earlier and
        later], `role` ("originator": some after and none before; "follow-on": the reverse;
        "both"; "alone"), `series` (a number shared by all tied events, from 0 by the earliest).

    Raises:
        BandsNotRising: `metres` or `days` is not above 0.
        TooFewEvents: there are fewer than two.
        AllOnOneDay: all have one date.

    References:
        Ratcliffe & Rengert (2008), Security Journal 21: 58-76 (initiator and subsequent events).
    """
    check_bands(metres=(0, metres), days=(0, days))
    at, limit = since_first(events, 2), seconds([days])[0]
    pairs = close_pairs(events[["easting", "northing"]].to_numpy(float), (0, metres), metric)
    soon = np.abs(at[pairs.one] - at[pairs.other]) < limit
    one, other = pairs.one[soon], pairs.other[soon]
    late = at[one] > at[other]
    first, then = np.where(late, other, one), np.where(late, one, other)
    apart = at[first] != at[then]
    before = np.bincount(then[apart], minlength=len(at))
    after = np.bincount(first[apart], minlength=len(at))
    role = np.select(
        [(before > 0) & (after > 0), after > 0, before > 0], [BOTH, ORIGINATOR, FOLLOW_ON], ALONE
    )
    table = {"before": before, "after": after, "role": role, "series": _series(at, one, other)}
    return pd.DataFrame(table, index=events.index)


def _series(
    at: npt.NDArray[np.int64], one: npt.NDArray[np.int32], other: npt.NDArray[np.int32]
) -> npt.NDArray[np.int64]:
    """Which series each event belongs to, numbered by its earliest event."""
    roots = _roots(len(at), one, other)
    order = np.argsort(at, kind="stable")
    numbers, _ = pd.factorize(roots[order])
    series = np.empty(len(at), dtype=np.int64)
    series[order] = numbers
    return series


@numba.njit(cache=True)
def _roots(
    size: int, one: npt.NDArray[np.int32], other: npt.NDArray[np.int32]
) -> npt.NDArray[np.int64]:
    """The lowest-standing event reached from each, tie by tie (union and find)."""
    up = np.arange(size)
    for k in range(len(one)):
        a, b = one[k], other[k]
        while up[a] != a:
            up[a] = up[up[a]]
            a = up[a]
        while up[b] != b:
            up[b] = up[up[b]]
            b = up[b]
        if a < b:
            up[b] = a
        else:
            up[a] = b
    for i in range(size):
        while up[i] != up[up[i]]:
            up[i] = up[up[i]]
    return up
