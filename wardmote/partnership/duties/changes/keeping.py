"""Who sees to a duty, by when, and in which steps."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered
from wardmote.partnership.agencies.models import Membership, Partner
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.duties.models import Duty, Part
from wardmote.partnership.duties.rules import MAY, can_move, legal_year
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.website.models import Person


@transaction.atomic
def assign(
    *, duty: Duty, owner: Person | None, lead: Partner | None, by: Membership, at: datetime
) -> Duty:
    """Give a duty its owner and its lead agency."""
    check_may(by, "keep the duties", MAY)
    return altered(duty, {"owner": owner, "lead": lead}, by=by, at=at)


@transaction.atomic
def move(*, duty: Duty, due_on: date, why: str, by: Membership, at: datetime) -> Duty:
    """Set another day for a duty for which the law sets none."""
    check_may(by, "keep the duties", MAY)
    if not can_move(duty):
        raise Refused(_("The law sets this day."))
    if not why.strip():
        raise Refused(_("Say why the day changes."))
    day = {"due_on": due_on, "year": legal_year(due_on)}
    return altered(duty, day, by=by, at=at, why=why)


@transaction.atomic
def plan_steps(*, duty: Duty, planned: dict[int, date], by: Membership, at: datetime) -> None:
    """Plan the steps of a duty anew."""
    check_may(by, "keep the duties", MAY)
    if any(day > duty.due_on for day in planned.values()):
        raise Refused(_("A step cannot be planned for after the day on which the duty is due."))
    for part in duty.parts.filter(kind=Part.Kind.STEP, pk__in=planned):
        if part.planned_on != planned[part.pk]:
            part.duty = duty
            before = trail.picture(part)
            part.planned_on = planned[part.pk]
            part.save(update_fields=["planned_on"])
            trail.changed(part, before, by=by, at=at)
