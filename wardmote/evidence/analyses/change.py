"""Is it more or less than last year, and than the years before?"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from wardmote.evidence.records import rounding_variance
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats, floats, ratio_interval

KEYS = ["dataset", "category"]
VERDICTS = ("up", "down", "no clear change", "not comparable", "too few")
AGAINST_THE_MEAN = {
    "before": "mean_before", "ratio": "ratio_to_mean", "percent": "percent_to_mean",
    "low": "mean_low", "high": "mean_high", "p": "mean_p", "adjusted_p": "mean_adjusted_p",
    "verdict": "mean_verdict",
}  # fmt: skip


def change(
    totals: pd.DataFrame,
    *,
    years: Sequence[str],
    comparable: pd.DataFrame,
    dispersion: pd.DataFrame,
    confidence: float,
    false_discovery_rate: float,
    fewest: float,
    base: int,
) -> pd.DataFrame:
    """Each category's change on the year before and on the mean of up to three earlier years.

    Args:
        totals: `dataset`, `category`, `year`, `count`; a year of a supplied dataset that has no
            row had none.
        years: labels, newest first: the year in question, the year before, and those before it.
        comparable: `dataset`, `year`, `comparable`, `reason`; a year without a row is not.
        dispersion: `dataset`, `category`, `dispersion` (variance over mean, from the monthly
            trend); a category without a row is taken as Poisson, and less than 1 as 1.
        confidence: of the intervals, such as 0.95.
        false_discovery_rate: the largest share of the rises and falls named that may be chance.
        fewest: events in both years together below which nothing is said.
        base: what each count is a multiple of; 1 is as counted.

    Returns:
        One row per dataset × category: `count`, `previous` (missing where not comparable),
        `ratio`, `percent`, `low`, `high` (of the ratio), `percent_low`, `percent_high`, `p`,
        `adjusted_p`, `verdict` (one of `VERDICTS`), `reason` (why not comparable, or ""); and
        against the mean of the `earlier_years` comparable ones: `mean_before`, `ratio_to_mean`,
        `percent_to_mean`, `mean_low`, `mean_high` (of the ratio), `mean_p`, `mean_adjusted_p`,
        `mean_verdict`. Never "up" or "down" where the supply of either year is not comparable.

    References:
        Conditional exact interval with quasi-likelihood scaling: `records.intervals`.
        Benjamini & Hochberg (1995).
    """
    wide = _wide(totals, years)
    wide = wide.where(_usable(wide, comparable))
    spread = _dispersion(wide.index, dispersion)
    settings = {
        "confidence": confidence, "rate": false_discovery_rate,
        "fewest": fewest, "rounding": rounding_variance(base),
    }  # fmt: skip
    now, earlier = floats(wide[years[0]]), wide[list(years[1:])]
    on_last = _compare(now, earlier.iloc[:, :1], spread, **settings)
    on_mean = _compare(now, earlier, spread, **settings)
    table = wide.index.to_frame(index=False).assign(count=now)
    table = pd.concat([table, on_last.rename(columns={"before": "previous"})], axis=1)
    table["percent_low"], table["percent_high"] = ((table[e] - 1) * 100 for e in ("low", "high"))
    table["reason"] = _reasons(table, comparable, years)
    on_mean = on_mean.rename(columns=AGAINST_THE_MEAN)
    return pd.concat([table, on_mean], axis=1).assign(
        earlier_years=earlier.notna().sum(axis=1).to_numpy()
    )


def _wide(totals: pd.DataFrame, years: Sequence[str]) -> pd.DataFrame:
    """One row per dataset × category, one column per year, zero where there is no row."""
    wide = totals.pivot_table(index=KEYS, columns="year", values="count", aggfunc="sum")
    return wide.reindex(columns=list(years)).fillna(0.0).astype(float)


def _usable(wide: pd.DataFrame, comparable: pd.DataFrame) -> pd.DataFrame:
    """Whether each dataset × category × year may be compared."""
    known = comparable[comparable["comparable"].astype(bool)]
    pairs = set(zip(known["dataset"], known["year"], strict=True))
    datasets = wide.index.get_level_values("dataset")
    return pd.DataFrame(
        {year: [(dataset, year) in pairs for dataset in datasets] for year in wide.columns},
        index=wide.index,
    )


def _dispersion(index: pd.Index, dispersion: pd.DataFrame) -> Floats:
    """The dispersion of each category, at least 1."""
    known = dispersion.set_index(KEYS)["dispersion"].reindex(index)
    return np.maximum(floats(known.fillna(1.0)), 1.0)


def _compare(
    now: Floats,
    earlier: pd.DataFrame,
    dispersion: Floats,
    *,
    confidence: float,
    rate: float,
    fewest: float,
    rounding: float,
) -> pd.DataFrame:
    """The ratio to the mean of the earlier years that are known, and what to make of it."""
    years, total = floats(earlier.notna().sum(axis=1)), floats(earlier.sum(axis=1))
    years[years == 0] = np.nan
    wider = dispersion + _rounding_share(now, total, years, rounding)
    low, high, p = ratio_interval(
        now, total, confidence=confidence, dispersion=wider, exposure_ratio=1 / years
    )
    mean = total / years
    ratio = np.divide(now, mean, out=np.full_like(now, np.nan), where=mean > 0)
    enough = now + mean >= fewest
    p = np.where(enough, p, np.nan)
    table = pd.DataFrame({"before": mean, "ratio": ratio, "percent": (ratio - 1) * 100})
    table = table.assign(low=low, high=high, p=p, adjusted_p=benjamini_hochberg(p))
    clear = (table["adjusted_p"] <= rate) & ((low > 1) | (high < 1))
    table["verdict"] = np.select(
        [np.isnan(now + mean), ~enough, clear & (low > 1), clear],
        ["not comparable", "too few", "up", "down"],
        "no clear change",
    )
    return table


def _rounding_share(now: Floats, total: Floats, years: Floats, rounding: float) -> Floats:
    """What rounding adds to the dispersion, so that the log ratio has its full variance."""
    least = (rounding * 6 + 1) ** 0.5 / 2  # half the base: what a count rounded to 0 may stand for
    a, b = np.maximum(now, least), np.maximum(total, least)
    return rounding * (1 / a**2 + years / b**2) / (1 / a + 1 / b)


def _reasons(table: pd.DataFrame, comparable: pd.DataFrame, years: Sequence[str]) -> list[str]:
    """Why each row is not comparable: the reasons of the two years, or "" where it is."""
    why = {(r.dataset, r.year): r.reason for r in comparable.itertuples() if not r.comparable}
    given = set(zip(comparable["dataset"], comparable["year"], strict=True))
    reasons = []
    for dataset, verdict in zip(table["dataset"], table["verdict"], strict=True):
        words = [
            str(why[dataset, year]) if (dataset, year) in why else f"{year}: not supplied"
            for year in years[:2]
            if (dataset, year) in why or (dataset, year) not in given
        ]
        reasons.append("; ".join(dict.fromkeys(words)) if verdict == "not comparable" else "")
    return reasons
