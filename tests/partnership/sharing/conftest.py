"""Protocols that tests share: made without asking the rules, signed as everybody would."""

from datetime import date, datetime, timedelta

import pytest

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.sharing.models import (
    Grant,
    Happening,
    Party,
    Protocol,
    Recipient,
    Version,
    text_hash,
)


def agency(partnership: Partnership, kind: str) -> Agency:
    return partnership.partners.select_related("agency").get(agency__kind=kind).agency


def draft(partnership: Partnership, today: date, *kinds: str, **fields) -> Version:
    """A draft between the council, which keeps the store, and others."""
    protocol = Protocol.objects.create(partnership=partnership, title="Sharing", theme="All themes")
    words = {
        "number": 1, "host": agency(partnership, "council"), "aim": "To know what happens",
        "starts": today - timedelta(days=100), "review_by": today + timedelta(days=200),
        "ends": today + timedelta(days=300), "dpia_reference": "DPIA 7",
        "equality_reference": "EqIA 7", "retention": "Six years", "handling": "With care",
    }  # fmt: skip
    version = Version.objects.create(protocol=protocol, **words | fields)
    for kind in ("council", *kinds):
        partner = partnership.partners.get(agency__kind=kind)
        Party.objects.create(version=version, partner=partner, kind="responsible")
    return version


def give(version: Version, kind: str, category: str, *fields: str, **to) -> Grant:
    """A line of it: into the shared store unless recipients are told."""
    words = {
        "for_analysis": "recipients" not in to, "purposes": ["audit"], "gateways": ["s115"],
        "actions": ["analyse"],
    }  # fmt: skip
    recipients = to.pop("recipients", ())
    partnership = version.partnership
    grant = Grant.objects.create(
        version=version, provider=agency(partnership, kind), category=category,
        fields=list(fields), **words | to,
    )  # fmt: skip
    for each in recipients:
        Recipient.objects.create(grant=grant, agency=agency(partnership, each))
    return grant


def sign(version: Version, by, at: datetime) -> None:
    """Let every party sign the words as they are, as from that moment."""
    told = text_hash(version)
    for party in version.parties.select_related("partner"):
        Happening.objects.create(
            version=version, what="signed", agency_id=party.partner.agency_id, by=by.person,
            at=at, text_hash=told,
        )  # fmt: skip
    version.signed_hash = told
    version.save()


def go_live(version: Version, by, at: datetime) -> Version:
    """Signed by all and in force."""
    sign(version, by, at - timedelta(days=1))
    version.state = Version.State.LIVE
    version.save()
    return version


@pytest.fixture
def officer(member, riverton):
    """Who keeps Riverton's protocols, signed in."""
    return member("officer", partnership=riverton, agency=agency(riverton, "council"))


@pytest.fixture
def live(riverton, officer, at, today) -> Version:
    """The police give their crimes to the shared store: day and category."""
    version = draft(riverton, today, "police")
    give(version, "police", "police_crimes", "happened_on", "category")
    return go_live(version, officer.membership, at)


@pytest.fixture
def at_(at) -> datetime:
    """The moment, where `at` is an address."""
    return at
