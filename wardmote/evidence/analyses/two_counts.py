"""Do two counts differ by more than chance?"""

import math

import numba
import numpy as np
import pandas as pd

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats, floats

REACH = 8.0  # standard deviations: what lies further adds less than is printed


class NotACount(WardmoteError):  # noqa: N818
    """A count that is below nothing, in parts or missing, or a time that is none."""


def two_counts(
    now: pd.Series,
    before: pd.Series,
    *,
    time_now: float,
    time_before: float,
    false_discovery_rate: float,
) -> pd.DataFrame:
    """The E-test of two Poisson counts, for any number of pairs at once.

    It asks how often two counts of one common rate would differ by as much, in standard errors.
    It finds differences of small counts oftener than the exact conditional test (`ratio_interval`)
    and keeps nearly to the stated level.

    Args:
        now: events, whole, indexed by what they are of (an area, a kind, both).
        before: events to hold them against, indexed likewise.
        time_now: how long `now` was counted for, in any unit.
        time_before: how long `before` was.
        false_discovery_rate: the largest share of the differences told that may be chance.

    Returns:
        One row per pair, indexed as given: `now`, `before`, `ratio` (of the rates; missing where
        `before` is 0), `p` (two-sided; missing where both are 0), `adjusted_p`, `verdict`:
        "more", "fewer", "no clear difference" or "no events".

    Raises:
        NotACount: a count is missing, below 0 or in parts; or a time is not above 0.

    References:
        Krishnamoorthy & Thomson (2004), Journal of Statistical Planning and Inference 119: 23–35,
        with the variance of the common rate, as `etest` of statsmodels has it.
    """
    then = before.reindex(now.index)
    _check(now, then, time_now, time_before)
    a, b = floats(now), floats(then)
    table = pd.DataFrame({"now": a, "before": b}, index=now.index)
    table["ratio"] = (a / time_now) / np.where(b > 0, b / time_before, np.nan)
    table["p"] = _p_values(a, b, time_now, time_before)
    table["adjusted_p"] = benjamini_hochberg(table["p"])
    told, rise = table["adjusted_p"] <= false_discovery_rate, a / time_now > b / time_before
    table["verdict"] = np.select(
        [a + b == 0, told & rise, told], ["no events", "more", "fewer"], "no clear difference"
    )
    return table


def _check(now: pd.Series, before: pd.Series, *times: float) -> None:
    for name, counts in (("now", now), ("before", before)):
        values = floats(counts)
        wrong = counts.index[~(values >= 0) | (values % 1 != 0)]
        if len(wrong):
            raise NotACount(
                f"{name}, {wrong[0]}: {counts[wrong[0]]} is no count. Give whole events, 0 or more."
            )
    if min(times) <= 0:
        raise NotACount(f"Times {times}: each must be more than nothing.")


@numba.njit(parallel=True, cache=True)
def _p_values(now: Floats, before: Floats, time_now: float, time_before: float) -> Floats:
    out = np.full(len(now), np.nan)
    for pair in numba.prange(len(now)):
        if now[pair] + before[pair] > 0:
            out[pair] = _p(now[pair], before[pair], time_now, time_before)
    return out


@numba.njit(cache=True)
def _p(now: float, before: float, time_now: float, time_before: float) -> float:
    """The chance of two counts as far apart, both at the rate that the two have together."""
    rate = (now + before) / (time_now + time_before)
    least = _apart(now, before, time_now, time_before) * (1 - 1e-12)
    mean_a, mean_b = rate * time_now, rate * time_before
    total = 0.0
    for a in range(_first(mean_a), _last(mean_a)):
        chance_a = math.exp(a * math.log(mean_a) - mean_a - math.lgamma(a + 1))
        for b in range(_first(mean_b), _last(mean_b)):
            if _apart(a, b, time_now, time_before) >= least:
                total += chance_a * math.exp(b * math.log(mean_b) - mean_b - math.lgamma(b + 1))
    return min(total, 1.0)


@numba.njit(cache=True)
def _apart(a: float, b: float, time_a: float, time_b: float) -> float:
    """How far apart two rates are, in standard errors of a common one; 0 if neither had any."""
    if a + b == 0:
        return 0.0
    return abs(a / time_a - b / time_b) / math.sqrt((a + b) / (time_a * time_b))


@numba.njit(cache=True)
def _first(mean: float) -> int:
    return max(int(mean - REACH * math.sqrt(mean)) - 2, 0)


@numba.njit(cache=True)
def _last(mean: float) -> int:
    return int(mean + REACH * math.sqrt(mean)) + 20
