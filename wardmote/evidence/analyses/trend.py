"""Month by month, is it rising or falling, once the season is allowed for?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.records import quasi_poisson
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Flags, Floats
from wardmote.evidence.records.months import MonthlySeries, monthly_series, season

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Trend:
    """The trend of every series.

    Attributes:
        series: one row per dataset × category: `months` (used), `events`, `yearly_ratio`,
            `yearly_percent`, `percent_low`, `percent_high`, `p`, `adjusted_p`, `dispersion`
            (variance over mean; missing where nothing was fitted), `seasonal` (whether a season
            was allowed for), `verdict`: "up", "down", "no clear change" or "too few".
        months: one row per dataset × category × month: `month` ("2023-04"), `count` (missing in
            a gap of supply), `supplied`, `expected` and `level` (expected without the season)
            [events].
    """

    series: pd.DataFrame
    months: pd.DataFrame


def trend(
    monthly: pd.DataFrame,
    *,
    supply: pd.DataFrame,
    confidence: float,
    false_discovery_rate: float,
    fewest_events: float,
    fewest_months: int,
    fewest_months_for_season: int,
) -> Trend:
    """Fit a log-linear trend with a season for each month to every series.

    Args:
        monthly: `dataset`, `category`, `part` ("2023-04" …), `count`, as `Counts.part("month")`,
            of all years at hand.
        supply: `dataset`, `month`, `comparable`; other months are gaps and left out.
        confidence: of the interval, such as 0.95.
        false_discovery_rate: the largest share of the rises and falls named that may be chance.
        fewest_events: in all; below it nothing is said.
        fewest_months: months needed for a trend.
        fewest_months_for_season: months needed to allow for a season.

    Rounded counts need no setting: the noise that rounding adds is part of the dispersion.

    References:
        McCullagh & Nelder (1989), 6.2. Bernal, Cummins & Gasparrini (2017), International
        Journal of Epidemiology 46: 348–355.
    """
    series = monthly_series(monthly, supply)
    seasonal = series.observed >= fewest_months_for_season
    fitted = _fit(series, seasonal, series.observed >= fewest_months)
    events = np.nansum(series.counts, axis=1)
    enough = (events >= fewest_events) & ~np.isnan(fitted["log_ratio"])
    told = _told(fitted, enough, confidence, false_discovery_rate)
    table = series.keys.assign(months=series.observed.astype(int), events=events)
    return Trend(
        pd.concat([table, told], axis=1).assign(dispersion=fitted["dispersion"], seasonal=seasonal),
        series.told(
            count=series.counts, supplied=~np.isnan(series.counts),
            expected=fitted["expected"], level=fitted["level"],
        ),
    )  # fmt: skip


def _fit(series: MonthlySeries, seasonal: Flags, long: Flags) -> dict[str, Floats]:
    """Trend, its error, dispersion and expected counts; NaN where a series is too short."""
    shape = series.counts.shape
    out = {n: np.full(shape[0], np.nan) for n in ("log_ratio", "error", "freedom", "dispersion")}
    out |= {name: np.full(shape, np.nan) for name in ("expected", "level")}
    years = (np.arange(shape[1]) - (shape[1] - 1) / 2) / MONTHS_A_YEAR
    line = np.column_stack([np.ones_like(years), years])
    for chosen, design in (
        (long & seasonal, np.column_stack([line, season(series.months)])),
        (long & ~seasonal, line),
    ):
        if chosen.any():
            fit = quasi_poisson.fit(series.counts[chosen], design)
            out["log_ratio"][chosen] = fit.coefficients[:, 1]
            out["error"][chosen] = np.sqrt(fit.covariance[:, 1, 1])
            out["freedom"][chosen], out["dispersion"][chosen] = fit.freedom, fit.dispersion
            out["expected"][chosen] = fit.expected
            out["level"][chosen] = _level(fit.expected, fit.coefficients[:, 1:2] * years)
    return out


def _level(expected: Floats, slope: Floats) -> Floats:
    """The trend without the season, at the height where both have the same total."""
    line = np.exp(slope)
    return line * (expected.sum(axis=1) / line.sum(axis=1))[:, None]


def _told(fitted: dict[str, Floats], enough: Flags, confidence: float, rate: float) -> pd.DataFrame:
    """Ratio, interval, p value and verdict of each series that has enough."""
    slope, error = np.where(enough, fitted["log_ratio"], np.nan), fitted["error"]
    freedom = np.maximum(fitted["freedom"], 1)
    reach = stats.t.isf((1 - confidence) / 2, freedom) * error
    p = 2 * stats.t.sf(np.abs(slope / error), freedom)
    ends = [np.expm1(slope + sign * reach) * 100 for sign in (-1, 1)]
    table = pd.DataFrame({"yearly_ratio": np.exp(slope), "yearly_percent": np.expm1(slope) * 100})
    table = table.assign(percent_low=ends[0], percent_high=ends[1], p=p)
    table["adjusted_p"] = benjamini_hochberg(p)
    clear = (table["adjusted_p"] <= rate) & ((ends[0] > 0) | (ends[1] < 0))
    table["verdict"] = np.select(
        [~enough, clear & (slope > 0), clear], ["too few", "up", "down"], default="no clear change"
    )
    return table
