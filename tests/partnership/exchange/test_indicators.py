"""Which indicators cannot be counted, and why: no line, no file, too old, a column left out."""

from datetime import date

import pytest

from tests.partnership.exchange.conftest import DATASET, street
from tests.partnership.exchange.test_pages import page
from wardmote import rulebook
from wardmote.partnership.exchange.concerns import concerns
from wardmote.partnership.exchange.pages.indicators import indicators_page
from wardmote.partnership.exchange.rules.counting import Counting, Lack, counted, wanted_until

pytestmark = pytest.mark.django_db
OUTCOMES, BURGLARY = "no_suspect_identified", "burglary"


@pytest.fixture(autouse=True)
def _a_home_of_its_own(settings, tmp_path):
    settings.HOME = tmp_path


def told(partnership, on: date) -> dict[str, Counting]:
    names = rulebook.on(on, partnership.nation).indicators
    return dict(zip(names, counted(partnership, on), strict=True))


def without(column: str, content: bytes) -> bytes:
    """A file whose senders left a column out."""
    lines = [line.split(",") for line in content.decode().splitlines()]
    gone = lines[0].index(column)
    kept = [",".join(line[:gone] + line[gone + 1 :]) for line in lines]
    return "\n".join([*kept, ""]).encode()


def test_what_nobody_is_asked_for_is_not_in_the_plan(riverton, today):
    assert {each.lack for each in told(riverton, today).values()} == {Lack.NO_LINE}


def test_every_indicator_of_the_nation_and_the_day_is_told(riverton, today):
    rules = rulebook.on(today, "England")
    assert [each.indicator for each in counted(riverton, today)] == list(rules.indicators.values())


def test_a_line_by_which_nothing_came_is_told_so(riverton, flow, today):
    found = told(riverton, today)
    assert found[BURGLARY].lack == Lack.NEVER
    assert found[BURGLARY].flow == flow
    assert {each.lack for each in found.values()} == {Lack.NEVER, Lack.NO_LINE}


def test_what_came_in_its_time_can_be_counted(riverton, accepted, today):
    accepted()
    found = told(riverton, today)[BURGLARY]
    assert (found.lack, found.newest) == (None, date(2026, 4, 30))


def test_data_grow_old_once_the_next_period_is_due(riverton, accepted, flow, today):
    accepted()
    burglary = rulebook.on(today, "England").indicators[BURGLARY]
    on = next(
        day for day in (date(2026, month, 28) for month in range(6, 12))
        if wanted_until(burglary, flow, day) > date(2026, 4, 30)
    )  # fmt: skip
    assert told(riverton, today)[BURGLARY].lack is None
    assert told(riverton, on)[BURGLARY].lack == Lack.OLD


def test_a_line_that_comes_yearly_is_wanted_by_the_year(flow, today):
    burglary = rulebook.on(today, "England").indicators[BURGLARY]
    flow.frequency, flow.due_days = "yearly", 30
    assert wanted_until(burglary, flow, date(2026, 5, 1)) == date(2026, 3, 31)
    assert wanted_until(burglary, flow, date(2026, 4, 30)) == date(2025, 3, 31)


def test_an_indicator_of_outcomes_cannot_be_counted_without_their_column(riverton, accepted, today):
    accepted(without("Last outcome category", street()))
    found = told(riverton, today)
    assert found[OUTCOMES].lack == Lack.COLUMNS
    assert found[OUTCOMES].columns == ("Last outcome category",)
    assert found[BURGLARY].lack is None


def test_the_page_tells_the_nearest_to_being_counted_first(riverton, accepted, today):
    accepted(without("Last outcome category", street()))
    made = indicators_page(riverton, on=today)
    cannot, can = made.tables
    assert made.missing == len(cannot.rows) == made.of - len(can.rows)
    assert str(cannot.rows[0][4]) == str(Lack.COLUMNS.label)
    assert str(cannot.rows[-1][4]) == str(Lack.NO_LINE.label)


def test_the_page_leads_to_the_line_or_to_the_catalogue(officer, flow):
    shown = page(officer, "indicators/")
    assert flow.get_absolute_url() in shown
    assert "/riverton/data/catalogue/resident_survey/" in shown


def test_what_came_and_comes_no_more_is_a_concern_and_what_never_came_is_none(
    riverton, accepted, flow, today
):
    assert list(concerns(riverton, today)) == []
    accepted()
    assert list(concerns(riverton, today)) == []
    (found,) = concerns(riverton, date(2026, 12, 1))
    waiting = [
        each for each in rulebook.on(today, "England").indicators.values()
        if each.numerator.dataset == DATASET
    ]  # fmt: skip
    assert found.facts["last"] == date(2026, 4, 30)
    assert found.facts["count"] == len(waiting) > 1
    assert found.mend == flow.get_absolute_url()
