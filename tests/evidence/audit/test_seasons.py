"""Months of several years laid upon one."""

import pandas as pd

from wardmote.evidence.audit.seasons import laid_on_one, seasonal_months
from wardmote.evidence.records import Period

YEARS = [Period.parse(text) for text in ("2021/22", "2022/23", "2023/24")]


def supply(gaps=()):
    rows = [("police", m, f"{m:%Y-%m}" in gaps) for year in YEARS for m in year.months]
    return pd.DataFrame(rows, columns=["dataset", "month", "gap"])


def monthly(count=1):
    rows = [("police", "burglary", f"{m:%Y-%m}", count) for year in YEARS for m in year.months]
    return pd.DataFrame(rows, columns=["dataset", "category", "part", "count"])


def test_the_same_month_of_every_year_is_counted_as_one():
    rows, _ = laid_on_one(monthly(4), supply(), YEARS)
    assert rows["part"].tolist() == [f"{month:%Y-%m}" for month in YEARS[-1].months]
    assert (rows["count"] == 12).all()


def test_a_month_that_one_year_lacks_is_left_out_of_all():
    rows, now = laid_on_one(monthly(), supply({"2022-06"}), YEARS)
    assert "2023-06" not in set(rows["part"])
    assert now.loc[~now["comparable"], "month"].map("{:%Y-%m}".format).tolist() == ["2023-06"]


def test_a_year_of_which_nothing_was_supplied_takes_no_month_away():
    first = {f"{month:%Y-%m}" for month in YEARS[0].months}
    assert seasonal_months(supply(first), YEARS) == {"police": frozenset(range(1, 13))}


def test_rows_that_say_no_month_are_left_out():
    rows, _ = laid_on_one(monthly().assign(part="not known"), supply(), YEARS)
    assert rows.empty
