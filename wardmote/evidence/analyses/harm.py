"""How grave is it, all told? The count and its harm, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

KEYS = ["dataset", "category"]


@dataclass(frozen=True)
class Harm:
    """Counts and harm, by category and in all.

    Attributes:
        categories: one row per dataset × category: `count`, `weight_low`, `weight_high` (units of
            the edition for one event; missing where it has none), `harm_low`, `harm_high`
            (count × weight; missing, never 0, where there is no weight), `count_share` (of the
            dataset), `harm_share` (of the dataset's known harm, by the middle of each range).
        wholes: one row per dataset: `count`, `weighted_count` (of categories with a weight),
            `weighted_share`, `harm_low`, `harm_high` (of these alone), `unknown` (categories
            without a weight, a tuple).
    """

    categories: pd.DataFrame
    wholes: pd.DataFrame


def harm(totals: pd.DataFrame, *, weights: Mapping[str, tuple[float, float]]) -> Harm:
    """Set harm beside the count.

    Args:
        totals: `dataset`, `category`, `count`, of one year.
        weights: category → lowest and highest weight of one event of it, in the edition's unit.

    References:
        Sherman, Neyroud & Neyroud (2016), The Cambridge Crime Harm Index, Policing 10: 171–183.
    """
    table = totals[[*KEYS, "count"]].reset_index(drop=True)
    pairs = [weights.get(category, (np.nan, np.nan)) for category in table["category"]]
    table[["weight_low", "weight_high"]] = np.array(pairs, dtype=float).reshape(-1, 2)
    table["harm_low"] = table["count"] * table["weight_low"]
    table["harm_high"] = table["count"] * table["weight_high"]
    table["count_share"] = _share(table, table["count"])
    table["harm_share"] = _share(table, (table["harm_low"] + table["harm_high"]) / 2)
    wholes = [_whole(str(name), rows) for name, rows in table.groupby("dataset", sort=True)]
    return Harm(table, pd.DataFrame(wholes, columns=WHOLE_COLUMNS))


WHOLE_COLUMNS = [
    "dataset", "count", "weighted_count", "weighted_share", "harm_low", "harm_high", "unknown",
]  # fmt: skip


def _share(table: pd.DataFrame, values: pd.Series) -> pd.Series:
    """Each value's share of its dataset's sum; missing values stay missing."""
    whole = values.groupby(table["dataset"]).transform("sum")
    return values / whole.where(whole > 0)


def _whole(dataset: str, rows: pd.DataFrame) -> tuple[object, ...]:
    known = rows[rows["weight_low"].notna()]
    count, weighted = rows["count"].sum(), known["count"].sum()
    unknown = tuple(rows.loc[rows["weight_low"].isna(), "category"])
    share = weighted / count if count else np.nan
    ends = (known["harm_low"].sum(), known["harm_high"].sum()) if len(known) else (np.nan, np.nan)
    return (dataset, count, weighted, share, *ends, unknown)
