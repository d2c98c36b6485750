from dataclasses import replace
from datetime import date

import ibis
import pandas as pd
import pytest

from tests.evidence.audit.rows import ground, located
from wardmote import rulebook
from wardmote.evidence.audit.tally import cube, peers, premises, tally, together, within_years
from wardmote.evidence.records import AREA_COLUMNS, PART_COLUMNS, PEER_COLUMNS, Period

NOW = Period.parse("2024/25")
YEARS = (NOW.before(), NOW)
RULES = rulebook.on(date(2025, 3, 31), "England")
CALLS = RULES.datasets["ambulance_calls"]
RIVERTON = ground({"A1": "W1", "A2": "W1"})
REACH = ibis.memtable(
    pd.DataFrame({"area": ["A1", "A2", "B1"], "partnership": ["Riverton", "Riverton", "Sandford"]})
)
ROWS = """
category|month|happened_on|hour|place|area_code|count
ambulance_call|2023-04|2023-04-07|10|Park|A1|1
ambulance_call|2024-04|2024-04-05|21|Park|A1|1
ambulance_call|2024-04|2024-04-05|22|Park|A1|1
ambulance_call|2024-05|2024-05-04|23|Park|A1|1
ambulance_call|2025-03|2025-03-31|23|Mill|A1|1
ambulance_call|2024-06|||Quay|A2|2
ambulance_call|2024-06|2024-06-01|1||A2|1
ambulance_call|2024-06|2024-06-01|1|Bridge|B1|3
ambulance_call|2024-06|2024-06-01|1|Nowhere||9
ambulance_call|2025-04|2025-04-01|1|Park|A1|7
|2024-06|2024-06-01|1|Park|A1|5
"""


@pytest.fixture(scope="module")
def counted():
    return tally(
        located(ROWS), dataset=CALLS, ground=RIVERTON, area_partnership=REACH,
        years=YEARS, tells_places=True,
    )  # fmt: skip


def rows(table, *columns):
    return sorted(table[list(columns)].itertuples(index=False, name=None))


def test_areas_are_counted_by_year_and_other_areas_not_at_all(counted):
    found = rows(counted.by_area, "year", "area", "count")
    assert found == [("2023/24", "A1", 1), ("2024/25", "A1", 4), ("2024/25", "A2", 3)]


def test_a_month_outside_the_years_a_row_without_area_or_category_does_not_count(counted):
    assert counted.by_area["count"].sum() == 8


def test_the_parts_of_every_split_add_up_to_the_areas(counted):
    by_year = counted.by_area.groupby("year")["count"].sum().to_dict()
    sums = counted.by_part.groupby(["split", "year"])["count"].sum().unstack()
    assert set(sums.index) == {"month", "weekday", "hour", "weekday_hour", "repeat"}
    for year, total in by_year.items():
        assert sums[year].eq(total).all(), year


def test_a_dataset_with_days_and_hours_is_told_by_the_hours_of_the_week(counted):
    week = counted.by_part.query("split == 'weekday_hour' and year == '2024/25'")
    assert rows(week, "part", "count") == [
        ("Fri 21-24", 2), ("Mon 21-24", 1), ("Sat 00-03", 1), ("Sat 21-24", 1), ("not known", 2),
    ]  # fmt: skip


def test_peers_are_counted_from_the_same_records(counted):
    assert rows(counted.by_peer, "partnership", "year", "count") == [
        ("Riverton", "2023/24", 1), ("Riverton", "2024/25", 7), ("Sandford", "2024/25", 3),
    ]  # fmt: skip


def test_premises_are_told_by_how_much_the_largest_one_and_two_hold(counted):
    now = counted.premises[counted.premises["year"] == "2024/25"]
    shares = rows(now, "area", "premises", "largest_share", "two_largest_share")
    assert shares == [("A1", 2, 0.75, 1.0), ("A2", 1, 1.0, 1.0)]


def test_the_places_are_those_of_the_newest_year_here(counted):
    assert rows(counted.at_places, "place", "count") == [("Mill", 1), ("Park", 3), ("Quay", 2)]


def test_a_dataset_whose_places_are_no_premises_names_none():
    quiet = tally(
        located(ROWS), dataset=CALLS, ground=RIVERTON, area_partnership=REACH,
        years=YEARS, tells_places=False,
    )  # fmt: skip
    assert quiet.premises.empty
    assert quiet.at_places.empty


def test_a_row_of_the_district_counts_for_it():
    wider = "category|month|area_code|count\nfly_tipping|2024-04|D1|40\nfly_tipping|2024-04|D2|9\n"
    found = tally(
        located(wider), dataset=RULES.datasets["fly_tipping"], ground=RIVERTON,
        area_partnership=REACH, years=YEARS, tells_places=False,
    )  # fmt: skip
    assert rows(found.by_area, "area", "count") == [("D1", 40)]


def test_the_cube_is_one_row_per_area_category_and_year():
    made = cube(within_years(located(ROWS), YEARS)).to_pandas()
    assert not made.duplicated(["area", "category", "year"]).any()
    assert made["count"].sum() == 25


def test_peers_leave_out_what_lies_in_no_partnership():
    made = peers(cube(within_years(located(ROWS), YEARS)), REACH).to_pandas()
    assert set(made["partnership"]) == {"Riverton", "Sandford"}


def test_equal_shares_are_ranked_all_the_same():
    even = "category|month|place|area_code|count\n" + "".join(
        f"ambulance_call|2024-04|House {n}|A1|1\n" for n in range(4)
    )
    made = premises(within_years(located(even), YEARS)).to_pandas().iloc[0]
    assert (made["premises"], made["largest_share"], made["two_largest_share"]) == (4, 0.25, 0.5)


def test_datasets_are_put_together_with_the_people_of_each_partnership(counted):
    other = replace(counted, by_peer=counted.by_peer.head(0))
    facts = pd.DataFrame(
        {"partnership": ["Riverton", "Sandford"], "residents": [3000, 1500],
         "households": [1200, 600]}
    )  # fmt: skip
    counts = together({"ambulance_calls": counted, "istv": other}, facts)
    assert list(counts.by_area.columns) == AREA_COLUMNS
    assert list(counts.by_part.columns) == PART_COLUMNS
    assert set(counts.by_peer.columns) == set(PEER_COLUMNS)
    assert counts.totals().groupby("dataset")["count"].sum().to_dict() == {
        "ambulance_calls": 8, "istv": 8,
    }  # fmt: skip
    sandford = counts.by_peer[counts.by_peer["partnership"] == "Sandford"]
    assert sandford["residents"].tolist() == [1500]
