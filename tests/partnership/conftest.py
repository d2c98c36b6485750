"""What every test of the service may ask for: made-up partnerships, and people in them.

Tests run on SQLite, and on PostgreSQL where WARDMOTE_DATABASE names one
(`python -m tests.partnership.postgresql .venv/bin/pytest tests/partnership`).
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

import pytest
from django.core.cache import cache
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client

from tests.partnership.browser import pages  # noqa: F401  a fixture
from wardmote.partnership.agencies.models import (
    Agency,
    Group,
    Membership,
    Partner,
    Partnership,
    Role,
    Seat,
)
from wardmote.partnership.trail import guards
from wardmote.partnership.website import clock
from wardmote.partnership.website.models import Person

FORMED = date(2024, 4, 1)
AGENCIES = {
    "council": "{place} Council",
    "police": "{place} Police",
    "fire": "{place} Fire and Rescue Service",
    "health": "{place} Integrated Care Board",
    "probation": "{place} Probation Service",
    "voluntary": "{place} Voluntary Action",
}
"""Kind → name. The first five are the responsible authorities of England and Wales."""


def pytest_collection_modifyitems(config, items: list) -> None:
    """On PostgreSQL run what writes and reads; browsers and the proof are seen to on SQLite."""
    if not os.environ.get("WARDMOTE_DATABASE"):
        return
    asks = {each: _asks_the_database(each) for each in items}
    config.hook.pytest_deselected(items=[each for each in items if not asks[each]])
    items[:] = [each for each in items if asks[each]]


def _asks_the_database(item) -> bool:
    stored = {"db", "transactional_db"} & set(item.fixturenames)
    if item.get_closest_marker("browser") or "proof" in item.path.parts:
        return False
    return bool(stored or item.get_closest_marker("django_db"))


@dataclass(frozen=True)
class Member:
    """Somebody with a part in a partnership, and their browser, signed in."""

    membership: Membership
    client: Client

    @property
    def person(self) -> Person:
        return self.membership.person


@pytest.fixture(autouse=True)
def _no_memory_of_the_test_before() -> None:
    """Rate limits count in the cache."""
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _tests_may_empty_the_trail():
    """Its guards would refuse; Django puts them up again as it does after every migration."""
    emptied = BaseDatabaseOperations.execute_sql_flush

    def unguarded(operations, statements):
        guards.take_down(operations.connection)
        return emptied(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", unguarded)
        yield


@pytest.fixture
def at() -> datetime:
    """The moment that tests stand still at."""
    return clock.now()


@pytest.fixture
def today() -> date:
    """The day that tests stand still on."""
    return clock.today()


@pytest.fixture
def riverton(db) -> Partnership:
    """An inner city: six agencies, a board and two groups below it, with seats."""
    return made_up("Riverton", setting="urban")


@pytest.fixture
def collingbridge(db) -> Partnership:
    """A rural unitary: the partnership that nobody of Riverton may see."""
    return made_up("Collingbridge", setting="rural")


@pytest.fixture
def member(db) -> Callable[..., Member]:
    """`member("officer", partnership=riverton)`: makes one, signs them in."""
    numbers = count(1)

    def make(
        role: str, *, partnership: Partnership | None = None, agency: Agency | None = None
    ) -> Member:
        partnership = partnership or Partnership.objects.first() or made_up("Riverton")
        person = a_person(f"{Role(role).label} {next(numbers)}", partnership.name)
        membership = Membership.objects.create(
            partnership=partnership, person=person, role=role, agency=agency, started_on=FORMED
        )
        client = Client()
        client.force_login(person)
        return Member(membership, client)

    return make


def a_person(name: str, place: str) -> Person:
    """A made-up person with a made-up address."""
    email = f"{name}@{place}.example".lower().replace(" ", ".")
    return Person.objects.create_user(email, "correct horse battery", name=name)


def made_up(place: str, **fields) -> Partnership:
    """A partnership with agencies, groups and seats, as on the day that it was formed."""
    partnership = Partnership.objects.create(
        name=place, slug=place.lower(), nation="England", kind="unitary", formed_on=FORMED, **fields
    )
    partners = [_partner(partnership, kind, name) for kind, name in AGENCIES.items()]
    board = _group(partnership, f"{place} Community Safety Board", "strategic", None, partners)
    tasking = _group(partnership, "Tasking Group", "coordination", board, partners[:4])
    _group(partnership, "Burglary Task Group", "task", tasking, partners[:2])
    return partnership


def _partner(partnership: Partnership, kind: str, name: str) -> Partner:
    agency = Agency.objects.create(name=name.format(place=partnership.name), kind=kind)
    return Partner.objects.create(
        partnership=partnership, agency=agency, mode="core", is_founder=kind != "voluntary",
        started_on=FORMED,
    )  # fmt: skip


def _group(
    partnership: Partnership, name: str, function: str, parent: Group | None, partners: list
) -> Group:
    group = Group.objects.create(
        partnership=partnership, name=name, function=function, parent=parent, started_on=FORMED,
        terms_agreed_on=FORMED, review_on=date(2027, 3, 31),
        sunset_on=date(2026, 12, 31) if function == "task" else None,
    )  # fmt: skip
    rank = {"strategic": 1, "coordination": 2, "task": 3}[function]
    for place, partner in enumerate(partners):
        person = a_person(f"{partner.agency.kind} {group.pk}", partnership.name)
        Seat.objects.create(
            group=group, partner=partner, person=person, rank=rank, mode="core",
            is_chair=place == 0, started_on=FORMED,
        )  # fmt: skip
    return group
