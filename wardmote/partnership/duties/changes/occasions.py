"""Notes what happened, and makes the duties that run from it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.changes.writing import made
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.duties.changes.making import likely, make_duty
from wardmote.partnership.duties.models import Duty, Occasion
from wardmote.partnership.duties.rules import MAY, asked_from


@transaction.atomic
def note_occasion(
    *, partnership: Partnership, key: str, happened_on: date, title: str, by: Membership,
    at: datetime, due_on: date | None = None,
) -> tuple[Duty, ...]:  # fmt: skip
    """Write down what happened; its duties fall due by the law, or on the day that was asked for.

    Args:
        key: what happened, a word of the rulebook: "scrutiny_report".
        due_on: where the law sets no number of days, by when it is asked for.

    Returns:
        The duties that run from it.
    """
    check_may(by, "keep the duties", MAY)
    today = timezone.localdate(at)
    if happened_on > today:
        raise Refused(_("That day has not come."))
    rows = asked_from(partnership, key, happened_on)
    if not rows:
        raise Refused(_("Nothing was asked of the partnership from this on that day."))
    occasion = Occasion(partnership=partnership, key=key, happened_on=happened_on, title=title)
    made(occasion, by=by, at=at)
    who = likely(partnership, today)
    ready = {"partnership": partnership, "likely": who, "by": by, "at": at, "occasion": occasion}
    return tuple(make_duty(row, _day(row, happened_on, due_on), **ready) for row in rows)


def _day(row: rulebook.Duty, happened_on: date, asked: date | None) -> date:
    by_law = rulebook.due_after(row, happened_on)
    if by_law is None and asked is None:
        raise Refused(_("The law sets no day for this: enter the day that was asked for."))
    if by_law is None and asked < happened_on:
        raise Refused(_("It cannot be due before it happened."))
    return by_law or asked
