"""Every source's sample goes through every promise; a new folder is found by itself."""

from functools import cache

import pyarrow.parquet as pq
import pytest

from wardmote.evidence.records import SCHEMA
from wardmote.evidence.sources.catalogue import FOLDER, dataset_of, sample, sources
from wardmote.evidence.sources.parsing import parse
from wardmote.evidence.sources.templated import SUFFIX

from .conftest import DAY, Told
from .samples import sample_of

ALL = sorted(sources())
OWN = [name for name in ALL if not name.endswith(SUFFIX)]


@pytest.fixture(scope="module")
def read_sample(tmp_path_factory):
    """What a sample is read as; each is read once."""

    @cache
    def read(name):
        folder = tmp_path_factory.mktemp(name)
        path = sample_of(name, folder)
        return Told(tuple(parse(path, folder, dataset=None, day=DAY, name=path.name)))

    return read


def _lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", ALL)
def test_a_sample_is_read_with_no_fault_that_stops_it(name, read_sample):
    read = read_sample(name)
    assert [fault for fault in read.faults if fault.fatal] == []
    assert sum(part.rows for part in read.parts) > 0


@pytest.mark.parametrize("name", ALL)
def test_a_sample_is_recognised_as_itself_and_no_other(name, read_sample):
    read = read_sample(name)
    assert {part.source for part in read.parts} == {name}
    assert {part.dataset for part in read.parts} == {sources()[name].dataset}


@pytest.mark.parametrize("name", ALL)
def test_a_sample_comes_out_in_the_columns_of_the_standard_table(name, read_sample):
    for part in read_sample(name).parts:
        found = pq.read_schema(part.parquet)
        assert (found.names, found.types) == (SCHEMA.names, SCHEMA.types)


@pytest.mark.parametrize("name", ALL)
def test_a_sample_says_month_category_and_count_of_every_row(name, read_sample):
    rows = read_sample(name).rows
    assert rows[["month", "category", "count"]].notna().all(axis=None)
    assert all(month.day == 1 for month in rows["month"])


@pytest.mark.parametrize("name", [n for n in ALL if n not in ("police_api", "council_fly_tipping")])
def test_the_rows_of_a_csv_sample_bear_the_numbers_of_its_lines(name, read_sample, tmp_path):
    path = sample_of(name, tmp_path)
    numbers = sorted(read_sample(name).rows["row_number"])
    assert numbers == list(range(2, _lines(path) + 1))


def test_the_rows_of_a_json_sample_are_numbered_from_one(read_sample):
    assert list(read_sample("police_api").rows["row_number"]) == [1, 2, 3]


def test_the_rows_of_a_workbook_bear_the_numbers_that_the_sheet_shows(read_sample):
    # A title and two rows of headings, then a line of totals: the first record is row 5.
    read = read_sample("council_fly_tipping")
    assert list(read.rows["row_number"]) == [5, 6, 8]


@pytest.mark.parametrize("name", ALL)
def test_a_sample_read_twice_gives_the_same_rows(name, read_sample, told, tmp_path):
    first, second = read_sample(name), told(sample_of(name, tmp_path))
    assert first.rows.equals(second.rows)
    assert first.part.months == second.part.months


@pytest.mark.parametrize("name", ALL)
def test_the_categories_of_a_sample_are_known_to_the_rulebook(name, read_sample):
    from wardmote import rulebook

    known = {category.name for category in rulebook.load().categories}
    assert set(read_sample(name).rows["category"]) <= known


@pytest.mark.parametrize("name", OWN)
def test_a_folder_holds_a_made_up_sample_of_at_most_twenty_rows(name):
    path = sample(sources()[name])
    assert path is not None
    if path.suffix == ".csv":
        assert _lines(path) <= 21


@pytest.mark.parametrize("name", OWN)
def test_a_source_keeps_records_no_longer_than_its_dataset_allows(name):
    source = sources()[name]
    assert source.forget_after_days <= dataset_of(source.dataset).forget_after_days


def test_every_folder_is_a_source_and_every_dataset_has_a_template():
    folders = {path.parent.name for path in FOLDER.glob("*/source.toml")}
    assert folders == set(OWN)
    assert {sources()[name].dataset for name in ALL if name.endswith(SUFFIX)} >= {
        "police_incidents", "police_crimes", "fire_deliberate", "fire_false_alarms",
        "council_collisions", "school_exclusions", "racial_incidents", "council_asb",
        "hospital_admissions", "domestic_abuse_admissions", "health_totals", "ambulance_calls",
        "istv", "resident_survey",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "column", "expect"),
    [
        ("police_street", "category", ["anti_social_behaviour"] * 2),
        ("police_api", "category", ["anti_social_behaviour", "shoplifting"]),
        ("police_api", "outcome", [None, "Under investigation"]),
        ("police_stops", "hour", [0, 13]),  # 23:30 UTC is half past midnight in June
        ("police_stops", "age_band", ["10-17", None]),  # “over 34” is no band of ours
        ("council_casualties", "hour", [19, 19]),
        ("council_casualties", "age_band", ["35-49", "0-9"]),
        ("council_casualties", "role", ["driver or rider", "passenger"]),
        ("police_casualties_coded", "severity", ["serious", "slight"]),
        ("police_casualties_coded", "sex", ["male", "female"]),
        ("fire_dwelling_by_area", "area_code", ["E02999901", "E02999902"]),
        ("council_fly_tipping", "count", [1234.0, 450.0]),
        ("police_recorded_crime", "category", ["shoplifting", "bicycle_theft"]),
        ("police_recorded_crime", "month", ["2025-04-01", "2025-04-01"]),
    ],
)
def test_a_sample_says_what_it_was_made_to_say(name, column, expect, read_sample):
    found = read_sample(name).rows[column].head(2).tolist()
    assert [None if value is None else str(value) for value in found] == [
        None if value is None else str(value) for value in expect
    ]
