"""The sheet of security requirements names tests that there are."""

import pytest

from tests.partnership.security.asvs import HEADINGS, PAGE, TOLD, by_name, sheet

ROWS = {number: shown for rows in TOLD.values() for number, (_, *shown) in rows.items()}


@pytest.mark.parametrize("number", ROWS)
def test_each_requirement_is_shown_by_tests_that_there_are(number: str) -> None:
    assert ROWS[number]
    assert set(ROWS[number]) <= set(by_name())


def test_the_sheet_is_what_the_list_says() -> None:
    assert PAGE.read_text() == sheet(), "run `make docs`"


def test_every_group_has_its_heading() -> None:
    assert set(TOLD) == set(HEADINGS)
