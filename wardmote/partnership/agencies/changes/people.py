"""Who comes into the workspace, as what, and who leaves it."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.letters import send_invitation
from wardmote.partnership.agencies.changes.writing import altered, ended, made
from wardmote.partnership.agencies.models import (
    Agency,
    Invitation,
    Membership,
    Partnership,
    Role,
)
from wardmote.partnership.agencies.rules import (
    Refused,
    check_can_accept,
    check_can_invite,
    check_is_open,
    check_keeps_an_officer,
    check_may,
)
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.signing_in import may_sign_in_already, prove_address

Link = Callable[[str], str]
"""From a letter's secret word to the address that stands in the letter."""


def invite(
    *, email: str, role: Role, agency: Agency | None, link: Link, by: Membership, at: datetime
) -> Invitation:
    """Write to an address: whoever opens the letter in time comes in by that role."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        check_may(by, "invite people")
        check_can_invite(by.partnership, email, at)
        invitation = Invitation(
            partnership=by.partnership, email=email.strip().lower(), role=role, agency=agency,
            token_hash=hashed(token), sent_at=at, expires_at=_expiry(at),
        )  # fmt: skip
        made(invitation, by=by, at=at)
    send_invitation(invitation, by=by, link=link(token))
    return invitation


def resend(*, invitation: Invitation, link: Link, by: Membership, at: datetime) -> None:
    """Write again, with a new secret word; the old letter opens nothing any more."""
    token = secrets.token_urlsafe(32)
    new = {"token_hash": hashed(token), "sent_at": at, "expires_at": _expiry(at)}
    with transaction.atomic():
        check_may(by, "invite people")
        check_is_open(invitation)
        altered(invitation, new, by=by, at=at)
    send_invitation(invitation, by=by, link=link(token))


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Membership, at: datetime) -> None:
    """Let the letter open nothing any more."""
    check_may(by, "invite people")
    check_is_open(invitation)
    altered(invitation, {"withdrawn_at": at}, by=by, at=at)


@transaction.atomic
def come_in(*, invitation: Invitation, name: str, password: str | None, at: datetime) -> Membership:
    """Accept as somebody who has no way in yet: a password, or none for a provider's people."""
    held = Person.objects.filter(email=invitation.email).first()
    if held and may_sign_in_already(held):
        raise Refused(_("Sign in first, then accept."))
    person = held or Person(email=invitation.email)
    person.name = name
    person.set_password(password)
    person.save()
    return accept(invitation=invitation, person=person, at=at)


@transaction.atomic
def accept(*, invitation: Invitation, person: Person, at: datetime) -> Membership:
    """Make the person to whom the letter was sent a member."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    check_can_accept(invitation, person, at)
    membership = Membership(
        partnership=invitation.partnership, person=person, role=invitation.role,
        agency=invitation.agency, started_on=timezone.localdate(at),
    )  # fmt: skip
    altered(invitation, {"accepted_at": at}, by=person, at=at)
    prove_address(person)
    return made(membership, by=person, at=at)


@transaction.atomic
def give_part(
    *, membership: Membership, role: Role, agency: Agency | None, by: Membership, at: datetime
) -> None:
    """Give a member another role, or let them speak for another agency."""
    check_may(by, "invite people")
    _one_at_a_time(membership)
    if role != Role.OFFICER:
        check_keeps_an_officer(membership, on=timezone.localdate(at))
    altered(membership, {"role": role, "agency": agency}, by=by, at=at)


@transaction.atomic
def end_membership(*, membership: Membership, by: Membership, at: datetime, why: str = "") -> None:
    """Let somebody leave: from their next request on they are out."""
    check_may(by, "invite people")
    _one_at_a_time(membership)
    today = timezone.localdate(at)
    check_keeps_an_officer(membership, on=today)
    ended(membership, on=today, by=by, at=at, why=why)


def _one_at_a_time(membership: Membership) -> None:
    """Two officers who let each other go at once must not both succeed."""
    Partnership.objects.select_for_update().get(pk=membership.partnership_id)


def hashed(token: str) -> str:
    """What is kept of a letter's secret word."""
    return hashlib.sha256(token.encode()).hexdigest()


def _expiry(at: datetime) -> datetime:
    return at + timedelta(days=settings.INVITATION_DAYS)
