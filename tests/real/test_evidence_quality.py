"""Traps 2 to 5 of the real open data: what the store keeps and what quality says of it."""

from datetime import date

import pytest

from wardmote import rulebook
from wardmote.evidence.places import Places
from wardmote.evidence.quality import assess, supply
from wardmote.evidence.quality.alike import alike
from wardmote.evidence.quality.points import far_away, places_named
from wardmote.evidence.records import Period
from wardmote.evidence.sources import take_in_folder
from wardmote.evidence.store import Store

DAY = date(2025, 3, 1)
FORCE = "Gloucestershire Constabulary"


@pytest.fixture(scope="module")
def store(real_data, tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("real") / "store") as opened:
        for folder in ("police_earlier_download", "police"):
            take_in_folder(opened, real_data / folder, day=DAY)
        yield opened


@pytest.fixture(scope="module")
def street(store):
    return store.records("police_street")


def count(records):
    return records.count().to_pyarrow().as_py()


def test_every_row_is_held_once(street):
    assert count(street) == 191_594


def test_trap_2_rows_on_anglesey_are_named_with_the_point_that_holds_most(street):
    far = far_away(street)
    assert "556 in Isle of Anglesey" in places_named(far, 1)
    assert far["rows"].iloc[0] == 268


def test_trap_3_the_share_without_a_place_falls(store):
    shares = supply(store, "police_street", Period.parse("2024")).set_index("month")
    told = [round(100 * shares["unlocated_share"][date(*month, 1)], 1)
            for month in ((2022, 2), (2024, 12))]  # fmt: skip
    assert told == [13.8, 1.7]


def test_trap_3_the_trend_of_located_rows_is_called_biased_upward(store, street, real_data):
    period = Period.parse("2023/24")
    located = Places.open(real_data).locate(street, period)
    rules = rulebook.on(date(2024, 3, 31), "England")
    months = supply(store, "police_street", period)
    told = assess(store, "police_street", located, period, rules, supplied=months)
    notes = {n.measure: n for n in told}
    assert "biased upward" in notes["unlocated change"].sentence
    assert notes["unlocated change"].grade in "CD"
    assert "Isle of Anglesey" in notes["impossible share"].sentence
    assert notes["category shift share"].value == 0
    assert notes["repeated period share"].value == 0


def test_trap_3_a_year_with_twice_the_share_unplaced_is_not_held_against_the_next(store):
    months = supply(store, "police_street", Period.parse("2023/24")).set_index("month")
    april = months.loc[date(2022, 4, 1)]
    assert (april["supplied"], april["comparable"]) == (True, False)
    assert april["reason"].startswith("11.0% of the rows of 2022/23 have no place, against 5.4%")


def test_trap_4_duplicates_of_anti_social_behaviour_are_kept(street):
    asb = street.filter(street.category == "anti_social_behaviour")
    assert count(asb) == 31_310
    assert count(asb.filter(asb.record_id.notnull())) == 0
    assert alike(asb) == 7_970


def test_trap_5_the_earlier_download_is_superseded_readable_and_explained(store):
    told = store.vintages("police_street")
    march = told[told["month"] == date(2022, 3, 1)]
    assert march["state"].tolist() == ["superseded", "live"]
    older, newer = march["delivery"]
    assert march["superseded_by"].tolist() == [newer, ""]
    assert count(store.records("police_street", vintage=older)) == march["rows"].iloc[0]
    changes = store.changes_between("police_street", FORCE, date(2022, 3, 1), older, newer)
    assert (changes.added, changes.removed) == (0, 0)
    assert changes.columns["outcome"] == 410
    assert changes.columns["area_code"] == 10


def test_trap_5_the_same_file_again_changes_nothing(store, real_data):
    before = store.vintages("police_street")
    report = take_in_folder(store, real_data / "police_earlier_download", day=DAY)
    assert report is not None
    assert store.vintages("police_street").equals(before)
