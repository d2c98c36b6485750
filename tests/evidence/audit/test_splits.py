import pytest
from ibis import literal

from tests.evidence.audit.rows import located
from wardmote.evidence.audit.splits import NOT_KNOWN, parts_of, split
from wardmote.evidence.records import SPLITS

ROWS = """
category|month|happened_on|hour|age_band|sex|place|area_code|count
burglary|2024-04|2024-04-05|21|18-24|female|1 Pretend Street|A1|1
burglary|2024-04|2024-04-06|0|18-24|male|1 Pretend Street|A1|1
burglary|2024-05||23|65+|||A1|2
drugs|2024-05|2024-05-12||||Park|A2|1
"""


def of_a_year(text=ROWS):
    return located(text).mutate(year=literal("2024/25"))


def told(table, category):
    rows = table[table["category"] == category]
    return dict(zip(rows["part"], rows["count"], strict=True))


@pytest.mark.parametrize(
    ("name", "burglary", "drugs"),
    [
        ("month", {"2024-04": 2, "2024-05": 2}, {"2024-05": 1}),
        ("weekday", {"Fri": 1, "Sat": 1, NOT_KNOWN: 2}, {"Sun": 1}),
        ("hour", {"21": 1, "00": 1, "23": 2}, {NOT_KNOWN: 1}),
        ("weekday_hour", {"Fri 21-24": 1, "Sat 00-03": 1, NOT_KNOWN: 2}, {NOT_KNOWN: 1}),
        ("age_band", {"18-24": 2, "65+": 2}, {NOT_KNOWN: 1}),
        ("sex", {"female": 1, "male": 1, NOT_KNOWN: 2}, {NOT_KNOWN: 1}),
        ("repeat", {"2 to 4 times": 2, NOT_KNOWN: 2}, {"once": 1}),
    ],
)
def test_each_split_tells_the_same_events_apart_in_its_own_way(name, burglary, drugs):
    table = split(of_a_year(), name)
    assert (told(table, "burglary"), told(table, "drugs")) == (burglary, drugs)
    assert set(table["split"]) == {name}


def test_a_week_has_eight_spans_of_three_hours():
    lines = "".join(f"burglary|2024-04|2024-04-01|{hour}|1\n" for hour in range(24))
    table = split(of_a_year(f"category|month|happened_on|hour|count\n{lines}"), "weekday_hour")
    spans = {f"Mon {start:02d}-{start + 3:02d}": 3 for start in range(0, 24, 3)}
    assert told(table, "burglary") == spans


@pytest.mark.parametrize(
    ("times", "band"),
    [(1, "once"), (2, "2 to 4 times"), (4, "2 to 4 times"), (5, "5 to 9 times"),
     (9, "5 to 9 times"), (10, "10 times or more")],
)  # fmt: skip
def test_a_place_is_in_the_band_of_how_often_it_was_named(times, band):
    lines = "drugs|2024-04|Park|A1|1\n" * times
    table = split(of_a_year(f"category|month|place|area_code|count\n{lines}"), "repeat")
    assert told(table, "drugs") == {band: times}


def test_one_name_in_two_areas_is_two_places():
    lines = "drugs|2024-04|Park|A1|1\ndrugs|2024-04|Park|A2|1\n"
    table = split(of_a_year(f"category|month|place|area_code|count\n{lines}"), "repeat")
    assert told(table, "drugs") == {"once": 2}


def test_the_parts_of_every_split_add_up_to_the_same_total():
    parts = parts_of(of_a_year(), ["month", "weekday", "hour", "weekday_hour", "sex", "repeat"])
    sums = parts.groupby(["split", "category"])["count"].sum().unstack()
    assert sums["burglary"].eq(4).all()
    assert sums["drugs"].eq(1).all()
    assert set(sums.index) <= set(SPLITS)


def test_a_split_that_no_row_can_tell_is_left_out():
    parts = parts_of(of_a_year(), ["role", "month"])
    assert set(parts["split"]) == {"month"}


def test_nothing_to_tell_is_an_empty_table_with_its_columns():
    parts = parts_of(of_a_year(), ["role", "severity"])
    assert list(parts.columns) == ["category", "year", "split", "part", "count"]
    assert parts.empty
