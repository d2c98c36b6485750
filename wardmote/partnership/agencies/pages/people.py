"""Who is in the workspace, who was invited, and who was in it."""

from dataclasses import dataclass
from datetime import date, datetime

from wardmote.partnership.agencies.models import Invitation, Membership, Partnership
from wardmote.partnership.agencies.rules import may


@dataclass(frozen=True)
class Somebody:
    """One membership."""

    pk: int
    name: str
    email: str
    role: str
    agency: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Letter:
    """One open invitation."""

    pk: int
    email: str
    role: str
    agency: str
    sent_at: datetime
    expires_at: datetime
    has_run_out: bool


@dataclass(frozen=True)
class People:
    """The page of all of them."""

    members: list[Somebody]
    letters: list[Letter]
    left: list[Somebody]
    may_invite: bool


def people(partnership: Partnership, *, by: Membership, on: date, at: datetime) -> People:
    """The people of a workspace on a day."""
    may_invite = may(by, "invite people")
    held = partnership.memberships.select_related("person", "agency")
    return People(
        members=[somebody(one) for one in held.on(on)],
        letters=[_letter(one, at) for one in _open(partnership)] if may_invite else [],
        left=[somebody(one) for one in held.filter(ended_on__lte=on).order_by("-ended_on")],
        may_invite=may_invite,
    )


def somebody(membership: Membership) -> Somebody:
    """A membership, as plain values."""
    return Somebody(
        pk=membership.pk,
        name=membership.person.name,
        email=membership.person.email,
        role=membership.get_role_display(),
        agency=str(membership.agency or ""),
        since=membership.started_on,
        until=membership.ended_on,
    )


def _open(partnership: Partnership):
    """Invitations neither accepted nor withdrawn: those that ran out can be sent again."""
    letters = partnership.invitations.filter(accepted_at=None, withdrawn_at=None)
    return letters.select_related("agency").order_by("-sent_at")


def _letter(invitation: Invitation, at: datetime) -> Letter:
    return Letter(
        pk=invitation.pk,
        email=invitation.email,
        role=invitation.get_role_display(),
        agency=str(invitation.agency or ""),
        sent_at=invitation.sent_at,
        expires_at=invitation.expires_at,
        has_run_out=invitation.expires_at <= at,
    )
