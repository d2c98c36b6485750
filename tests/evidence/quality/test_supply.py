from datetime import date

import pytest

from tests.evidence.quality.conftest import months
from wardmote.evidence.quality import suppliers_within, supply
from wardmote.evidence.records import Period

YEAR = Period.parse("2023")
HEAD = "month|area_code\n"
ROW = "{m}|E01000001\n"


def told(store, month, **more):
    table = supply(store, "police_street", YEAR, **more).set_index("month")
    return table.loc[date.fromisoformat(month)]


def test_every_month_of_the_period_and_the_years_before_has_a_row(store, keep):
    keep(HEAD + months(ROW))
    table = supply(store, "police_street", YEAR)
    assert len(table) == 48
    assert (table["month"].min(), table["month"].max()) == (date(2020, 1, 1), date(2023, 12, 1))
    assert table[table["comparable"]]["month"].tolist() == list(YEAR.months)


def test_a_month_audited_alone_is_held_against_the_same_month_of_earlier_years(store, keep):
    keep(HEAD + months(ROW))
    table = supply(store, "police_street", Period.parse("2023-07"))
    assert [f"{month:%Y-%m}" for month in table["month"]] == [
        "2020-07", "2021-07", "2022-07", "2023-07",
    ]  # fmt: skip


def test_a_month_that_nobody_sent_is_a_gap_and_says_so(store, keep):
    keep(HEAD + months(ROW, only=range(1, 6)))
    june = told(store, "2023-06-01")
    assert (june.supplied, june.rows, june.comparable) == (False, 0, False)
    assert june.reason == "nothing is held from sandfordshire for 2023-06"


def test_a_month_with_hardly_a_row_is_a_gap(store, keep):
    keep(HEAD + months(ROW, each=40, only=range(1, 12)) + "2023-12|E01000001\n")
    december = told(store, "2023-12-01")
    assert (december.supplied, december.rows, december.comparable) == (True, 1, False)
    assert december.reason == "sandfordshire sent 1 rows for 2023-12, where 40 are usual"


def test_a_quiet_month_is_no_gap(store, keep):
    keep(HEAD + months(ROW, each=40, only=range(1, 12)) + "2023-12|E01000001\n" * 15)
    assert told(store, "2023-12-01").comparable


def test_a_month_of_none_is_no_gap_where_there_are_few_in_any_month(store, keep):
    covered = YEAR.months
    keep(HEAD + months(ROW, each=2, only=range(1, 12)), months=covered)
    december = told(store, "2023-12-01")
    assert (december.supplied, december.rows, december.comparable) == (True, 0, True)


def test_a_yearly_file_has_no_gap_though_its_rows_stand_in_one_month(store, keep):
    keep(HEAD + "2023-01|E01000001\n" * 50, months=YEAR.months)
    table = supply(store, "police_street", YEAR)
    assert table[table["comparable"]]["month"].tolist() == list(YEAR.months)


def test_one_supplier_of_two_that_sent_nothing_is_a_gap(store, keep):
    keep(HEAD + months(ROW), supplier="riverton")
    keep(HEAD + months(ROW, only=range(1, 12)), supplier="sandfordshire")
    assert "sandfordshire" in told(store, "2023-12-01").reason
    assert told(store, "2023-12-01", suppliers=["riverton"]).comparable


def test_neighbours_whose_rows_stray_are_not_among_the_suppliers(store, keep):
    keep(HEAD + "2023-01|E01000001\n" * 99, supplier="riverton")
    keep(HEAD + "2023-01|E01000001\n" + "2023-01|E01000002\n" * 99, supplier="neighbour")
    records = store.records("police_street")
    here = records.filter(records.area_code == "E01000001")
    assert suppliers_within(store, "police_street", here) == ("riverton",)


def test_a_forgotten_month_is_not_a_month_without_events(store, keep):
    keep(HEAD + months(ROW, each=40), forget_after_days=30)
    store.forget(date(2023, 3, 5))
    assert not told(store, "2023-01-01").comparable
    assert told(store, "2023-02-01").comparable


@pytest.mark.parametrize(("without_then", "comparable"), [(0, True), (1, True), (3, False)])
def test_years_whose_share_without_a_place_differs_are_not_held_together(
    store, keep, without_then, comparable
):
    rows = ROW * (20 - without_then) + "{m}|\n" * without_then
    keep(HEAD + months(ROW * 20) + months(rows, year=2022))
    january = told(store, "2022-01-01")
    assert january.unlocated_share == pytest.approx(without_then / 20)
    assert january.comparable == comparable
    if not comparable:
        assert january.reason.startswith("15.0% of the rows of 2022 have no place")
        assert "rise more or fall less than they did" in january.reason


SURVEY = "happened_on|month|category|area_code\n"
ANSWER = "2023-10-07|2023-10|burglary|E01000001\n"


def asked(store, year="2023"):
    return supply(store, "resident_survey", Period.parse(year)).set_index("month")


def test_a_yearly_survey_has_no_gap_in_the_months_in_which_nobody_was_asked(keep, store):
    keep(SURVEY + ANSWER * 50, dataset="resident_survey")
    year = asked(store)[lambda t: [month.year == 2023 for month in t.index]]
    assert not year["gap"].any()
    assert year["rows"].sum() == year.loc[date(2023, 10, 1), "rows"] == 50


def test_a_year_without_its_survey_is_a_gap_and_says_so(keep, store):
    keep(SURVEY + ANSWER * 50, dataset="resident_survey")
    july = asked(store).loc[date(2022, 7, 1)]
    assert july["gap"]
    assert july["reason"] == "nothing is held from sandfordshire for 2022"


def test_a_survey_of_hardly_anyone_is_a_gap_in_its_year(keep, store):
    rows = "".join(ANSWER.replace("2023", str(year)) * 400 for year in (2021, 2022))
    keep(SURVEY + rows + ANSWER * 20, dataset="resident_survey")
    assert asked(store).loc[date(2023, 3, 1), "reason"] == (
        "sandfordshire sent 20 rows for 2023, where 400 are usual"
    )


def test_yearly_events_are_still_judged_by_the_month(keep, store):
    keep(HEAD + months(ROW, each=40, only=range(1, 7)), dataset="road_casualties")
    told = supply(store, "road_casualties", YEAR).set_index("month")
    assert not told.loc[date(2023, 6, 1), "gap"]
    assert told.loc[date(2023, 7, 1), "gap"]
