"""What is to be expected in the months ahead, and within what bounds?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.records import quasi_poisson
from wardmote.evidence.records.intervals import Flags, Floats
from wardmote.evidence.records.months import MonthlySeries, monthly_series, season

MONTHS_A_YEAR = 12
METHODS = ("same month last year", "trend and season")


@dataclass(frozen=True)
class Forecast:
    """What is to be expected of every series.

    Attributes:
        series: one row per dataset × category: `months` (used), `events`, `method` (the one of
            `METHODS` that erred less in the past; "" where nothing is told), `error_last_year`,
            `error_trend` (mean past error of each, in square roots of events), `verdict`:
            "told" or "too few".
        months: one row per dataset × category × month ahead, of the series told: `month`
            ("2026-04"), `ahead` (1 is the next), `expected`, `low`, `high` (of the count).
    """

    series: pd.DataFrame
    months: pd.DataFrame


def forecast(
    monthly: pd.DataFrame,
    *,
    supply: pd.DataFrame,
    months_ahead: int,
    confidence: float,
    first_months: int,
    fewest_events: float,
) -> Forecast:
    """Months ahead of every series, with bounds as wide as its own past errors were.

    From each past month on, both methods are asked for the months after it, as if those were not
    known. The one that erred less is asked for the months to come. As many months ahead as it
    erred in the past, so wide are its bounds: the rank of the error that `confidence` of a next
    one keeps below (split conformal), of square roots, and no narrower further ahead.

    Args:
        monthly: `dataset`, `category`, `part` ("2023-04" …), `count`, as `Counts.part("month")`.
        supply: `dataset`, `month`, `comparable`; other months are gaps and left out.
        months_ahead: how many; from the month after the last supplied.
        confidence: that a month's count lies within its bounds, such as 0.8.
        first_months: months before the first past forecast, at least 24.
        fewest_events: in all; below it nothing is told.

    References:
        Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 5.2 and 5.10
        (last year's month; forecasts from a rolling origin). Vovk, Gammerman & Shafer (2005),
        Algorithmic Learning in a Random World (bounds from past errors).
    """
    series = monthly_series(monthly, supply)
    events = np.nansum(series.counts, axis=1)
    first = max(first_months, 2 * MONTHS_A_YEAR)
    errors = _past_errors(series, first, months_ahead)
    mean = _mean_size(errors)
    better = mean.argmin(axis=0)
    reach = _reach(errors[better, np.arange(len(better))], confidence)
    told = (events >= fewest_events) & np.isfinite(reach).all(axis=1) & (months_ahead > 0)
    ahead = _asked(series.counts, series.months, months_ahead)[better, np.arange(len(better))]
    told &= np.isfinite(ahead).all(axis=1)
    table = series.keys.assign(
        months=series.observed.astype(int), events=events,
        method=np.where(told, np.array(METHODS)[better], ""),
        **{name: np.where(np.isfinite(m), m, np.nan) for name, m in
           zip(("error_last_year", "error_trend"), mean, strict=True)},
        verdict=np.where(told, "told", "too few"),
    )  # fmt: skip
    return Forecast(table, _months_told(series, told, ahead, reach))


def _asked(counts: Floats, months: pd.PeriodIndex, ahead: int) -> Floats:
    """Methods × series × months ahead, told from these counts alone; NaN where none can be."""
    last_year = np.full((len(counts), ahead), np.nan)
    size = counts.shape[1]
    for h in range(ahead):
        for back in range(size + h - MONTHS_A_YEAR, -1, -MONTHS_A_YEAR):
            if back < size:
                last_year[:, h] = np.where(
                    np.isnan(last_year[:, h]), counts[:, back], last_year[:, h]
                )
    return np.array([last_year, _continued(counts, months, ahead)])


def _continued(counts: Floats, months: pd.PeriodIndex, ahead: int) -> Floats:
    """Trend and season, carried on; of the series that have every month of the year twice."""
    out = np.full((len(counts), ahead), np.nan)
    if counts.size == 0:
        return out
    both = pd.period_range(months[0], periods=counts.shape[1] + ahead, freq="M")
    years = np.arange(len(both)) / MONTHS_A_YEAR
    design = np.column_stack([np.ones_like(years), years, season(both)])
    past, to_come = design[: counts.shape[1]], design[counts.shape[1] :]
    chosen = _twice(counts, months) & (np.nansum(counts, axis=1) > 0)
    if chosen.any():
        fit = quasi_poisson.fit(counts[chosen], past)
        log = np.clip(fit.coefficients @ to_come.T, -quasi_poisson.FURTHEST, quasi_poisson.FURTHEST)
        out[chosen] = np.exp(log)
    return out


def _twice(counts: Floats, months: pd.PeriodIndex) -> Flags:
    of_year = months.month.to_numpy()[:, None] == np.arange(1, MONTHS_A_YEAR + 1)
    return ((~np.isnan(counts)).astype(float) @ of_year.astype(float) >= 2).all(axis=1)


def _past_errors(series: MonthlySeries, first: int, ahead: int) -> Floats:
    """Methods × series × past origins × months ahead: √counted − √expected; NaN if not known."""
    counts, size = series.counts, series.counts.shape[1]
    origins = range(first, size)
    errors = np.full((len(METHODS), len(counts), len(origins), ahead), np.nan)
    for k, origin in enumerate(origins):
        asked = _asked(counts[:, :origin], series.months[:origin], ahead)
        known = counts[:, origin : origin + ahead]
        some = known.shape[1]
        errors[:, :, k, :some] = np.sqrt(known) - np.sqrt(asked[:, :, :some])
    return errors


def _mean_size(errors: Floats) -> Floats:
    """Methods × series: the mean size of the errors where both methods were asked."""
    both = ~np.isnan(errors).any(axis=0)
    size = np.where(both, np.abs(np.where(both, errors, 0.0)), 0.0).sum(axis=(2, 3))
    count = both.sum(axis=(1, 2))
    return np.where(count > 0, size / np.maximum(count, 1), np.inf)


def _reach(errors: Floats, confidence: float) -> npt.NDArray[np.float64]:
    """Series × months ahead: the size that a next error keeps below; infinite if too few known."""
    size = np.sort(np.abs(errors), axis=1)  # what is not known comes last
    known = (~np.isnan(size)).sum(axis=1)
    rank = np.ceil((known + 1) * confidence - 1e-9).astype(int)
    none = np.full((len(size), 1, size.shape[2]), np.inf)  # also where there is no past month
    padded = np.concatenate([size, none], axis=1)
    at = np.where(rank <= known, rank - 1, padded.shape[1] - 1)
    reach = np.take_along_axis(padded, at[:, None, :], axis=1)[:, 0, :]
    return np.maximum.accumulate(reach, axis=1)


def _months_told(series: MonthlySeries, told: Flags, ahead: Floats, reach: Floats) -> pd.DataFrame:
    """One row per series told × month ahead."""
    rows = MonthlySeries(
        keys=series.keys[told].reset_index(drop=True),
        months=_to_come(series.months, ahead.shape[1]), counts=ahead[told],
    )  # fmt: skip
    root, wide = np.sqrt(ahead[told]), reach[told]
    steps = np.broadcast_to(np.arange(1, ahead.shape[1] + 1), root.shape)
    low, high = np.maximum(root - wide, 0.0) ** 2, (root + wide) ** 2
    return rows.told(ahead=steps, expected=ahead[told], low=low, high=high)


def _to_come(months: pd.PeriodIndex, ahead: int) -> pd.PeriodIndex:
    if not len(months):
        return months
    return pd.period_range(months[-1] + 1, periods=ahead, freq="M")
