"""Whom each authority nominated to facilitate sharing."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import ended, made
from wardmote.partnership.agencies.models import Membership, Partner
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.duties.models import Facilitator
from wardmote.partnership.duties.rules import MAY
from wardmote.partnership.website.models import Person


@transaction.atomic
def name_facilitator(
    *, partner: Partner, person: Person, started_on: date, by: Membership, at: datetime
) -> Facilitator:
    """Note whom an authority nominated; who it was before ends on that day."""
    check_may(by, "keep the duties", MAY)
    before = partner.facilitators.filter(ended_on=None).first()
    if before and before.person_id == person.pk:
        raise Refused(_("This person is nominated already."))
    if before:
        ended(before, on=started_on, by=by, at=at)
    facilitator = Facilitator(partner=partner, person=person, started_on=started_on)
    return made(facilitator, by=by, at=at)


@transaction.atomic
def end_facilitator(
    *, facilitator: Facilitator, ended_on: date, by: Membership, at: datetime, why: str = ""
) -> None:
    """Nobody is nominated from that day on."""
    check_may(by, "keep the duties", MAY)
    ended(facilitator, on=ended_on, by=by, at=at, why=why)
