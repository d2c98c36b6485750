"""The ways in which a category's total is told apart: by month, weekday, hour, age and more."""

from collections.abc import Callable, Iterable

import ibis
import pandas as pd
from ibis import _

NOT_KNOWN = "not known"
PLACE_BANDS = ((1, "once"), (4, "2 to 4 times"), (9, "5 to 9 times"))
OFTEN = "10 times or more"
BAND_STARTS = {"once": 1, "2 to 4 times": 2, "5 to 9 times": 5, OFTEN: 10}


def month_text(records: ibis.Table) -> ibis.Value:
    """The month as text: "2023-04"."""
    return records.month.strftime("%Y-%m")


def _weekday(records: ibis.Table) -> ibis.Value:
    return records.happened_on.strftime("%a")


def _hour(records: ibis.Table) -> ibis.Value:
    return records.hour.cast("string").lpad(2, "0")


def _weekday_hour(records: ibis.Table) -> ibis.Value:
    start = records.hour.cast("int64") // 3 * 3
    band = start.cast("string").lpad(2, "0") + "-" + (start + 3).cast("string").lpad(2, "0")
    return _weekday(records) + " " + band


def _times_at_place(records: ibis.Table) -> ibis.Value:
    """How often the same kind of thing happened at that place in that year, in bands."""
    here = ibis.window(group_by=["category", "year", "area", "place"])
    times = records["count"].sum().over(here)
    band = ibis.cases(
        *[(times <= most, ibis.literal(name)) for most, name in PLACE_BANDS], else_=OFTEN
    )
    return records.place.isnull().ifelse(ibis.null("string"), band)


PART: dict[str, Callable[[ibis.Table], ibis.Value]] = {
    "month": month_text,
    "weekday": _weekday,
    "hour": _hour,
    "weekday_hour": _weekday_hour,
    "age_band": lambda records: records.age_band,
    "sex": lambda records: records.sex,
    "role": lambda records: records.role,
    "severity": lambda records: records.severity,
    "outcome": lambda records: records.outcome,
    "repeat": _times_at_place,
}


def split(records: ibis.Table, name: str) -> pd.DataFrame:
    """One row per category × year × part: `count`; rows that do not say are "not known".

    Args:
        records: records with a `year` column, of one partnership.
        name: one of `records.SPLITS`.
    """
    told = records.mutate(part=PART[name](records))
    counted = told.group_by(["category", "year", "part"]).agg(count=_["count"].sum())
    return counted.to_pandas().assign(split=name, part=lambda t: t["part"].fillna(NOT_KNOWN))


def parts_of(records: ibis.Table, names: Iterable[str]) -> pd.DataFrame:
    """One row per category × year × split × part, of the splits that any row can tell."""
    tables = [split(records, name) for name in names]
    known = [table for table in tables if (table["part"] != NOT_KNOWN).any()]
    columns = ["category", "year", "split", "part", "count"]
    return pd.concat(known)[columns] if known else pd.DataFrame(columns=columns)
