"""Where do several agencies' troubles fall in the same area?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Coincidence:
    """Areas that several datasets call among their hottest.

    Attributes:
        areas: one row per area that is hottest in two datasets or more: `datasets` (tuple),
            `how_many`; the most first, then by code.
        expected: how many such areas there would be if the datasets had nothing to do with each
            other.
        datasets: those that could be asked (with an event in enough areas).
    """

    areas: pd.DataFrame
    expected: float
    datasets: tuple[str, ...]


def coincide(
    by_area: pd.DataFrame,
    *,
    areas: pd.DataFrame,
    per: Mapping[str, str],
    hottest_share: float,
) -> Coincidence:
    """The areas in the hottest part of two or more datasets at once (C18, the whole view).

    Args:
        by_area: `dataset`, `area`, `count`, of one year; categories are added up.
        areas: one row per area: `area` and the denominators that `per` names.
        per: dataset → column of `areas` that its counts are divided by.
        hottest_share: the share of areas called a dataset's hottest, such as 0.1.

    Returns:
        The areas, and how many there would be by chance. A dataset that has events in fewer
        areas than its hottest part would hold is not asked.
    """
    wide = by_area.pivot_table(index="area", columns="dataset", values="count", aggfunc="sum")
    wide = wide.reindex(areas["area"]).fillna(0.0)
    most = max(1, round(len(wide) * hottest_share))
    people = areas.set_index("area")
    hottest = {
        str(dataset): _hottest(
            wide[dataset] / _denominator(people, per.get(str(dataset), "")), most
        )
        for dataset in wide.columns
        if (wide[dataset] > 0).sum() > most
    }
    flags = pd.DataFrame(hottest, index=wide.index)
    return Coincidence(_told(flags), _by_chance(flags), tuple(flags.columns))


def _denominator(people: pd.DataFrame, column: str) -> pd.Series:
    values = people[column].astype(float) if column else pd.Series(1.0, index=people.index)
    return values.where(values > 0)


def _hottest(values: pd.Series, most: int) -> pd.Series:
    """Whether each area is among the `most` highest; ties at the edge are left out."""
    rank = values.rank(method="max", ascending=False)
    return (rank <= most) & (values > 0)


def _told(flags: pd.DataFrame) -> pd.DataFrame:
    how_many = flags.sum(axis=1) if len(flags.columns) else pd.Series(0, index=flags.index)
    several = how_many[how_many >= 2].rename("how_many").reset_index()
    several["datasets"] = [
        tuple(flags.columns[flags.loc[area].to_numpy(dtype=bool)]) for area in several["area"]
    ]
    order = several.sort_values(["how_many", "area"], ascending=[False, True], ignore_index=True)
    return order[["area", "datasets", "how_many"]]


def _by_chance(flags: pd.DataFrame) -> float:
    """Expected areas with two flags or more, were the datasets independent."""
    shares = flags.mean().to_numpy(dtype=float)
    if len(shares) < 2:
        return 0.0
    none = np.prod(1 - shares)
    one = sum(share * np.prod(np.delete(1 - shares, i)) for i, share in enumerate(shares))
    return float(len(flags) * (1 - none - one))
