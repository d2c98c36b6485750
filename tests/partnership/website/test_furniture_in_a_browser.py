"""What every page shows around its content: at a desk, on a phone, in both languages."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
OWN = ["/", "/how-this-works", "/accessibility", "/cookies"]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("path", OWN)
def test_a_page_is_fit_for_all(pages, riverton, collingbridge, member, path, language):
    reader = member("officer", partnership=riverton)
    page = pages.open(path, as_=reader, language=language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    pages.check(page)


@pytest.mark.parametrize("path", ["/nowhere", "/collingbridge/"])
def test_a_page_that_is_not_there_is_said_so_in_our_look(pages, riverton, member, path):
    page = pages.open(path, as_=member("officer", partnership=riverton), status=404)
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    pages.check(page)
