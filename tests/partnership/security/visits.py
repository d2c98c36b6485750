"""Visits to addresses: who, how, and what came of it."""

import random
import re
import tomllib
from collections.abc import Callable
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.db import transaction
from django.test import Client

from tests.partnership.security.addresses import Address
from tests.partnership.security.worlds import grow, join
from wardmote.partnership.agencies.changes.people import hashed
from wardmote.partnership.agencies.models import Partnership, Role
from wardmote.partnership.website.models import Person

TABLE = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text())
ROLES = tuple(role.value for role in Role)
TOKEN = "a letter's secret word"


@dataclass(frozen=True)
class World:
    """A partnership that has some of everything, and a browser for each kind of visitor."""

    partnership: Partnership
    visitors: dict[str, Client]


def world(place: str = "Riverton", *, seed: int = 1, marker: str = "Qm1") -> World:
    """One partnership with a member of every role, one who is none, and one signed out."""
    partnership = grow(place, random.Random(seed), marker=marker)
    people = {role: join(partnership, role) for role in ROLES}
    elsewhere = grow(f"{place}-elsewhere", random.Random(seed + 1), marker="Elsewhere", of_each=1)
    people["no member"] = join(elsewhere, "officer")
    people["host"] = Person.objects.create_superuser("host@host.example", None, name="Host")
    visitors = {"signed out": Client(raise_request_exception=False)}
    for visitor, person in people.items():
        _give_ways_in(person)
        visitors[visitor] = Client(raise_request_exception=False)
        visitors[visitor].force_login(person)
    partnership.invitations.filter(pk=partnership.invitations.first().pk).update(
        token_hash=hashed(TOKEN), accepted_at=None, withdrawn_at=None,
        expires_at="2027-01-01T00:00Z",
    )  # fmt: skip
    _seat_at_the_meeting(partnership)
    _partner_of_today(partnership)
    return World(partnership, visitors)


def _seat_at_the_meeting(partnership: Partnership) -> None:
    """The newest seat is one of the newest meeting's: an address names both."""
    seat, meeting = (of(partnership, label)[-1] for label in ("agencies.Seat", "meetings.Meeting"))
    meeting.attendances.get_or_create(seat=seat, defaults={"came": "self"})


def _give_ways_in(person: Person) -> None:
    person.set_password("correct horse battery")
    person.save()
    TOTP.activate(person, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(person)


def _partner_of_today(partnership: Partnership) -> None:
    """The newest partner is one still: who has left signs nothing, and its page is none."""
    newest = of(partnership, "agencies.Partner")[-1]
    partnership.partners.filter(pk=newest.pk).update(
        started_on=partnership.formed_on, ended_on=None
    )


def filler(partnership: Partnership) -> Callable[[str], object]:
    """What fills the holes of addresses in one partnership: the newest record of each kind."""

    @cache
    def fill(hole: str) -> object:
        told = TABLE["samples"][hole]
        if hole == "trail/<str:thing>":
            return f"{told.lower()}.{of(partnership, told)[-1].pk}"
        return of(partnership, told)[-1].pk if is_label(told) else told

    return fill


def is_label(told: str) -> bool:
    """Whether a sample names a kind of record: "agencies.Group"."""
    return bool(re.fullmatch(r"[a-z]+\.[A-Z]\w+", told))


def of(partnership: Partnership, label: str) -> list:
    """The records of a kind that hang on a partnership."""
    things = apps.get_model(label).objects.order_by("pk")
    return [thing for thing in things if thing.partnership == partnership]


def visit(client: Client, method: str, path: str, **sent):
    """Ask for a page; whatever that does to the world and to the browser is undone."""
    cookies = deepcopy(client.cookies)
    with undone():
        response = client.generic(method, path, **sent)
        response.body = b"".join(response) if response.streaming else response.content
        for close in response._resource_closers:
            close()
    client.cookies = cookies
    return response


@contextmanager
def undone():
    """Whatever is done within is undone, so that visits do not meet each other's traces."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(response) -> str:
    """What came of a visit, in a word."""
    words = {403: "refused", 404: "none", 405: "not served"}
    to_login = response.status_code == 302 and response["Location"].startswith(LOGIN)
    if to_login:
        return "sign in first"
    if response.status_code >= 500:
        return f"broken ({response.status_code})"
    return words.get(response.status_code, "reached")


LOGIN = "/account/login/"


PEOPLE = {
    "anyone": ("reached", "reached"),
    "a person": ("reached", "sign in first"),
    "nobody": ("none", "none"),
    "in vain": ("not served", "sign in first"),
    "leads to sign-in": ("sign in first", "sign in first"),
}
"""Words of the table → what becomes of whoever is signed in, and of who is not."""
OUTSIDERS = {"signed out": "sign in first", "no member": "none", "host": "none"}
"""What becomes of them at every page of a partnership."""


def expected(address: Address, visitor: str, method: str) -> str:
    """What the table says must come of a visit."""
    row = TABLE["addresses"][address.name]
    served = row.get({"HEAD": "get"}.get(method, method.lower()))
    if method not in ("GET", "HEAD", "POST"):
        return "not served"
    if row.get("closed"):
        return "none"
    if address.is_within and visitor in OUTSIDERS:
        return OUTSIDERS[visitor]
    if served is None:
        return "not served"
    if served == "a host":
        return {"signed out": "sign in first", "host": "reached"}.get(visitor, "refused")
    if served in PEOPLE:
        signed_in, signed_out = PEOPLE[served]
        return signed_out if visitor == "signed out" else signed_in
    if visitor not in TABLE["may"][served]:
        return "refused"
    return "reached or refused" if row.get("own") and visitor != Role.OFFICER else "reached"
