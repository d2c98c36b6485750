"""The days of events: exact, and so for those who work on a problem alone."""

import ibis
import pandas as pd
from ibis import _

from wardmote.rulebook import Dataset

COLUMNS = ["dataset", "category", "day", "count"]


def daily_of(records: ibis.Table, dataset: Dataset) -> pd.DataFrame:
    """How many events each day had.

    Args:
        records: standard records of one partnership.
        dataset: what the rulebook says of it: one that is not told by weekday has no days.

    Returns:
        One row per category × day with any: dataset, category, day, `count` [events].
    """
    if "weekday" not in dataset.splits:
        return no_days()
    told = records.filter(_.happened_on.notnull(), _.category.notnull())
    rows = told.group_by(["category", "happened_on"]).agg(count=_["count"].sum()).to_pandas()
    rows = rows.rename(columns={"happened_on": "day"}).assign(dataset=dataset.name)
    rows["day"] = pd.to_datetime(rows["day"])
    return rows.astype({"count": float}).sort_values(COLUMNS[:3], ignore_index=True)[COLUMNS]


def no_days() -> pd.DataFrame:
    """A table of days with none in it."""
    table = pd.DataFrame(columns=COLUMNS).astype({"count": float})
    return table.assign(day=pd.to_datetime(table["day"]))
