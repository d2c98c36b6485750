"""What comparing two editions tells: for each number, which changes could lie behind it."""

import pandas as pd

from wardmote.evidence.disclosure.protecting import Protected
from wardmote.evidence.records import AREA_COLUMNS, PART_COLUMNS

DIFFERENCE_COLUMNS = ["table", "name", "earlier", "later", "least_change", "most_change"]


def differencing(old: Protected, new: Protected) -> pd.DataFrame:
    """Every number that differs between two editions, and what the true change may have been.

    Returns:
        One row per number that differs: table, name, `earlier` and `later` [as published],
        `least_change` and `most_change` [events; each is off by less than the base, so one step
        of the base may stand for a change of 1 or for nearly two bases].
    """
    within = 2 * (max(old.counts.base, new.counts.base) - 1)
    tables = [
        _differences("by_area", old.counts.by_area, new.counts.by_area, AREA_COLUMNS),
        _differences("by_part", old.counts.by_part, new.counts.by_part, PART_COLUMNS),
    ]
    told = pd.concat(tables, ignore_index=True)
    step = told["later"] - told["earlier"]
    return told.assign(least_change=step - within, most_change=step + within)[DIFFERENCE_COLUMNS]


def _differences(
    name: str, old: pd.DataFrame, new: pd.DataFrame, columns: list[str]
) -> pd.DataFrame:
    keys = columns[:-1]
    both = old.merge(new, on=keys, how="outer", suffixes=("_old", "_new"))
    names = both[keys].astype(str).agg(" · ".join, axis=1) if len(both) else pd.Series(dtype=str)
    told = pd.DataFrame(
        {
            "table": name,
            "name": names,
            "earlier": both["count_old"].fillna(0).astype("int64"),
            "later": both["count_new"].fillna(0).astype("int64"),
        }
    )
    return told[told["earlier"] != told["later"]]
