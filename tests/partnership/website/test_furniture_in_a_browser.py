"""What every page shows around its content: at a desk, on a phone, in both languages."""

import pytest
from playwright.sync_api import expect

from tests.partnership.browser import NARROWEST, PHONE
from tests.partnership.website.test_furniture import of_both

pytestmark = pytest.mark.browser
OWN = ["/", "/how-this-works", "/accessibility", "/cookies"]
HEADINGS = {"en": "Page not found", "cy": "Heb ddod o hyd i’r dudalen"}


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("path", OWN)
def test_a_page_is_fit_for_all(pages, riverton, collingbridge, member, path, language):
    page = pages.open(path, as_=of_both(riverton, collingbridge, member), language=language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    pages.check(page)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("path", ["/nowhere", "/collingbridge/"])
def test_a_page_that_is_not_there_is_said_so_in_our_look(
    pages, riverton, collingbridge, member, path, language
):
    reader = member("officer", partnership=riverton)
    page = pages.open(path, as_=reader, status=404, language=language)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[language])
    pages.check(page)


@pytest.mark.urls("tests.partnership.website.test_furniture")
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(("path", "status"), [("/refused", 403), ("/fails", 500)])
def test_what_went_wrong_is_said_in_our_look(pages, db, path, status, language):
    pages.check(pages.open(path, status=status, language=language))


@pytest.mark.parametrize("scripts", [True, False])
def test_the_language_is_switched_on_the_same_page(pages, riverton, member, scripts):
    page = pages.open("/cookies", as_=member("officer", partnership=riverton), scripts=scripts)
    page.get_by_role("button", name="Cymraeg").click()
    expect(page).to_have_url(pages.address + "/cookies")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cwcis")


def test_a_keyboard_skips_to_what_the_page_is_about(pages, riverton, member):
    page = pages.open("/cookies", as_=member("officer", partnership=riverton))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_on_a_phone_the_menu_unfolds(pages, riverton, member):
    page = pages.open("/riverton/", as_=member("officer", partnership=riverton), width=PHONE)
    people = page.get_by_role("link", name="People", exact=True)
    expect(people).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(people).to_be_visible()


def test_without_scripts_the_menu_lies_open(pages, riverton, member):
    reader = member("officer", partnership=riverton)
    page = pages.open("/riverton/", as_=reader, width=NARROWEST, scripts=False)
    expect(page.get_by_role("link", name="People", exact=True)).to_be_visible()


def test_the_summary_of_errors_takes_the_focus(pages, riverton, member):
    page = pages.open("/riverton/people/invite/", as_=member("officer", partnership=riverton))
    page.get_by_role("main").get_by_role("button").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    pages.check(page)
    page.get_by_role("link", name="Enter email address").click()
    expect(page.get_by_label("Email address")).to_be_focused()
