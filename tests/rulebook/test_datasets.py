"""What agencies share."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.evidence.records import AGE_BANDS, NAMES, SPLITS, Period, first_of_month
from wardmote.rulebook import Dataset, RulebookError, due_on

DATASETS = {dataset.name: dataset for dataset in rulebook.load().datasets}
PRESCRIBED = [
    "police_incidents", "police_crimes", "fire_deliberate", "fire_false_alarms",
    "council_collisions", "school_exclusions", "racial_incidents", "council_asb",
    "hospital_admissions", "domestic_abuse_admissions", "health_totals", "ambulance_calls",
]  # fmt: skip
OTHERS = {
    "istv", "police_street", "police_stops", "road_casualties", "dwelling_fires", "fly_tipping",
    "recorded_crime", "resident_survey",
}  # fmt: skip

each_dataset = pytest.mark.parametrize("dataset", DATASETS.values(), ids=list(DATASETS))


def kept(dataset: Dataset) -> list[str]:
    return [field.name for field in dataset.fields if field.name]


def test_all_twenty_are_held() -> None:
    assert set(DATASETS) == {*PRESCRIBED, *OTHERS}


@each_dataset
def test_what_is_kept_goes_into_a_column_of_the_standard_table_and_no_two_into_one(
    dataset: Dataset,
) -> None:
    assert set(kept(dataset)) <= set(NAMES)
    assert len(kept(dataset)) == len(set(kept(dataset)))


@each_dataset
def test_splits_are_those_that_counts_know(dataset: Dataset) -> None:
    assert set(dataset.splits) <= set(SPLITS)


@each_dataset
def test_age_is_kept_in_bands(dataset: Dataset) -> None:
    bands = tuple(band for band, _, _ in AGE_BANDS)
    ages = [field for field in dataset.fields if field.name == "age_band"]
    assert all(f.type == "whole" or f.allowed in {bands, ()} for f in ages)


@each_dataset
def test_rows_that_are_told_apart_by_category_have_a_field_that_says_it(dataset: Dataset) -> None:
    says = "category" in kept(dataset)
    assert says is not bool(dataset.fixed_category)


@each_dataset
def test_a_ready_made_total_says_how_many(dataset: Dataset) -> None:
    assert dataset.grain != "total" or "count" in kept(dataset)


@each_dataset
def test_a_coordinate_never_comes_alone(dataset: Dataset) -> None:
    names = set(kept(dataset))
    assert ("easting" in names) is ("northing" in names)
    assert ("longitude" in names) is ("latitude" in names)


def test_the_twelve_prescribed_datasets_stand_under_their_paragraphs() -> None:
    paragraphs = {d.name: d.paragraph for d in DATASETS.values() if d.paragraph}
    assert paragraphs == {name: str(n) for n, name in enumerate(PRESCRIBED, start=1)}


@pytest.mark.parametrize("name", PRESCRIBED)
def test_the_prescribed_are_due_each_quarter_from_july_2007(name: str) -> None:
    dataset = DATASETS[name]
    assert (dataset.frequency, dataset.period_months) == ("quarterly", 3)
    assert dataset.first_period == date(2007, 7, 1)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("police_incidents", {"category", "hour", "happened_on", "easting"}),
        ("police_crimes", {"category", "subcategory", "hour", "happened_on", "easting"}),
        ("fire_deliberate", {"category", "hour", "happened_on", "easting"}),
        ("fire_false_alarms", {"hour", "happened_on", "easting"}),
        ("council_collisions", {"hour", "happened_on", "easting", "severity", "role", "count"}),
        ("school_exclusions", {"age_band", "sex", "place", "area_name", "subcategory", "outcome"}),
        ("racial_incidents", {"hour", "happened_on", "easting"}),
        ("council_asb", {"subcategory", "detail", "hour", "happened_on", "easting"}),
        ("hospital_admissions", {"area_code", "happened_on", "subcategory"}),
        ("domestic_abuse_admissions", {"area_code", "happened_on"}),
        ("health_totals", {"category", "count"}),
        ("ambulance_calls", {"subcategory", "hour", "happened_on", "easting"}),
    ],
)
def test_the_prescribed_hold_what_the_schedule_names(name: str, columns: set[str]) -> None:
    assert columns <= set(kept(DATASETS[name]))


@pytest.mark.parametrize("name", ["hospital_admissions", "domestic_abuse_admissions"])
def test_an_admission_is_placed_by_the_outward_postcode_and_nothing_closer(name: str) -> None:
    dataset = DATASETS[name]
    assert dataset.area_kind == "outward postcode"
    assert not {"easting", "longitude", "place", "area_name"} & set(kept(dataset))


def test_only_admissions_are_placed_by_outward_postcode() -> None:
    placed = {d.name for d in DATASETS.values() if d.area_kind == "outward postcode"}
    assert placed == {"hospital_admissions", "domestic_abuse_admissions"}


def test_exclusions_are_flagged_for_what_age_gender_and_school_give_away() -> None:
    dataset = DATASETS["school_exclusions"]
    assert "one child" in dataset.re_identification
    assert dataset.profile == "sensitive"


@pytest.mark.parametrize(
    "name",
    [
        "school_exclusions", "racial_incidents", "hospital_admissions",
        "domestic_abuse_admissions", "health_totals", "istv",
    ],
)  # fmt: skip
def test_health_hate_and_youth_are_published_as_sensitive(name: str) -> None:
    assert DATASETS[name].profile == "sensitive"


def test_istv_has_its_nine_fields_of_which_six_must_be_there() -> None:
    fields = {field.heading: field.required for field in DATASETS["istv"].fields if field.heading}
    required = {f.heading for f in DATASETS["istv"].fields if f.required}
    assert DATASETS["istv"].headings == (
        "REPORTING PERIOD START DATE", "REPORTING PERIOD END DATE", "SITE CODE (OF TREATMENT)",
        "ARRIVAL DATE AND TIME AT A&E", "ASSAULT DATE AND TIME", "ASSAULT METHOD",
        "ASSAULT METHOD OTHER DESCRIPTION", "ASSAULT LOCATION TYPE",
        "ASSAULT LOCATION DESCRIPTION",
    )  # fmt: skip
    assert set(fields) - required == {
        "ARRIVAL DATE AND TIME AT A&E", "ASSAULT METHOD OTHER DESCRIPTION",
        "ASSAULT LOCATION DESCRIPTION",
    }  # fmt: skip
    assert DATASETS["istv"].frequency == "monthly"


@pytest.mark.parametrize("words", ["map points", "no location", "no identifier", "changed"])
def test_street_level_crime_says_what_it_cannot_tell(words: str) -> None:
    assert any(words in limit for limit in DATASETS["police_street"].limits)


@pytest.mark.parametrize(
    ("name", "splits"),
    [("police_street", {"month", "outcome"}), ("dwelling_fires", set()), ("fly_tipping", set())],
)
def test_a_source_is_split_only_as_far_as_it_tells(name: str, splits: set[str]) -> None:
    assert set(DATASETS[name].splits) == splits


@pytest.mark.parametrize(
    ("period_start", "due"),
    [
        (date(2007, 7, 1), date(2007, 12, 31)),
        (date(2007, 10, 1), date(2008, 3, 31)),
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 4, 1), date(2026, 9, 30)),
    ],
)
def test_information_is_due_by_the_end_of_the_following_period(
    period_start: date, due: date
) -> None:
    assert due_on(DATASETS["police_incidents"], period_start) == due


@given(quarters=st.integers(0, 400))
def test_the_day_due_is_the_last_before_the_next_period_but_one(quarters: int) -> None:
    start = first_of_month(date(2007, 7, 1), add=3 * quarters)
    due = due_on(DATASETS["ambulance_calls"], start)
    following = Period(first_of_month(start, add=3), first_of_month(start, add=6))
    assert due in following
    assert due + timedelta(1) == following.end


@pytest.mark.parametrize("day", [date(2007, 4, 1), date(2026, 2, 1), date(2026, 1, 2)])
def test_a_day_on_which_no_information_period_begins_is_refused(day: date) -> None:
    with pytest.raises(RulebookError, match=f"no information period begins on {day}"):
        due_on(DATASETS["police_incidents"], day)


def test_a_dataset_with_no_information_periods_is_due_on_no_day() -> None:
    with pytest.raises(RulebookError, match="istv: no information periods are set"):
        due_on(DATASETS["istv"], date(2026, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('grain = "event"', 'grain = "row"', "grain “row”"),
        ('frequency = "quarterly"', 'frequency = "weekly"', "frequency “weekly”"),
        ('denominator = "residents"', 'denominator = "dogs"', "denominator “dogs”"),
        ('"repeat"]', '"colour"]', "split “colour”"),
        ('"repeat"]', '"severity"]', "split “severity” has no field"),
        ('"area_code"]', '"outcome"]', "one_of"),
        ('profile = "standard"', 'profile = "secret"', "profile: nothing is called “secret”"),
        ('scheme = "incidents"', 'scheme = "events"', "nothing is called “events”"),
        ('type = "date"', 'type = "moment"', "type “moment”"),
        ('use = "', 'use = "" # ', "says its use"),
        ('category_scheme = "incidents"', "", "a category_scheme or a fixed_category"),
        ('heading = "Category"', 'heading = "Category"\nmaps = { "x" = "y" }', "called “y”"),
        ('type = "time"', 'type = "time"\nallowed = ["a"]\nmaps = { "x" = "b" }', "not allow"),
    ],
)
def test_a_dataset_that_cannot_be_is_refused(
    load_with: Load, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=rf"police_incidents\.toml.*{message}"):
        load_with("datasets/police_incidents.toml", old, new)
