"""Duties that are open: missed, or soon to be."""

from collections.abc import Iterator

from wardmote.partnership.duties.concerns.case import Case, finds
from wardmote.partnership.duties.models import Duty, Part
from wardmote.partnership.duties.rules import (
    Planned,
    bank_holidays,
    timetable,
    working_days_between,
)
from wardmote.partnership.website.concern import Concern

TOLD_BY = {"scrutiny": "scrutiny_overdue", "scrutiny_reply": "scrutiny_reply_late"}
"""Duties that have a rule of their own where it holds: they are not told of twice."""


def _past(case: Case, *, by_law: bool) -> Iterator[Duty]:
    """Open ones whose day is past: the law's, or our own."""
    for duty in case.open:
        row = case.row(duty)
        own = TOLD_BY.get(duty.key) in case.rules.concerns
        if row and not own and duty.due_on < case.day and row.due_is_setting != by_law:
            yield duty


@finds
def duty_missed(case: Case) -> Iterator[Concern]:
    for duty in _past(case, by_law=True):
        yield case.about("duty_missed", duty, law=case.law(duty))


@finds
def duty_late(case: Case) -> Iterator[Concern]:
    for duty in _past(case, by_law=False):
        yield case.about("duty_late", duty, law=case.law(duty))


@finds
def duty_without_owner(case: Case) -> Iterator[Concern]:
    for duty in case.due_within(case.bound("duty_without_owner", "days")):
        if duty.owner_id is None:
            left = case.days_left(duty)
            yield case.about("duty_without_owner", duty, "assign", days_left=left)


@finds
def duty_due_not_begun(case: Case) -> Iterator[Concern]:
    for duty in case.due_within(case.bound("duty_due_not_begun", "days")):
        if duty.state == Duty.State.WAITING:
            yield case.about("duty_due_not_begun", duty, days_left=case.days_left(duty))


@finds
def slack_used_up(case: Case) -> Iterator[Concern]:
    """The step that is next was to be done by now; of those that can still be in time."""
    holidays = bank_holidays(case.partnership.nation)
    for duty in case.open:
        told = timetable(_steps(duty), due_on=duty.due_on, today=case.day, holidays=holidays)
        if told.next and told.slack < 0 and duty.due_on >= case.day:
            left = working_days_between(case.day, duty.due_on, holidays)
            facts = {"step": told.next.words, "planned_on": told.next.planned_on}
            yield case.about("slack_used_up", duty, "steps", **facts, days_left=left)


def _steps(duty: Duty) -> list[Planned]:
    return [
        Planned(part.key, part.words, part.planned_on, part.done_on)
        for part in duty.parts.all()
        if part.kind == Part.Kind.STEP and part.planned_on
    ]
