"""Every address, as every role, by every method, does just what `matrix.toml` says."""

import os
from collections.abc import Iterator
from itertools import starmap

import pytest

from tests.partnership.security import visits
from tests.partnership.security.addresses import METHODS, Address, addresses, within
from tests.partnership.security.visits import TABLE, expected, filler, outcome, undone, visit
from wardmote.partnership.agencies.models import Role
from wardmote.partnership.website.steps import found_in_each_step

pytestmark = pytest.mark.django_db
NAMES = [address.name for address in addresses()]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[visits.World]:
    with django_db_blocker.unblock(), undone():
        yield visits.world()


def asked(number: int, address: Address):
    """All addresses on SQLite; on PostgreSQL every fourth, the others only in `make trials`.

    Who may do what is worked out in Python: a share shows that both databases answer alike.
    """
    later = os.environ.get("WARDMOTE_DATABASE") and number % 4
    return pytest.param(address, id=address.name, marks=[pytest.mark.trial] if later else [])


@pytest.mark.parametrize("address", list(starmap(asked, enumerate(addresses()))))
def test_visitors_reach_just_what_the_table_says(address: Address, world) -> None:
    assert address.name in TABLE["addresses"], f"give {address.name} a row in matrix.toml"
    path = address.path(world.partnership.slug, filler(world.partnership))
    amiss = [
        f"{visitor} {method}: {came}, not {meant}"
        for visitor, client in world.visitors.items()
        for method in METHODS
        if (came := outcome(visit(client, method, path)))
        not in (meant := expected(address, visitor, method)).split(" or ")
    ]
    assert not amiss, "; ".join(amiss)


def test_every_row_is_of_an_address() -> None:
    assert set(TABLE["addresses"]) - set(NAMES) == set()


@pytest.mark.parametrize("address", within(), ids=[address.name for address in within()])
def test_every_page_of_a_partnership_says_who_may_reach_it(address: Address) -> None:
    assert hasattr(address.view, "allowed"), "decorate its view with @allowed"


def test_what_each_role_may_do_is_what_the_table_says() -> None:
    held = {
        doing: sorted(Role(role).value for role in roles)
        for rules in found_in_each_step("rules")
        for doing, roles in getattr(rules, "MAY", {}).items()
    }
    assert held == {doing: sorted(roles) for doing, roles in TABLE["may"].items()}


def test_no_two_steps_say_the_same_words_of_different_roles() -> None:
    tables = [getattr(rules, "MAY", {}) for rules in found_in_each_step("rules")]
    doings = [doing for table in tables for doing in table]
    assert len(doings) == len(set(doings))
