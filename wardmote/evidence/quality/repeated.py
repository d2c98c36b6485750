"""Months that repeat another month's rows: one month was sent twice under two names."""

from datetime import date
from itertools import combinations

import ibis
import pandas as pd
from ibis import _

# A sketch of a month: its rows' smallest hashes. Two months alike share most of theirs, so only
# pairs whose sketches are alike are compared row by row.
SKETCH = 400
ALIKE = 0.5
# What differs between a month and its repeat, or says nothing of the event.
ASIDE = {
    "month", "happened_on", "ended_on", "row_number", "delivery", "area", "how", "record_id",
}  # fmt: skip
COLUMNS = ["month", "repeats", "same_share"]


def repeated_months(
    records: ibis.Table, *, least_share: float, minimum: int, by_content: bool = True
) -> pd.DataFrame:
    """Months most of whose rows stand in an earlier month as well.

    Rows are matched by identifier, and those with none by all that they tell but the date; a
    content that stands twice in both counts twice.

    Args:
        records: standard records of one dataset.
        least_share: the share of a month's rows that makes it a repeat.
        minimum: months of fewer rows are not searched.
        by_content: whether rows with no identifier are matched; not for answers to a survey,
            which are alike by nature.

    Returns:
        One row per pair of months: month, repeats (the earlier month), same_share (of the later
        month's rows).
    """
    keyed = _keyed(records, by_content)
    months = keyed.group_by("month").agg(rows=_.n.sum()).filter(_.rows >= minimum)
    keyed = keyed.semi_join(months, "month").cache()
    rows = []
    for earlier, later in _alike(_sketches(keyed)):
        share = _same_share(keyed, earlier, later)
        if share >= least_share:
            rows.append((later, earlier, share))
    return pd.DataFrame(rows, columns=COLUMNS)


def _keyed(records: ibis.Table, by_content: bool) -> ibis.Table:
    """One row per month × content: `key` and `n` rows."""
    told = [records[name].cast("string").fill_null("") for name in records.columns
            if name not in ASIDE]  # fmt: skip
    content = ibis.literal("|").join(told) if by_content else ibis.null("string")
    keyed = records.select("month", key=records.record_id.coalesce(content).hash())
    return keyed.filter(_.key.notnull()).group_by(["month", "key"]).agg(n=_.count())


def _sketches(keyed: ibis.Table) -> dict[date, set[int]]:
    place = ibis.row_number().over(group_by="month", order_by="key")
    smallest = keyed.select("month", "key", place=place).filter(_.place < SKETCH).to_pandas()
    months = pd.to_datetime(smallest["month"]).dt.date
    return {month: set(keys) for month, keys in smallest.groupby(months)["key"]}


def _alike(sketches: dict[date, set[int]]) -> list[tuple[date, date]]:
    pairs = []
    for earlier, later in combinations(sorted(sketches), 2):
        one, other = sketches[earlier], sketches[later]
        union = set(sorted(one | other)[:SKETCH])
        if len(union & one & other) >= ALIKE * len(union):
            pairs.append((earlier, later))
    return pairs


def _same_share(keyed: ibis.Table, earlier: date, later: date) -> float:
    then, now = (keyed.filter(keyed.month == month) for month in (earlier, later))
    both = now.join(then.select("key", m=then.n), "key")
    same = both.agg(same=ibis.least(both.n, both.m).sum()).to_pyarrow()["same"][0].as_py() or 0
    return float(same / now.n.sum().to_pyarrow().as_py())
