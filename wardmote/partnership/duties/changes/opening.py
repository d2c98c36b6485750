"""Opens a legal year: makes its duties from the rulebook."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import check_may
from wardmote.partnership.duties.changes.making import likely, make_duty
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.rules import MAY, coming


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
    ready = {"partnership": partnership, "likely": who, "by": by, "at": at}
    rows = coming(partnership, year, list(partnership.duties.all()))
    return tuple(make_duty(row, due_on, **ready) for row, due_on in rows)
