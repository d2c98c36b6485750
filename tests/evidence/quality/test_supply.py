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
