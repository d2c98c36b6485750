"""Consultation: each party answers, and says in its own words what it gains."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.sharing.changes.happening import moved
from wardmote.partnership.sharing.models import Party, Version
from wardmote.partnership.sharing.rules import (
    MAY,
    check_all_answered,
    check_can_redraft,
    check_fit,
    check_may_answer,
    with_all,
)


def fresh(version: Version) -> Version:
    """The version as it is kept, with all that is asked of it."""
    return with_all(Version.objects.filter(pk=version.pk)).get()


@transaction.atomic
def consult(*, version: Version, by: Membership, at: datetime) -> Version:
    """Ask every party what it says to the draft."""
    check_may(by, "draft protocols", MAY)
    if version.parties.count() < 2:
        raise Refused(_("Name at least two parties first."))
    return moved(version, Version.State.CONSULTATION, by=by, at=at)


@transaction.atomic
def answer(
    *, party: Party, answer: str, comment: str, benefit: str, by: Membership, at: datetime
) -> Party:  # fmt: skip
    """What a party says to the draft, and what it gains by it."""
    check_may_answer(by, party)
    if party.version.state != Version.State.CONSULTATION:
        raise Refused(_("It is not in consultation."))
    if answer == Party.Answer.CONTENT and not benefit.strip():
        raise Refused(_("Say in your own words what your agency gains by it."))
    if answer == Party.Answer.CHANGES and not comment.strip():
        raise Refused(_("Say what should be changed."))
    said = {
        "answer": answer, "comment": comment, "benefit": benefit, "answered_by": by.person,
        "answered_on": timezone.localdate(at),
    }  # fmt: skip
    return altered(party, said, by=by, at=at)


@transaction.atomic
def redraft(*, version: Version, by: Membership, at: datetime) -> Version:
    """Back to draft, while nobody has signed."""
    check_may(by, "draft protocols", MAY)
    check_can_redraft(version)
    return moved(version, Version.State.DRAFT, by=by, at=at)


@transaction.atomic
def send_for_signature(*, version: Version, by: Membership, at: datetime) -> Version:
    """Everybody is content and nothing is lacking: out for signature."""
    check_may(by, "draft protocols", MAY)
    check_all_answered(version)
    check_fit(fresh(version), timezone.localdate(at))
    return moved(version, Version.State.SIGNING, by=by, at=at)
