"""Is it rising or falling, told so that a few odd months cannot decide it?"""

import math

import numba
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import special

from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Flags, Floats
from wardmote.evidence.records.months import MonthlySeries, monthly_series
from wardmote.evidence.records.ranks import ranked

MONTHS_A_YEAR = 12
MEASURES = ("pairs", "score", "variance", "most", "slope", "low", "high")
Whole = npt.NDArray[np.int64]


def robust_trend(
    monthly: pd.DataFrame,
    *,
    supply: pd.DataFrame,
    confidence: float,
    false_discovery_rate: float,
    fewest_months: int,
    fewest_months_for_season: int,
) -> pd.DataFrame:
    """Theil and Sen's slope and the test of Mann and Kendall, for every series in one batch.

    With months enough only equal months of the year are compared (the seasonal Kendall test), so
    that a season is neither trend nor noise.

    Args:
        monthly: `dataset`, `category`, `part` ("2023-04" …), `count`, as `Counts.part("month")`.
        supply: `dataset`, `month`, `comparable`; other months are gaps and left out.
        confidence: of the slope's interval, such as 0.95.
        false_discovery_rate: the largest share of the rises and falls named that may be chance.
        fewest_months: months needed to say anything; at least 3.
        fewest_months_for_season: months needed to compare equal months alone.

    Returns:
        One row per dataset × category: `months` (used), `events`, `seasonal`, `yearly_slope`
        (events a month more each year; the median of all pairs), `slope_low`, `slope_high`,
        `tau` (−1 to 1), `p` (two-sided), `adjusted_p`, `verdict`: "up", "down", "no clear
        change", "constant" or "too few"; the last two have no figures.

    References:
        Mann (1945), Econometrica 13: 245–259. Sen (1968), Journal of the American Statistical
        Association 63: 1379–1389. Hirsch, Slack & Smith (1982), Water Resources Research 18:
        107–121 (equal months alone). Kendall (1975), Rank Correlation Methods (ties).
    """
    series = monthly_series(monthly, supply)
    seasonal = series.observed >= max(fewest_months_for_season, 2 * MONTHS_A_YEAR)
    reach = -float(special.ndtri((1 - confidence) / 2))
    found = _measured(series, seasonal, reach)
    enough = series.observed >= max(fewest_months, 3)
    constant = _constant(series.counts)
    told = pd.DataFrame(np.where((enough & ~constant)[:, None], found, np.nan), columns=MEASURES)
    table = series.keys.assign(
        months=series.observed.astype(int), events=np.nansum(series.counts, axis=1),
        seasonal=seasonal & enough, yearly_slope=told["slope"], slope_low=told["low"],
        slope_high=told["high"], tau=told["score"] / told["most"].where(told["most"] > 0, 1.0),
        p=_p(told["score"].to_numpy(), told["variance"].to_numpy()),
    )  # fmt: skip
    table["adjusted_p"] = benjamini_hochberg(table["p"])
    clear, up = table["adjusted_p"] <= false_discovery_rate, told["score"] > 0
    table["verdict"] = np.select(
        [~enough, constant, clear & up, clear],
        ["too few", "constant", "up", "down"], "no clear change",
    )  # fmt: skip
    return table


def _measured(series: MonthlySeries, seasonal: Flags, reach: float) -> Floats:
    """Series × `MEASURES`."""
    month = (series.months.month.to_numpy() - 1).astype(np.int64)
    out = np.zeros((len(series.counts), len(MEASURES)))
    for chosen, group in ((seasonal, month), (~seasonal, np.zeros_like(month))):
        if chosen.any():
            out[chosen] = _batch(series.counts[chosen], group, reach)
    return out


def _constant(counts: Floats) -> Flags:
    high = np.where(np.isnan(counts), -np.inf, counts).max(axis=1, initial=-np.inf)
    return high == np.where(np.isnan(counts), np.inf, counts).min(axis=1, initial=np.inf)


def _p(score: Floats, variance: Floats) -> Floats:
    """Two-sided, with the correction for continuity; 1 where no pair says up or down."""
    distance = np.maximum(np.abs(score) - 1, 0) / np.sqrt(np.where(variance == 0, 1.0, variance))
    return 2 * special.ndtr(-distance)


@numba.njit(parallel=True, cache=True)
def _batch(counts: Floats, group: Whole, reach: float) -> Floats:
    out = np.zeros((len(counts), 7))
    for s in numba.prange(len(counts)):
        _one(counts[s], group, reach, out[s])
    return out


@numba.njit(cache=True)
def _one(counts: Floats, group: Whole, reach: float, out: Floats) -> None:
    """Write `MEASURES` of one series: pairs are of months of one group."""
    at = np.flatnonzero(~np.isnan(counts))
    slopes = np.empty(len(at) * (len(at) - 1) // 2)
    pairs, score, variance, most = 0, 0, 0.0, 0.0
    for g in range(group.max() + 1):
        own = at[group[at] == g]
        before = pairs
        held, month = counts[own], own.astype(np.float64)
        for i in range(len(own)):
            for j in range(i + 1, len(own)):
                rise = held[j] - held[i]
                score += int(rise > 0) - int(rise < 0)
                slopes[pairs + j - i - 1] = rise / (month[j] - month[i]) * MONTHS_A_YEAR
            pairs += len(own) - i - 1
        tied, spread = _ties(np.sort(held))
        variance += spread
        most += math.sqrt((pairs - before) * (pairs - before - tied))
    out[0], out[1], out[2], out[3] = pairs, score, variance, most
    if pairs:
        _middle_and_ends(slopes[:pairs], reach * math.sqrt(variance), out[4:])


@numba.njit(cache=True)
def _ties(ordered: Floats) -> tuple[float, float]:
    """How many pairs are tied, and the variance of the score allowing for them."""
    n, tied, run = len(ordered), 0.0, 1
    spread = n * (n - 1) * (2 * n + 5) / 18
    for k in range(1, n + 1):
        if k < n and ordered[k] == ordered[k - 1]:
            run += 1
        else:
            tied += run * (run - 1) / 2
            spread -= run * (run - 1) * (2 * run + 5) / 18
            run = 1
    return tied, spread


@numba.njit(cache=True)
def _middle_and_ends(slopes: Floats, reach: float, out: Floats) -> None:
    """The median of the slopes, and those as far from it in rank as the score may be by chance."""
    n = len(slopes)
    low = max(int(round((n - reach) / 2)) - 1, 0)  # noqa: RUF046  numba's round is a float
    high = min(int(round((n + reach) / 2)), n - 1)  # noqa: RUF046
    below, half = (n - 1) // 2, n // 2
    found = ranked(slopes, np.array([min(low, below), below, half, max(high, half)]))
    out[0] = (found[1] + found[2]) / 2 if n % 2 == 0 else found[2]
    out[1] = found[0] if low < half else found[2]
    out[2] = found[3]
