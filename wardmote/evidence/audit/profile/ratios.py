"""How many times the rate elsewhere, or last year's count: ratios with their intervals."""

import numpy as np
import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL, with_all
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats, floats, ratio_interval

KEYS = ["dataset", "category"]


def ratios(brief: Brief, numbers: Numbers, place: Place, table: pd.DataFrame) -> pd.DataFrame:
    """Each kind's rate in the place over that in the rest, with `low`, `high` and `verdict`."""
    enough = table["here"] + table["elsewhere"] >= numbers.settings.hot_minimum_count
    rows = table[enough & (table["elsewhere"] > 0)].copy()
    exposure = [_exposure(brief, numbers, place, name) for name in rows["dataset"]]
    spread = np.maximum(by_month(numbers, rows), _by_area(brief, numbers, place, rows))
    return ratio(numbers, rows, "here", "elsewhere", np.array(exposure, dtype=float), spread)


def more(rows: pd.DataFrame) -> pd.DataFrame:
    """The kinds that are clearly more than elsewhere."""
    return rows[(rows["verdict"] == "more") & (rows["category"] != ALL)]


def _exposure(brief: Brief, numbers: Numbers, place: Place, dataset: str) -> float:
    """People (or areas, where people are not known) in the place over those elsewhere."""
    size = _sizes(brief, numbers, dataset)
    inside = size.index.isin(place.areas)
    rest = float(size[~inside].sum())
    return float(size[inside].sum()) / rest if rest > 0 else float("nan")


def by_month(numbers: Numbers, rows: pd.DataFrame) -> Floats:
    """How many times as far as chance the months of each kind swing; at least 1."""
    known = numbers.trends.series.set_index(KEYS)["dispersion"]
    keys = pd.MultiIndex.from_frame(rows[KEYS])
    return floats(known.reindex(keys).fillna(1.0).clip(lower=1.0))


def _by_area(brief: Brief, numbers: Numbers, place: Place, rows: pd.DataFrame) -> Floats:
    """How many times as far as chance the areas elsewhere differ, by Pearson's X²; at least 1."""
    counts = with_all(numbers.events(numbers.counts.by_area), ["dataset", "year", "area"])
    counts = counts[counts["year"] == brief.year]
    return floats(
        [
            _differ(_sizes(brief, numbers, row.dataset), place, counts[
                (counts["dataset"] == row.dataset) & (counts["category"] == row.category)
            ].groupby("area")["count"].sum())
            for row in each(rows)
        ]
    )  # fmt: skip


def _differ(sizes: pd.Series, place: Place, counts: pd.Series) -> float:
    sizes = sizes[~sizes.index.isin(place.areas) & (sizes > 0)]
    told = counts.reindex(sizes.index).fillna(0.0)
    meant = told.sum() * sizes / sizes.sum()
    return max(1.0, float(((told - meant) ** 2 / meant).sum()) / max(len(sizes) - 1, 1))


def _sizes(brief: Brief, numbers: Numbers, dataset: str) -> pd.Series:
    """People of each small area; 1 each where people are not known."""
    areas, column = brief.ground.areas.set_index("area"), numbers.per.get(dataset, "")
    return areas[column].astype(float) if column else pd.Series(1.0, index=areas.index)


def ratio(
    numbers: Numbers, rows: pd.DataFrame, now: str, before: str, exposure: Floats, spread: Floats
) -> pd.DataFrame:
    """Ratio of rates with interval; of the differences told, few are chance.

    Args:
        numbers: the analyses, and their settings.
        rows: one row per kind, with the two columns of counts that are named.
        now: the column that is held against the other.
        before: the other.
        exposure: how many times as many people, or as long, there are behind `now`.
        spread: how many times as far as chance the counts of each kind vary (dispersion).
    """
    settings = numbers.settings
    low, high, p = ratio_interval(
        rows[now].to_numpy(), rows[before].to_numpy(), confidence=settings.confidence,
        dispersion=spread, exposure_ratio=exposure,
    )  # fmt: skip
    ratio = rows[now].to_numpy() / rows[before].to_numpy() / exposure
    told = benjamini_hochberg(p) <= settings.false_discovery_rate
    verdict = np.where(told, np.where(ratio > 1, "more", "fewer"), "no clear difference")
    return rows.assign(ratio=ratio, low=low, high=high, verdict=verdict)
