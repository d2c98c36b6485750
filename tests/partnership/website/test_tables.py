"""Tables: as people read them, and as a spreadsheet does."""

from datetime import date
from decimal import Decimal

import pytest

from wardmote.partnership.website.tables import (
    Action,
    Link,
    Money,
    Table,
    Tag,
    asked,
    csv_of,
    money,
    shown,
)


def lines(table: Table) -> list[str]:
    return csv_of(table).content.decode("utf-8-sig").splitlines()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2027, 3, 27), "27 March 2027"),
        (Money(1000), "£1,000"),
        (True, "Yes"),
        (False, "No"),
        (None, ""),
        (12, "12"),
        (Link("Board", "/b/"), "Board"),
        (Tag("Late", "red"), "Late"),
    ],
)
def test_a_cell_as_people_read_it(cell, text) -> None:
    assert shown(cell).text == text


@pytest.mark.parametrize(
    "cell", ["<b>", Link("<b>", "/b/"), Tag("<b>"), Action((Link("<b>", "/"),))]
)
def test_a_cell_is_never_markup(cell) -> None:
    assert "<b>" not in shown(cell).html
    assert "&lt;b&gt;" in shown(cell).html


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "£0"), (1250, "£1,250"), (Decimal("80.50"), "£80.50"), (Decimal("-12"), "−£12")],
)
def test_money_as_people_read_it(amount, text) -> None:
    assert money(amount) == text


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@a", "\tx"])
def test_a_cell_is_never_a_formula(typed) -> None:
    assert lines(Table("t", "T", ("A",), ((typed,),)))[1].strip('"').startswith("'")


def test_a_column_of_buttons_is_no_data() -> None:
    table = Table("t", "T", ("A", ""), (("a", Action((Link("End", "/end/"),))),))
    assert lines(table) == ["A", "a"]


def test_days_and_money_are_given_as_machines_read_them() -> None:
    table = Table("t", "T", ("Day", "Money"), ((date(2027, 3, 27), Money(1000)),))
    assert lines(table)[1] == "2027-03-27,1000"


class Request:
    def __init__(self, **told) -> None:
        self.GET = told


def test_the_address_names_the_table() -> None:
    tables = (Table("one", "One", ("A",), ()), Table("two", "Two", ("B",), ()))
    answer = asked(Request(**{"as": "csv", "table": "two"}), tables)
    assert 'filename="two.csv"' in answer["Content-Disposition"]


def test_a_page_is_a_page_unless_it_is_asked_for_as_a_file() -> None:
    assert asked(Request(), (Table("one", "One", ("A",), ()),)) is None
