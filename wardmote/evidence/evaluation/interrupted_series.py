"""Did it change when something was done, once trend and season are allowed for?"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records import quasi_poisson
from wardmote.evidence.records.intervals import Floats, floats
from wardmote.evidence.records.months import season
from wardmote.evidence.records.serial_correlation import serial_correlation

MONTHS_A_YEAR = 12


class TooFewMonths(WardmoteError):  # noqa: N818
    """Fewer months before or after than a change can be told from."""


class NothingChanges(WardmoteError):  # noqa: N818
    """Every month has the same count, so that nothing can be told."""


@dataclass(frozen=True)
class InterruptedSeries:
    """The step that a series took.

    Attributes:
        ratio: after over what would have been without it, from the first month on.
        low: of its interval.
        high: of its interval.
        p: two-sided.
        robust_low: of the interval that allows for months that are like the month before.
        robust_high: of the same.
        robust_p: of the same.
        slope_ratio: how the yearly trend changed with it; NaN where that was not asked.
        dispersion: variance over mean.
        autocorrelation: of the residuals with those of the month before; well above 0, the plain
            interval is too narrow and the robust one is to be read.
        months: one row per month: `month`, `count`, `expected`, `without` (expected if nothing
            had changed) [events].
    """

    ratio: float
    low: float
    high: float
    p: float
    robust_low: float
    robust_high: float
    robust_p: float
    slope_ratio: float
    dispersion: float
    autocorrelation: float
    months: pd.DataFrame


def interrupted_series(
    counts: pd.Series,
    *,
    from_month: str,
    new_trend: bool,
    confidence: float,
    fewest_months: int,
    lags: int,
    exposure: pd.Series | None = None,
) -> InterruptedSeries:
    """Fit a step at a month to a monthly series with trend and season.

    Args:
        counts: events, indexed by month ("2023-04" …), each month once; a missing count is a gap.
        from_month: the first month in which what was done could tell.
        new_trend: whether the trend may change as well as the level.
        confidence: of the intervals, such as 0.95.
        fewest_months: known months needed on each side.
        lags: months over which residuals may be alike, for the robust interval.
        exposure: what the events are out of (people, kilometres driven), month by month; without
            it every month counts alike.

    Raises:
        TooFewMonths: fewer known months than asked, on either side.
        NothingChanges: all counts are alike.

    References:
        Bernal, Cummins & Gasparrini (2017), International Journal of Epidemiology 46: 348–355.
        The robust interval: as `serial_correlation`, and never narrower than the plain one.
    """
    at = pd.PeriodIndex(counts.index, freq="M")
    y, after = floats(counts), floats(at >= pd.Period(from_month, "M"))
    _check(y, after, from_month, fewest_months)
    design = _design(at, after, new_trend)
    offset = 0.0 if exposure is None else np.log(floats(exposure.reindex(counts.index)))
    fit = quasi_poisson.fit(y[None, :], design, offset=offset)
    coefficients, expected = fit.coefficients[0], fit.expected[0]
    step, error = coefficients[1], fit.covariance[0, 1, 1] ** 0.5
    serial = serial_correlation(y, expected, design, lags=lags)
    robust = max(error, serial.covariance[1, 1] ** 0.5)
    done = [1, 2] if new_trend else [1]
    without = expected * np.exp(-design[:, done] @ coefficients[done])
    low, high, p = _told(step, error, confidence, stats.norm())
    robust_low, robust_high, robust_p = _told(step, robust, confidence, stats.t(serial.freedom))
    table = {"month": at.strftime("%Y-%m"), "count": y, "expected": expected, "without": without}
    return InterruptedSeries(
        ratio=float(np.exp(step)), low=low, high=high, p=p,
        robust_low=robust_low, robust_high=robust_high, robust_p=robust_p,
        slope_ratio=float(np.exp(coefficients[2])) if new_trend else float("nan"),
        dispersion=float(fit.dispersion[0]),
        autocorrelation=_autocorrelation(y, expected),
        months=pd.DataFrame(table),
    )  # fmt: skip


def _check(y: Floats, after: Floats, from_month: str, fewest: int) -> None:
    known = ~np.isnan(y)
    before, since = int((known & (after == 0)).sum()), int((known & (after == 1)).sum())
    if min(before, since) < fewest:
        raise TooFewMonths(
            f"{before} months before {from_month} and {since} from it on, where {fewest} of each "
            "are needed. Take a longer series, or wait."
        )
    if np.ptp(y[known]) == 0:
        raise NothingChanges(
            f"Every month has {y[known][0]:g} events. Look whether the months were supplied."
        )


def _design(at: pd.PeriodIndex, after: Floats, new_trend: bool) -> Floats:
    """Level, step, perhaps a new trend, trend, season: one row per month."""
    years = np.arange(len(at)) / MONTHS_A_YEAR
    since = after * (years - years[np.argmax(after)])
    columns = [np.ones(len(at)), after, *([since] if new_trend else []), years]
    return np.column_stack([*columns, season(at)])


def _told(step: float, error: float, confidence: float, chance: Any) -> tuple[float, float, float]:
    """The ends of the interval as ratios, and p, by a standard distribution of chance."""
    reach = float(chance.isf((1 - confidence) / 2)) * error
    return (
        float(np.exp(step - reach)), float(np.exp(step + reach)),
        2 * float(chance.sf(abs(step / error))),
    )  # fmt: skip


def _autocorrelation(y: Floats, expected: Floats) -> float:
    """Of Pearson's residuals with those of the month before; gaps are left out."""
    residual = np.where(np.isnan(y), 0.0, (y - expected) / np.sqrt(expected))
    return float(residual[1:] @ residual[:-1] / (residual @ residual))
