"""The three made-up partnerships have just the concerns that are planted in them."""

import os
from collections import Counter
from datetime import date

import pytest
from django.test import Client

from wardmote.evidence.cli.demonstrating import DAY
from wardmote.partnership.agencies.models import Role
from wardmote.partnership.madeup.founding import build_all
from wardmote.partnership.madeup.people import PASSWORD, address
from wardmote.partnership.madeup.planting import PLANTS
from wardmote.partnership.madeup.towns import TOWNS
from wardmote.partnership.review.concerns import gather
from wardmote.partnership.trail.verify import verify_all
from wardmote.partnership.website.models import Person

MOST_RULES = 60
BUILT = list(TOWNS)[:1] if os.environ.get("WARDMOTE_DATABASE") else list(TOWNS)
"""On PostgreSQL one is enough: each is made by the same words, in one long transaction."""


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker):
    from tests.partnership.security.visits import undone

    with django_db_blocker.unblock(), undone():
        towns = [TOWNS[name] for name in BUILT]
        yield {world.town.name: world for world in build_all(DAY, seed=1, towns=towns)}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BUILT)
def test_the_concerns_are_just_those_that_are_planted(worlds, name):
    world = worlds[name]
    told = gather(world.partnership, DAY)
    found = Counter(one.rule.name for one in told)
    assert found == Counter(world.town.planted), [one.sentence for one in told]


def test_what_is_planted_covers_most_rules():
    planted = {rule for town in TOWNS.values() for rule in town.planted}
    assert planted <= set(PLANTS)
    assert len(planted) >= MOST_RULES


@pytest.mark.django_db
def test_there_is_somebody_of_every_role_to_sign_in_as(worlds):
    for role in Role.values:
        client = Client()
        client.post("/account/login/", {"login": address(role, "riverton"), "password": PASSWORD})
        assert client.get("/riverton/").status_code == 200, role


@pytest.mark.django_db
def test_the_trail_of_what_was_made_up_holds(worlds):
    assert verify_all() == []


@pytest.mark.django_db
def test_people_have_no_names_that_anybody_could_have(worlds):
    names = Person.objects.values_list("name", flat=True)
    assert all(name[1] == "." or name.endswith("(made up)") for name in names)


@pytest.mark.django_db
def test_everybody_s_address_is_an_example(worlds):
    assert not Person.objects.exclude(email__endswith=".example.org").exists()


def test_the_day_is_an_argument(worlds):
    assert {world.day for world in worlds.values()} == {date(2026, 6, 1)}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BUILT)
def test_every_page_of_the_navigation_opens_with_few_questions_to_the_database(worlds, name):
    """The tests' settings refuse a page that asks anew for each row."""
    world = worlds[name]
    client = Client()
    client.force_login(world.by.person)
    page = client.get(f"/{world.town.slug}/")
    led = {link.href for link in page.context["navigation"]}
    assert f"/{world.town.slug}/concerns/" in led
    assert {href: client.get(href).status_code for href in led} == dict.fromkeys(led, 200)


@pytest.mark.django_db
@pytest.mark.parametrize("name", BUILT)
def test_every_concern_leads_to_a_page_that_opens(worlds, name):
    world = worlds[name]
    client = Client()
    client.force_login(world.by.person)
    pages = {told.concern.mend for told in gather(world.partnership, DAY)}
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
