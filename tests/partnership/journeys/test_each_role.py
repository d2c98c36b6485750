"""Everybody who is named in the demonstration signs in and looks at all that they are offered."""

import pytest
from playwright.sync_api import expect

from tests.partnership.journeys.person import Person
from wardmote.partnership.agencies.models import Role
from wardmote.partnership.madeup import people
from wardmote.partnership.madeup.founding import found
from wardmote.partnership.madeup.towns import TOWNS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOWN = TOWNS["Riverton"]


def test_each_role_signs_in_and_looks_around(pages, today) -> None:
    found(TOWN, today, seed=1)
    for role in Role:
        page = pages.open("/account/login/")
        page.get_by_label("Email").fill(people.address(role, TOWN.slug))
        page.get_by_label("Password").first.fill(people.PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(TOWN.name)
        look_around(Person(pages, page))


def look_around(somebody: Person) -> None:
    """Every page of the menu is there for whoever is offered it."""
    links = somebody.page.locator("#navigation a").all()
    offered = [link.get_attribute("href") for link in links]
    assert offered
    for address in offered:
        somebody.go(address)
        somebody.look()
