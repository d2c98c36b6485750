"""Slack and slip: what they are, by cases, and against a plain twin."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.partnership.duties.rules import (
    Planned,
    bank_holidays,
    timetable,
    working_days_between,
)
from wardmote.partnership.duties.rules.working_days import working_days_after

DUE = date(2026, 6, 30)  # a Tuesday
DRAFT, AGREED = date(2026, 6, 15), date(2026, 6, 23)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def steps(draft_done: date | None = None, agreed_done: date | None = None) -> list[Planned]:
    return [
        Planned("agreed", "Agreed", AGREED, agreed_done),
        Planned("draft", "Draft", DRAFT, draft_done),
    ]


def on(today: date, *done: date | None):
    return timetable(steps(*done), due_on=DUE, today=today)


def test_steps_stand_in_the_order_of_their_days() -> None:
    assert [step.key for step in on(DRAFT).steps] == ["draft", "agreed"]


def test_before_a_step_its_working_days_are_slack() -> None:
    assert on(date(2026, 6, 11)).slack == 2  # Friday and Monday


def test_on_the_day_of_a_step_no_slack_is_left_but_nothing_is_late() -> None:
    told = on(DRAFT)
    assert (told.slack, told.late_by, told.forecast_on) == (0, 0, DUE)


def test_a_step_that_is_late_makes_the_duty_late_by_as_many_working_days() -> None:
    told = on(date(2026, 6, 19))  # Friday, four working days after
    assert (told.slack, told.late_by, told.forecast_on) == (-4, 4, date(2026, 7, 6))


def test_a_step_done_late_is_told_by_its_slip_but_costs_nothing_more() -> None:
    told = on(date(2026, 6, 18), date(2026, 6, 17))
    assert (told.steps[0].slip, told.late_by, told.next.key) == (2, 0, "agreed")


def test_a_step_done_early_has_a_slip_below_nought() -> None:
    assert on(DRAFT, date(2026, 6, 12)).steps[0].slip == -1


def test_a_step_ahead_has_no_slip_yet() -> None:
    assert on(date(2026, 6, 11)).steps[0].slip is None


def test_where_all_steps_are_done_nothing_is_ahead() -> None:
    told = on(DUE, DRAFT, AGREED)
    assert (told.next, told.slack, told.late_by) == (None, None, 0)


def test_bank_holidays_are_no_working_days() -> None:
    holidays = bank_holidays("England")
    assert working_days_between(date(2026, 12, 24), date(2026, 12, 29), holidays) == 1


def test_scotland_has_its_own_bank_holidays() -> None:
    after, day = date(2026, 11, 27), date(2026, 11, 30)  # St Andrew's Day
    told = [working_days_between(after, day, bank_holidays(n)) for n in ("Scotland", "Wales")]
    assert told == [0, 1]


@pytest.mark.parametrize(("days", "lands_on"), [(1, date(2026, 7, 1)), (-2, date(2026, 6, 26))])
def test_working_days_are_counted_forwards_and_backwards(days, lands_on) -> None:
    assert working_days_after(DUE, days) == lands_on


@given(first=DAYS, last=DAYS)
def test_between_two_days_is_what_one_counts_on_ones_fingers(first, last) -> None:
    holidays = bank_holidays("England")
    low, high = sorted((first, last))
    days = [low + timedelta(n) for n in range(1, (high - low).days + 1)]
    count = len([day for day in days if day.isoweekday() < 6 and day not in holidays])
    assert working_days_between(first, last, holidays) == (count if first <= last else -count)


@given(day=DAYS, days=st.integers(1, 60))
def test_counting_on_and_counting_between_agree(day, days) -> None:
    holidays = bank_holidays("Scotland")
    assert working_days_between(day, working_days_after(day, days, holidays), holidays) == days
