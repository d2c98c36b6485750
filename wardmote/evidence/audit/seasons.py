"""The months of several years laid upon one: one year's busiest month is no season."""

from collections.abc import Sequence

import pandas as pd

from wardmote.evidence.audit.comparable import whole_months
from wardmote.evidence.records import Period

KEYS = ["dataset", "category"]


def seasonal_months(supply: pd.DataFrame, years: Sequence[Period]) -> dict[str, frozenset[int]]:
    """Dataset → the months of the year that were supplied whole in every year it speaks of.

    Args:
        supply: one row per dataset × month: `dataset`, `month`, `gap`.
        years: the periods, the audited one last.
    """
    return {
        str(dataset): _in_all([whole_months(months, year) for year in years])
        for dataset, months in supply.groupby("dataset")
    }


def _in_all(years: Sequence[frozenset[int]]) -> frozenset[int]:
    """What every year has that has anything."""
    spoken = [year for year in years if year]
    return frozenset.intersection(*spoken) if spoken else frozenset()


def laid_on_one(
    monthly: pd.DataFrame, supply: pd.DataFrame, years: Sequence[Period]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All years' months, each counted under the same month of the last year.

    Args:
        monthly: `dataset`, `category`, `part` ("2023-04" …), `count`, of all years.
        supply: one row per dataset × month: `dataset`, `month`, `gap`.
        years: the periods, the audited one last.

    Returns:
        `dataset`, `category`, `split` ("month"), `part`, `count`, in the months that every year
        has whole; and the supply of the last year, `comparable` in those months alone.
    """
    kept, last = seasonal_months(supply, years), years[-1]
    name = {month.month: f"{month:%Y-%m}" for month in last.months}
    number = pd.to_numeric(monthly["part"].str[5:], errors="coerce")
    known = [n in kept.get(d, ()) for d, n in zip(monthly["dataset"], number, strict=True)]
    rows = monthly[known].assign(part=number[known].astype(int).map(name), split="month")
    told = rows.groupby([*KEYS, "split", "part"])["count"].sum().reset_index()
    within = supply[[month in last for month in supply["month"]]]
    whole = [m.month in kept[d] for d, m in zip(within["dataset"], within["month"], strict=True)]
    return told, within.assign(comparable=whole)
