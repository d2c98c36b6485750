"""What of the protocols awaits a member: cards on the overview."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.sharing.models import Party, Version
from wardmote.partnership.sharing.pages.words import countdown, days_left, warning_days
from wardmote.partnership.sharing.rules import (
    MAY,
    SIGNABLE,
    asked_by,
    can_answer,
    can_sign,
    signatories,
    with_all,
)
from wardmote.partnership.website.card import Card

State = Version.State


def awaiting(partnership: Partnership, membership: Membership, day: date) -> list[Card]:
    """What the member's agency has to answer or sign; for those who lead, what lapses."""
    open_ones = Version.objects.filter(protocol__partnership=partnership).exclude(
        state__in=[State.DRAFT, State.ENDED]
    )
    cards = []
    for version in with_all(open_ones):
        cards += [*_own(version, membership, day), *_to_activate(version, membership)]
        if may(membership, "bring a protocol into force", MAY):
            cards += _lapsing(version, day)
    return cards


def _own(version: Version, by: Membership, day: date) -> Iterator[Card]:
    """The member's own agency has not answered, or not signed."""
    signed = signatories(version)
    for party in version.parties.all():
        party.version = version
        if party.partner.agency_id != by.agency_id:
            continue
        is_asked = version.state == State.CONSULTATION and party.answer == Party.Answer.WAITING
        if is_asked and can_answer(by, party):
            yield Card(
                _("Say what you think of “%s”") % version.protocol,
                _("Your agency is asked before anybody signs."), version.get_absolute_url(),
            )  # fmt: skip
        is_due = version.state in SIGNABLE and by.agency_id not in signed
        if is_due and can_sign(by, party, day):
            yield Card(
                _("Sign “%s”") % version.protocol,
                _("Until your agency signs, it neither gives nor receives by it."),
                version.get_absolute_url(), "soon",
            )  # fmt: skip


def _to_activate(version: Version, by: Membership) -> Iterator[Card]:
    """Somebody asked to bring it into force, and a second person has to."""
    asked = asked_by(version) if version.state == State.SIGNING else None
    may_lead = may(by, "bring a protocol into force", MAY)
    if asked and asked.by_id != by.person_id and may_lead:
        yield Card(
            _("Bring “%s” into force") % version.protocol,
            _("%s asked for it; a second person has to agree.") % asked.by,
            version.get_absolute_url(), "soon",
        )  # fmt: skip


def _lapsing(version: Version, day: date) -> Iterator[Card]:
    """Its review is near, or past."""
    first, *nearer = warning_days()
    left = days_left(version, day)
    if version.state != State.LIVE or left > first:
        return
    tone = "late" if left < 0 else "soon" if left <= max(nearer, default=0) else "open"
    title = _("Renew “%s”") if left < 0 else _("Review “%s”")
    text = countdown(version, day).capitalize() + "."
    yield Card(title % version.protocol, text, version.get_absolute_url(), tone, version.review_by)
