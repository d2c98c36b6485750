"""Which years may be held against each other: a fall caused by a gap in supply is no fall."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from wardmote.evidence.audit.words import months_between, months_named
from wardmote.evidence.records import Period

ENDS = {"": ("low", "high"), "mean_": ("mean_low", "mean_high")}
UNCLEAR = "no clear change"


def like_months(supply: pd.DataFrame, years: Sequence[Period]) -> dict[str, frozenset[int]]:
    """Dataset → the months of the year that the audited year and the one before both have whole.

    Only these are held against each other: a month that was hardly supplied is left out of both.

    Args:
        supply: one row per dataset × month, as `quality.supply` gives it.
        years: the periods, the audited one last.
    """
    return {
        str(dataset): frozenset.intersection(*(whole_months(months, year) for year in years[-2:]))
        for dataset, months in supply.groupby("dataset")
    }


def whole_months(months: pd.DataFrame, year: Period) -> frozenset[int]:
    """Which months of the year (1 to 12) one dataset has whole.

    Args:
        months: its supply: `month`, `gap`.
        year: the year.
    """
    return frozenset(month.month for month in _whole(months, year))


def _whole(months: pd.DataFrame, year: Period) -> list[Any]:
    within = _within(months, year)
    return list(within.loc[~within["gap"], "month"])


def comparable_years(supply: pd.DataFrame, years: Sequence[Period]) -> pd.DataFrame:
    """Whether each dataset was supplied whole in the months compared, and how much has a place.

    Args:
        supply: one row per dataset × month, as `quality.supply` gives it.
        years: the periods, the audited one last.

    Returns:
        One row per dataset × year: dataset, year, comparable (the like months have no gap),
        reason (in words, "" where it is), gaps (this year's months with a gap, in words), drift
        (share of rows with a place in the audited year over that of this year: what a count by
        area would seem to change by if nothing else did).
    """
    like = like_months(supply, years)
    rows = [
        (
            dataset,
            year.label,
            *_judged(months, year, like[str(dataset)]),
            _placed(months, years[-1]) / _placed(months, year),
        )
        for dataset, months in supply.groupby("dataset")
        for year in years
    ]
    columns = ["dataset", "year", "comparable", "reason", "gaps", "drift"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(drift=table["drift"].fillna(1.0))


def _within(months: pd.DataFrame, year: Period) -> pd.DataFrame:
    return months[[month in year for month in months["month"]]]


def _judged(months: pd.DataFrame, year: Period, like: frozenset[int]) -> tuple[bool, str, str]:
    whole = set(_whole(months, year))
    gaps = [f"{month:%Y-%m}" for month in year.months if month not in whole]
    named = months_named(gaps) if gaps else ""
    if not whole:
        return False, f"nothing was supplied for {_told(year)}", named
    missing = like - {month.month for month in whole}
    if missing or (gaps and not like):
        return False, f"the supply for {named} has a gap", named
    return True, "", named


def _told(year: Period) -> str:
    return year.label if len(year.months) > 1 else months_between(year)


def _placed(months: pd.DataFrame, year: Period) -> float:
    """The share of the year's rows that have a place; missing where none has."""
    within = _within(months, year).dropna(subset="unlocated_share")
    rows = within["rows"].sum()
    lost = (within["unlocated_share"] * within["rows"]).sum()
    return float(1 - lost / rows) if rows > lost else np.nan


def allow_for_drift(
    changes: pd.DataFrame, comparable: pd.DataFrame, years: Sequence[str]
) -> pd.DataFrame:
    """The changes, with intervals that allow for a change in how many rows have a place.

    Where more rows have a place than before, a count by area rises though nothing else did. Each
    interval is stretched to where it would lie if the rows without a place were like the others,
    and a rise or fall that does not hold at both ends is called no clear change.

    Args:
        changes: as `analyses.change` gives them.
        comparable: as `comparable_years` gives them.
        years: labels, newest first, as given to `analyses.change`.
    """
    drift = comparable.pivot(index="dataset", columns="year", values="drift")
    usable = comparable.pivot(index="dataset", columns="year", values="comparable")
    earlier = [year for year in years[1:] if year in drift.columns]
    last = changes["dataset"].map(drift[years[1]]) if years[1] in drift.columns else 1.0
    mean = changes["dataset"].map(drift[earlier].where(usable[earlier]).mean(axis=1))
    table = changes.copy()
    for prefix, by in (("", last), ("mean_", mean)):
        _stretch(table, prefix, by)
    table["percent_low"], table["percent_high"] = ((table[e] - 1) * 100 for e in ("low", "high"))
    return table


def _stretch(table: pd.DataFrame, prefix: str, drift: pd.Series | float) -> None:
    low, high = ENDS[prefix]
    by = pd.Series(drift, index=table.index).fillna(1.0)
    table[low] = np.minimum(table[low], table[low] / by)
    table[high] = np.maximum(table[high], table[high] / by)
    verdict = f"{prefix}verdict"
    lost = ((table[verdict] == "up") & (table[low] <= 1)) | (
        (table[verdict] == "down") & (table[high] >= 1)
    )
    table.loc[lost, verdict] = UNCLEAR
