"""Who is let in, and who may not leave."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Invitation, Membership, Partnership, Role
from wardmote.partnership.agencies.rules.structure import Refused
from wardmote.partnership.website.models import Person


def check_can_invite(partnership: Partnership, email: str, at: datetime) -> None:
    """Nobody is invited twice, or into what they are in already.

    Raises:
        Refused: there is such a member, or an open letter.
    """
    members = partnership.memberships.on(timezone.localdate(at))
    if members.filter(person__email__iexact=email.strip()).exists():
        raise Refused(_("Somebody with this address is in the workspace already."))
    if open_invitations(partnership, at).filter(email__iexact=email.strip()).exists():
        raise Refused(_("This address has an open invitation: send that again instead."))


def open_invitations(partnership: Partnership, at: datetime) -> QuerySet[Invitation]:
    """Letters that still open something."""
    return partnership.invitations.filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).order_by("-sent_at")


def check_is_open(invitation: Invitation) -> None:
    """What was accepted or withdrawn is over; what ran out may be sent again."""
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused(_("This invitation was accepted or withdrawn."))


def check_can_accept(invitation: Invitation, person: Person, at: datetime) -> None:
    """A letter opens once, in its time, for whom it was sent to.

    Raises:
        Refused: one of these does not hold.
    """
    check_is_open(invitation)
    if at >= invitation.expires_at:
        raise Refused(_("This invitation has run out."))
    if person.email.lower() != invitation.email.lower():
        raise Refused(_("This invitation was sent to another address."))
    members = invitation.partnership.memberships.on(timezone.localdate(at))
    if members.filter(person=person).exists():
        raise Refused(_("You are in this workspace already."))


def check_keeps_an_officer(leaver: Membership, *, on: date) -> None:
    """A workspace without an officer could let nobody in any more."""
    if leaver.role != Role.OFFICER:
        return
    others = leaver.partnership.memberships.on(on).filter(role=Role.OFFICER)
    if not others.exclude(pk=leaver.pk).exists():
        raise Refused(_("This is the last officer: invite another one first."))
