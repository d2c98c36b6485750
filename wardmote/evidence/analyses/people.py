"""Who is affected, where the data say?"""

from collections.abc import Sequence

import pandas as pd

from wardmote.evidence.records import rounding_variance
from wardmote.evidence.records.intervals import share_interval

KEYS = ["dataset", "category", "split"]


def people(
    by_part: pd.DataFrame,
    *,
    splits: Sequence[str],
    unknown: str,
    confidence: float,
    fewest: float,
    base: int,
) -> pd.DataFrame:
    """The shares of each group among those whose group is known.

    Args:
        by_part: `dataset`, `category`, `split`, `part`, `count` [people], of one year.
        splits: which splits tell of people, such as "age_band" and "sex".
        unknown: the part that stands for rows that do not say.
        confidence: of the intervals, such as 0.95.
        fewest: people whose group is known below which nothing is said.
        base: what each count is a multiple of; 1 is as counted.

    Returns:
        One row per dataset × category × split × part but the unknown: `count`, `known` (people
        whose group is known), `known_share` (of all), `share` (of the known), `low`, `high`,
        `most` (whether it is the largest part and clearly so: its interval lies above that of
        every other part). Splits known of fewer than `fewest` are left out.

    References:
        Wilson's interval: `records.intervals.share_interval`.
    """
    told = by_part[by_part["split"].isin(splits)]
    all_of = told.groupby(KEYS)["count"].sum().rename("all")
    table = told[told["part"] != unknown].drop(columns="year", errors="ignore")
    table = table.assign(known=table.groupby(KEYS)["count"].transform("sum")).merge(
        all_of.reset_index(), on=KEYS
    )
    table = table[table["known"] >= fewest].reset_index(drop=True)
    table["known_share"] = table["known"] / table.pop("all")
    table["share"] = table["count"] / table["known"]
    table["low"], table["high"] = share_interval(
        table["count"],
        table["known"],
        confidence=confidence,
        extra_variance=rounding_variance(base),
    )
    table["most"] = _clearly_most(table)
    return table


def _clearly_most(table: pd.DataFrame) -> pd.Series:
    """Whether a part's interval lies above that of every other part of its split."""
    return (
        pd.concat([_leads(parts) for _, parts in table.groupby(KEYS, sort=False)]).reindex(
            table.index
        )
        if len(table)
        else pd.Series(dtype=bool)
    )


def _leads(parts: pd.DataFrame) -> pd.Series:
    """Whether each part of one split is the largest, its interval above every other's."""
    rows = parts.sort_values("count", ascending=False)
    clear = len(rows) > 1 and bool((rows["high"].iloc[1:] < rows["low"].iloc[0]).all())
    return pd.Series([clear] + [False] * (len(rows) - 1), index=rows.index)
