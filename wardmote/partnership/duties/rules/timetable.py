"""The way to a duty: which steps slipped, what slack is left, when it will be done at this pace."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from wardmote.partnership.duties.rules.working_days import (
    working_days_after,
    working_days_between,
)


@dataclass(frozen=True)
class Planned:
    """A step as planned, and when it was done.

    Attributes:
        slip: working days that it was, or by now is, later than planned; less than 0 if earlier.
            None while it is neither done nor past its day.
    """

    key: str
    words: str
    planned_on: date
    done_on: date | None
    slip: int | None = None


@dataclass(frozen=True)
class Timetable:
    """A duty's steps on a day.

    Attributes:
        steps: in the order of their planned days.
        next: the first that is not done; None when all are.
        slack: working days that are left before the next step is late; less than 0 once it is.
            None when all are done.
        forecast_on: when the duty will be done if what is left takes as long as was planned.
        late_by: working days from the due day to the forecast; 0 if it is in time.
    """

    steps: tuple[Planned, ...]
    next: Planned | None
    slack: int | None
    forecast_on: date
    late_by: int


def timetable(
    steps: Iterable[Planned], *, due_on: date, today: date, holidays: Container[date] = ()
) -> Timetable:
    """Where a duty stands on its way.

    Args:
        steps: planned, some done.
        due_on: the duty's day.
        today: the day that it is looked at.
        holidays: no work is done on them.
    """
    ordered = sorted(steps, key=lambda step: step.planned_on)
    told = tuple(_slipped(step, today, holidays) for step in ordered)
    ahead = next((step for step in told if step.done_on is None), None)
    if ahead is None:
        return Timetable(told, None, None, due_on, 0)
    slack = working_days_between(today, ahead.planned_on, holidays)
    late_by = max(0, -slack)
    forecast_on = working_days_after(due_on, late_by, holidays) if late_by else due_on
    return Timetable(told, ahead, slack, forecast_on, late_by)


def _slipped(step: Planned, today: date, holidays: Container[date]) -> Planned:
    """The step with its slip as on that day."""
    if step.done_on is None and today <= step.planned_on:
        return step
    slip = working_days_between(step.planned_on, step.done_on or today, holidays)
    return Planned(step.key, step.words, step.planned_on, step.done_on, slip)
