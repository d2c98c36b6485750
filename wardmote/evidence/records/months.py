"""Counts by month as series side by side, with the gaps in supply left open."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.records.intervals import Floats

KEYS = ["dataset", "category"]


@dataclass(frozen=True)
class MonthlySeries:
    """Monthly counts, one series per dataset × category, over the same run of months.

    Attributes:
        keys: one row per series: `dataset`, `category`.
        months: every month from the first to the last that was supplied.
        counts: series × months [events]; NaN where the dataset's supply has a gap.
    """

    keys: pd.DataFrame
    months: pd.PeriodIndex
    counts: Floats

    @property
    def observed(self) -> Floats:
        """How many months each series has."""
        return (~np.isnan(self.counts)).sum(axis=1).astype(float)

    def told(self, **values: npt.NDArray[Any]) -> pd.DataFrame:
        """One row per series × month: keys, `month` ("2023-04"), and each of the values.

        Args:
            values: by column name, series × months.
        """
        repeated = self.keys.loc[self.keys.index.repeat(len(self.months))].reset_index(drop=True)
        repeated["month"] = np.tile(self.months.strftime("%Y-%m").to_numpy(), len(self.keys))
        return repeated.assign(**{name: value.ravel() for name, value in values.items()})


def monthly_series(monthly: pd.DataFrame, supply: pd.DataFrame) -> MonthlySeries:
    """Set monthly counts side by side.

    Args:
        monthly: `dataset`, `category`, `part` ("2023-04" …), `count`; as `Counts.part("month")`.
        supply: `dataset`, `month` (a date or "2023-04"), `comparable`; months without a row, or
            not comparable, are gaps. A month that was supplied and has no row had none.
    """
    sound = supply[supply["comparable"].astype(bool)]
    at = pd.PeriodIndex(sound["month"], freq="M")
    months = (
        pd.period_range(at.min(), at.max(), freq="M") if len(at) else pd.PeriodIndex([], freq="M")
    )
    names = months.strftime("%Y-%m")
    wide = monthly.pivot_table(index=KEYS, columns="part", values="count", aggfunc="sum")
    keys = wide.index.to_frame(index=False)
    counts = wide.reindex(columns=names).fillna(0.0).to_numpy(dtype=float)
    given = set(zip(sound["dataset"], at.strftime("%Y-%m"), strict=True))
    which, datasets = pd.factorize(keys["dataset"])
    open_gaps = [[(dataset, name) not in given for name in names] for dataset in datasets]
    counts[np.array(open_gaps, dtype=bool).reshape(len(datasets), len(names))[which]] = np.nan
    return MonthlySeries(keys=keys, months=months, counts=counts)


def season(months: pd.PeriodIndex) -> Floats:
    """Months × 11: which month of the year each is, the first kind being understood."""
    return (months.month.to_numpy()[:, None] == np.arange(2, 13)).astype(float)
