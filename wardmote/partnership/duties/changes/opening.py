"""Opens a legal year: makes its duties from the rulebook."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import check_may
from wardmote.partnership.duties.changes.making import likely, make_duty
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.rules import MAY, asked_in, legal_year

LAST_DONE = "last_done"


@transaction.atomic
def open_year(
    *, partnership: Partnership, year: int, by: Membership, at: datetime
) -> tuple[Duty, ...]:
    """Make the duties of a legal year that are not there yet.

    It may be opened again: what a new row of the rulebook asks is added, nothing is made twice, and
    what is there stays as it is.

    Args:
        partnership: whose.
        year: the year that begins on 1 April of it.
        by: who opens it.
        at: when.

    Returns:
        The duties that were made.
    """
    check_may(by, "keep the duties", MAY)
    Partnership.objects.select_for_update().get(pk=partnership.pk)  # two openings would make two
    who = likely(partnership, timezone.localdate(at))
    there = _there(partnership, year)
    made = []
    for row, day in asked_in(partnership, year):
        due_on = _counted(row, day, who.before.get(row.key))
        if due_on is not None and legal_year(due_on) == year and not _is_there(row, due_on, there):
            ready = {"partnership": partnership, "likely": who, "by": by, "at": at}
            made.append(make_duty(row, due_on, **ready))
    return tuple(made)


def _there(partnership: Partnership, year: int) -> set[tuple[str, date | None]]:
    """What is there: by key and day; and by key alone, for what is counted from when last done."""
    kept = partnership.duties.filter(year=year, occasion=None).values_list("key", "first_due_on")
    return {*kept, *((key, None) for key, _ in kept)}


def _is_there(row: rulebook.Duty, due_on: date, there: set[tuple[str, date | None]]) -> bool:
    return (row.key, None if row.counted_from == LAST_DONE else due_on) in there


def _counted(row: rulebook.Duty, day: date, before: Duty | None) -> date | None:
    """The day on which a duty falls due: for some, counted from when it was last done.

    Returns:
        None where the one before is still open: the next is counted from when that is done.
    """
    if row.counted_from != LAST_DONE or before is None:
        return day
    if before.state == Duty.State.DONE:
        return rulebook.due_after(row, before.done_on)
    return None if before.is_open else day
