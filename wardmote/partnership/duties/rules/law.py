"""What the rulebook asks of a partnership: the rows of its nation and kind, by day."""

from collections.abc import Iterable, Iterator
from datetime import date

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.agencies.rules import FIRST_MONTH, legal_year
from wardmote.partnership.duties.models import Duty


def year_start(year: int) -> date:
    """1 April."""
    return date(year, FIRST_MONTH, 1)


def law(partnership: Partnership, key: str, day: date) -> rulebook.Duty | None:
    """The row of a duty as in force on a day, or else the newest before; None if there was none."""
    rows = [row for row in asked_of(partnership) if row.key == key and row.in_force_from <= day]
    return max(rows, key=lambda row: row.in_force_from, default=None)


def asked_of(partnership: Partnership) -> tuple[rulebook.Duty, ...]:
    """Every row there ever was for a partnership of its nation and kind."""
    return tuple(
        row
        for row in rulebook.load().duties
        if partnership.nation in row.nation and partnership.kind in row.partnerships
    )


def asked_in(partnership: Partnership, year: int) -> Iterator[tuple[rulebook.Duty, date]]:
    """Each duty of a legal year with the day on which it falls due, from when the year began.

    Where the law changes within the year, each day has the row that is in force on it. What waits
    for an occasion is not among them.
    """
    for row in asked_of(partnership):
        for due_on in rulebook.due_dates(row, year_start(year)):
            if due_on >= partnership.formed_on:
                yield row, due_on


LAST_DONE = "last_done"
"""What is counted from when it was last done."""


def coming(
    partnership: Partnership, year: int, there: Iterable[Duty]
) -> Iterator[tuple[rulebook.Duty, date]]:
    """What a legal year asks for that is not there yet, with its days.

    Args:
        partnership: whose.
        year: the year that begins on 1 April of it.
        there: the partnership's duties, of all years.
    """
    kept = [duty for duty in there if duty.occasion_id is None]
    days = {(duty.key, duty.first_due_on) for duty in kept}
    for row, day in asked_in(partnership, year):
        if row.counted_from == LAST_DONE:
            due_on = _counted(row, day, [duty for duty in kept if duty.key == row.key], year)
        else:
            due_on = None if (row.key, day) in days else day
        if due_on is not None and legal_year(due_on) == year:
            yield row, due_on


def _counted(row: rulebook.Duty, day: date, same: list[Duty], year: int) -> date | None:
    """The day of a duty that is counted from when it was last done.

    Returns:
        None where it is there already, or the one before is still open: the next is counted from
        when that is done.
    """
    if any(duty.year == year for duty in same):
        return None
    before = max(same, key=lambda duty: duty.due_on, default=None)
    if before is None or before.state == Duty.State.SET_ASIDE:
        return day
    return rulebook.due_after(row, before.done_on) if before.done_on else None


def asked_from(partnership: Partnership, occasion: str, day: date) -> tuple[rulebook.Duty, ...]:
    """The rows that run from an occasion, as in force on a day."""
    return tuple(
        row
        for row in asked_of(partnership)
        if row.counted_from == occasion
        and row.waits_for_occasion
        and row.holds(day, partnership.nation)
    )


def occasions(partnership: Partnership, day: date) -> tuple[rulebook.Duty, ...]:
    """One row for each kind of occasion from which something may run on a day."""
    rows = [row for row in asked_of(partnership) if row.waits_for_occasion]
    held = {row.counted_from: row for row in rows if row.holds(day, partnership.nation)}
    return tuple(held.values())


def can_move(duty: Duty) -> bool:
    """Whether the partnership sets the day itself, as the law sets none."""
    row = law(duty.partnership, duty.key, duty.first_due_on)
    return row is not None and (row.due_is_setting or row.due.on_occasion)
