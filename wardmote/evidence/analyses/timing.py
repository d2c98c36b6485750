"""When does it happen: which month of the year, day of the week and hour of the day?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.records import Period, rounding_variance
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import floats, share_interval

KEYS = ["dataset", "category"]
SERIES = [*KEYS, "split"]
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HOURS = tuple(f"{hour:02d}" for hour in range(24))


@dataclass(frozen=True)
class Timing:
    """How each category lies over the year, the week and the day.

    Attributes:
        parts: one row per dataset × category × `split` ("month", "weekday", "hour") × `part`, in
            the order of the calendar: `count`, `share` (of those whose part is known),
            `expected_share` (if it were even; months differ in days), `ratio` (share over
            expected), `low`, `high` (of the ratio), `peak` (whether it is the peak).
        series: one row per dataset × category × split: `known`, `unknown_share` (of rows that do
            not say), `p` (of evenness), `adjusted_p`, `peak` (the part most above an even share,
            "" where there is none), `peak_ratio`, `verdict`: "uneven", "no clear pattern" or
            "too few".
    """

    parts: pd.DataFrame
    series: pd.DataFrame


def timing(
    by_part: pd.DataFrame,
    *,
    period: Period,
    supply: pd.DataFrame,
    dispersion: pd.DataFrame,
    confidence: float,
    false_discovery_rate: float,
    fewest: float,
    base: int,
) -> Timing:
    """Set each part of the year, week and day against an even share.

    Args:
        by_part: `dataset`, `category`, `split`, `part`, `count`, of the period; parts that are no
            month, weekday or hour of it stand for rows that do not say.
        period: the period counted.
        supply: `dataset`, `month`, `comparable`; other months are gaps: they have no even share.
        dispersion: `dataset`, `category`, `dispersion` (variance over mean); a category without
            a row is taken as Poisson, and less than 1 as 1.
        confidence: of the intervals, such as 0.95.
        false_discovery_rate: the largest share of the patterns named that may be chance.
        fewest: events whose part is known below which nothing is said.
        base: what each count is a multiple of; 1 is as counted.

    References:
        Pearson's chi-squared, scaled for over-dispersion: McCullagh & Nelder (1989), 4.5.
        Wilson's interval: `records.intervals.share_interval`.
    """
    parts = _calendar(by_part, period, supply)
    spread = parts[KEYS].merge(dispersion[[*KEYS, "dispersion"]], on=KEYS, how="left")["dispersion"]
    parts["dispersion"] = np.maximum(floats(spread.fillna(1.0)), 1.0)
    whole = parts.groupby(SERIES)["count"].transform("sum")
    parts["share"] = parts["count"] / whole.where(whole > 0)
    parts["ratio"] = parts["share"] / parts["expected_share"]
    low, high = share_interval(
        parts["count"], whole, confidence=confidence, dispersion=parts["dispersion"],
        extra_variance=rounding_variance(base),
    )  # fmt: skip
    parts["low"], parts["high"] = low / parts["expected_share"], high / parts["expected_share"]
    series = _series(parts, by_part, rounding_variance(base), fewest)
    series["adjusted_p"] = benjamini_hochberg(series["p"])
    uneven = series["adjusted_p"] <= false_discovery_rate
    words = np.select([series["p"].isna(), uneven], ["too few", "uneven"], "no clear pattern")
    series["verdict"] = words
    _mark_peaks(parts, series)
    return Timing(parts.drop(columns="dispersion"), series)


def _calendar(by_part: pd.DataFrame, period: Period, supply: pd.DataFrame) -> pd.DataFrame:
    """One row per series × part of the calendar, with its even share; none in a gap."""
    even = pd.concat(
        [_even_shares(str(d), period, supply) for d in sorted(set(by_part["dataset"]))]
        or [pd.DataFrame(columns=["dataset", "split", "part", "expected_share"])]
    )
    series = by_part[SERIES].drop_duplicates().merge(even, on=["dataset", "split"])
    counts = by_part.groupby([*SERIES, "part"], as_index=False)["count"].sum()
    parts = series.merge(counts, on=[*SERIES, "part"], how="left")
    return parts.assign(count=parts["count"].fillna(0.0).astype(float))


def _even_shares(dataset: str, period: Period, supply: pd.DataFrame) -> pd.DataFrame:
    """The share of the supplied days that each month, weekday and hour makes up."""
    sound = supply[(supply["dataset"] == dataset) & supply["comparable"].astype(bool)]
    given = set(pd.PeriodIndex(sound["month"], freq="M").strftime("%Y-%m"))
    days = pd.date_range(period.start, period.end, inclusive="left")
    days = days[days.strftime("%Y-%m").isin(given)]
    rows = [
        *(("month", m, n) for m, n in days.strftime("%Y-%m").value_counts(sort=False).items()),
        *(("weekday", WEEKDAYS[d], (days.weekday == d).sum()) for d in range(len(WEEKDAYS))),
        *(("hour", hour, len(days) / len(HOURS)) for hour in HOURS),
    ]
    table = pd.DataFrame(rows, columns=["split", "part", "days"]).assign(dataset=dataset)
    table["expected_share"] = floats(table.pop("days")) / max(len(days), 1)
    return table[table["expected_share"] > 0]


def _series(
    parts: pd.DataFrame, by_part: pd.DataFrame, rounding: float, fewest: float
) -> pd.DataFrame:
    """The test of evenness of every series; its p value is missing where there are too few."""
    known = parts.groupby(SERIES)["count"].transform("sum")
    expected = known * parts["expected_share"]
    squared = (parts["count"] - expected) ** 2 / (expected * parts["dispersion"] + rounding)
    table = parts[SERIES].assign(known=parts["count"], squared=squared, parts=1)
    table = table.groupby(SERIES, as_index=False).sum()
    everything = by_part.groupby(SERIES)["count"].sum().rename("all").reset_index()
    table = table.merge(everything, on=SERIES)
    table["unknown_share"] = 1 - table["known"] / table["all"].where(table["all"] > 0)
    p = stats.chi2.sf(floats(table["squared"]), np.maximum(table["parts"] - 1, 1))
    table["p"] = np.where((table["known"] >= fewest) & (table["parts"] > 1), p, np.nan)
    return table.drop(columns=["squared", "parts", "all"])


def _mark_peaks(parts: pd.DataFrame, series: pd.DataFrame) -> None:
    """Name the peak of every uneven series: the part clearly and most above an even share."""
    uneven = series.loc[series["verdict"] == "uneven", SERIES]
    above = parts.reset_index().merge(uneven, on=SERIES)
    above = above[above["low"] > 1].sort_values("ratio", ascending=False, kind="stable")
    peaks = above.drop_duplicates(SERIES)
    parts["peak"] = parts.index.isin(peaks["index"])
    named = series[SERIES].merge(peaks[[*SERIES, "part", "ratio"]], on=SERIES, how="left")
    series["peak"], series["peak_ratio"] = named["part"].fillna(""), floats(named["ratio"])
