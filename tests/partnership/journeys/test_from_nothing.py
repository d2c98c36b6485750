"""A community safety officer's first day: from nothing to a structure, a calendar, a meeting."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.partnership.conftest import a_person
from tests.partnership.journeys.person import Person, signed_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(600),
]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def officer(request, pages, db) -> Person:
    """A host at the beginning of the way."""
    host = a_person("Host", "wardmote")
    host.is_host = True
    host.save()
    address = reverse("new_partnership")
    page = pages.open(address, as_=signed_in(host), scripts=request.param)
    return Person(pages, page, scripts=request.param)


def test_from_nothing_to_a_first_decision(officer) -> None:
    set_up(officer)
    seat_somebody(officer)
    open_the_year(officer)
    plan_a_meeting(officer)
    hold_it(officer)
    see_what_is_amiss(officer)


def set_up(officer: Person) -> None:
    """Sandford, with the law's agencies and three tiers."""
    officer.press("Start now")
    officer.fill(Name_of_the_area="Sandford")
    officer.press("Continue")
    for choice in ("England", "District in a two-tier area"):
        officer.page.get_by_label(choice).check()
        officer.press("Continue")
    officer.press("Continue")  # its county is not in the service
    officer.day(1, 4, 2020)
    officer.press("Continue")
    officer.fill(Council="Sandford Borough Council", Police_force="Sandfordshire Police")
    officer.press("Continue")
    officer.page.get_by_label("Fire").fill("Sandfordshire Fire and Rescue Service")
    officer.press("Continue")
    officer.press("Continue")  # the example words of purpose
    officer.page.get_by_role("radio", name="Three tiers").check()
    officer.press("Continue")
    officer.press("Set up the partnership")
    officer.heads("Sandford")


def seat_somebody(officer: Person) -> None:
    """Somebody new takes a vacant seat, with authority to commit money."""
    officer.follow("Structure")
    officer.follow("Strategic")
    officer.look()
    officer.page.locator("a[href*='/seats/'][href$='/change/']").first.click()
    officer.page.get_by_label("Or somebody new: name").fill("Robin Sample")
    officer.page.get_by_label("Somebody new: work email address").fill("robin@example.org")
    officer.page.get_by_label("May commit money up to").fill("10000")
    officer.send()
    expect(officer.page.get_by_text("Robin Sample").first).to_be_visible()


def open_the_year(officer: Person) -> None:
    """What the law asks of a district this year."""
    officer.follow("Duties")
    officer.follow("Look at them and add them")
    officer.send()
    expect(officer.page.get_by_text("strategic assessment").first).to_be_visible()


def plan_a_meeting(officer: Person) -> None:
    """Of the strategic group, with something to decide."""
    officer.follow("Meetings")
    officer.follow("Plan a meeting")
    officer.page.get_by_label("Strategic group").check()
    officer.page.get_by_label("In a room").check()
    officer.day(15, 6, 2026)
    officer.page.get_by_label("Starts").fill("14:00")
    officer.page.get_by_label("Ends").fill("16:00")
    officer.send()
    officer.follow("Add an agenda item")
    officer.page.get_by_label("Item", exact=True).fill("Locks for two streets")
    officer.page.get_by_label("Decide").check()
    officer.page.get_by_label("Money that it takes").fill("5000")
    officer.send()
    expect(officer.page.get_by_text("Locks for two streets").first).to_be_visible()


def hold_it(officer: Person) -> None:
    """Who came, what was agreed, and that it was held."""
    officer.follow("Hold the meeting")
    officer.page.locator("select[name$=came]").first.select_option("self")
    officer.page.locator("summary").filter(has_text="Write down a decision").first.click()
    officer.page.get_by_label("Decision", exact=True).first.fill("Spend £5,000 on locks.")
    expect(officer.page.get_by_text("Can be decided")).to_be_visible()
    officer.press("Save")
    officer.look()
    expect(officer.page.get_by_text("Agrees: Robin Sample")).to_be_visible()
    officer.follow("Say that it was held")
    officer.send()
    expect(officer.page.get_by_text("Held", exact=True).first).to_be_visible()


def see_what_is_amiss(officer: Person) -> None:
    """Vacant seats are told, with the page that mends them."""
    officer.follow("Concerns")
    officer.heads("Concerns")
    expect(officer.page.get_by_role("heading", name="Vacant seat")).to_be_visible()
    officer.look()
