"""Days, months and times as agencies write them: a truth table."""

from datetime import date

import duckdb
import pytest

from wardmote.evidence.sources import moments


@pytest.fixture(scope="module")
def ask():
    connection = duckdb.connect()

    def answer(sql, cell):
        return connection.execute(
            f"SELECT {sql} FROM (SELECT ?::VARCHAR AS cell)", [cell]
        ).fetchone()[0]

    yield answer
    connection.close()


@pytest.mark.parametrize(
    ("cell", "expect"),
    [
        ("2016-02-29", date(2016, 2, 29)),
        ("2015-02-29", None),
        ("29/02/2016", date(2016, 2, 29)),
        ("3/4/2016", date(2016, 4, 3)),
        ("3/4/16", date(2016, 4, 3)),
        ("03-04-2016", date(2016, 4, 3)),
        ("03.04.2016", date(2016, 4, 3)),
        ("20160403", date(2016, 4, 3)),
        ("45000", date(2023, 3, 15)),
        ("45000.75", date(2023, 3, 15)),
        ("3 March 2025", date(2025, 3, 3)),
        ("3rd Mar 2025", date(2025, 3, 3)),
        ("3-Mar-25", date(2025, 3, 3)),
        ("03/04/2016 23:15", date(2016, 4, 3)),
        ("2016-04-03T23:15:00", date(2016, 4, 3)),
        ("2019-05-31T22:59:00+00:00", date(2019, 5, 31)),
        ("2019-05-31T23:00:00Z", date(2019, 6, 1)),
        ("2019-01-31T23:00:00Z", date(2019, 1, 31)),
        ("13/13/2016", None),
        ("0216-01-01", None),
        ("1066-10-14", None),
        ("tomorrow", None),
        ("3 Foo 2025", None),
        ("12", None),
        (None, None),
    ],
)
def test_a_day_is_read_day_first_and_by_british_clocks(ask, cell, expect):
    assert ask(moments.day("cell"), cell) == expect


@pytest.mark.parametrize(
    ("cell", "expect"),
    [
        ("2024-01", date(2024, 1, 1)),
        ("2024/1", date(2024, 1, 1)),
        ("01/2024", date(2024, 1, 1)),
        ("Jan 2024", date(2024, 1, 1)),
        ("September 2024", date(2024, 9, 1)),
        ("Jan-24", date(2024, 1, 1)),
        ("17/01/2024", date(2024, 1, 1)),
        ("2024-13", None),
        ("1204-01", None),
        ("2012-13", None),
        ("Someday 2024", None),
        (None, None),
        ("June-25", date(2025, 6, 1)),
        ("Sept 25", date(2025, 9, 1)),
    ],
)
def test_a_month_is_its_first_day(ask, cell, expect):
    assert ask(moments.month("cell"), cell) == expect


@pytest.mark.parametrize("cell", ["2025-04", "2025-13", "1970-01", "9998-12"])
def test_a_month_in_plain_writing_is_read_the_same_by_the_short_way(ask, cell):
    assert ask(moments.is_plain_month("cell"), cell)
    assert ask(moments.plain_month("cell"), cell) == ask(moments.month("cell"), cell)


@pytest.mark.parametrize("cell", ["2025-04-03", "2025-02-30", "1969-12-31", "1970-01-01"])
def test_a_day_in_plain_writing_is_read_the_same_by_the_short_way(ask, cell):
    assert ask(moments.is_plain_day("cell"), cell)
    assert ask(moments.plain_day("cell"), cell) == ask(moments.day("cell"), cell)


@pytest.mark.parametrize("cell", ["1066-04", "June-25", "04/2025", "2025-04-03"])
def test_other_writing_of_a_month_is_not_taken_for_plain(ask, cell):
    assert not ask(moments.is_plain_month("cell"), cell)


@pytest.mark.parametrize(
    ("cell", "expect"),
    [
        ("5", 0), ("0005", 0), ("59", 0), ("60", None), ("957", 9), ("1905", 19), ("2359", 23),
        ("2400", None), ("1960", None), ("19:05", 19), ("5:07", 5), ("24:00", None),
        ("19:05:33", 19), ("9.30", 9), ("7:05 pm", 19), ("12:10am", 0), ("12pm", 12),
        ("13pm", None),
        ("0.75", 18), ("0.2916666666", 7), (".5", 12), ("03/04/2016 23:15", 23),
        ("2019-05-31T23:01:00Z", 0), ("2019-01-31T23:01:00Z", 23), ("noon", None), (None, None),
    ],
)  # fmt: skip
def test_a_time_gives_its_hour_and_five_is_five_past_midnight(ask, cell, expect):
    assert ask(moments.hour("cell"), cell) == expect


@pytest.mark.parametrize(
    ("year", "quarter", "expect"),
    [
        ("2017/18", "1", date(2017, 4, 1)),
        ("2017-18", "Q4", date(2018, 1, 1)),
        ("2017/2018", "3", date(2017, 10, 1)),
        ("2017/19", "1", None),
        ("2017", "1", None),
        ("2017/18", "5", None),
        ("2017/18", "", None),
    ],
)
def test_a_quarter_of_a_financial_year_begins_in_april(ask, year, quarter, expect):
    assert ask(moments.financial_quarter(f"'{year}'", "cell"), quarter) == expect
