"""Counts: every number that the analyses read. Counts only, never a record."""

from dataclasses import dataclass, field

import pandas as pd

AREA_COLUMNS = ["dataset", "category", "year", "area", "count"]
PART_COLUMNS = ["dataset", "category", "year", "split", "part", "count"]
PEER_COLUMNS = ["partnership", "dataset", "category", "year", "count", "residents", "households"]
SPLITS = (
    "month", "weekday", "hour", "weekday_hour",
    "age_band", "sex", "role", "severity", "outcome", "repeat",
)  # fmt: skip


def _empty(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="object") for name in columns})


@dataclass(frozen=True)
class Counts:
    """One partnership's counts, each year's categories told in two ways that agree.

    Attributes:
        by_area: one row per dataset × category × year × small area; `count` events. An area that
            had none is absent; every area of the ground is understood.
        by_part: one row per dataset × category × year × split × part. A split is one of `SPLITS`
            (its parts: "2023-04" … for month, "Mon" … for weekday, "00" … for hour,
            "Fri 21-24" … for weekday_hour, bands of age …, "not known" where a row does not
            say); the parts of a split that a dataset supplies add up to its total of `by_area`.
        by_peer: one row per partnership × dataset × category × year.
        base: what every count is a multiple of: 1 as counted, 5 once rounded for the public.
    """

    by_area: pd.DataFrame
    by_part: pd.DataFrame
    by_peer: pd.DataFrame = field(default_factory=lambda: _empty(PEER_COLUMNS))
    base: int = 1

    def totals(self) -> pd.DataFrame:
        """One row per dataset × category × year: `count` events in the whole partnership."""
        keys = ["dataset", "category", "year"]
        return self.by_area.groupby(keys, sort=True)["count"].sum().reset_index()

    def part(self, split: str) -> pd.DataFrame:
        """The rows of one split, without the column that names it."""
        rows = self.by_part[self.by_part["split"] == split]
        return rows.drop(columns="split").reset_index(drop=True)


def rounding_variance(base: int) -> float:
    """The variance that unbiased rounding to `base` adds to one number.

    A remainder r is rounded up with probability r / base, so it adds r (base − r); over
    remainders that are all as likely this is (base² − 1) / 6: none at base 1, 4 at base 5.
    """
    return (base * base - 1) / 6
