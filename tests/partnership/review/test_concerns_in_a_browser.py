"""The page of concerns in a real browser: readable by all, on a phone, with no script."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.partnership.browser import DESK, PHONE
from wardmote.partnership.review.changes.concerns import count_concerns

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer(riverton, member, today):
    for back in (14, 7, 0):
        count_concerns(partnership=riverton, on=today - timedelta(days=back))
    return member("officer", partnership=riverton)


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_what_is_amiss_can_be_read_by_all(pages, officer, width):
    page = pages.open("/riverton/concerns/", as_=officer, width=width)
    expect(page.get_by_role("heading", level=1)).to_have_text("Concerns")
    pages.check(page)


def test_a_concern_is_filtered_for_set_aside_and_brought_back_without_a_script(pages, officer):
    page = pages.open("/riverton/concerns/", as_=officer, scripts=False)
    page.get_by_label("Severity").select_option("Risks")
    page.get_by_role("button", name="Show").click()
    rule = page.get_by_role("region", name="Never endorsed by elected members")
    rule.get_by_role("link", name="Set aside").click()
    page.get_by_label("Reason").fill("The council meets in July")
    for box, value in (("Day", "1"), ("Month", "9"), ("Year", "2026")):
        page.get_by_label(box, exact=True).fill(value)
    page.get_by_role("button", name="Set aside").click()
    expect(page.get_by_text("until 1 September 2026: The council meets in July")).to_be_visible()
    page.get_by_role("link", name="Bring back").click()
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_role("link", name="Bring back")).to_have_count(0)


def test_the_form_that_sets_aside_says_what_is_missing(pages, officer):
    path = "/riverton/concerns/never_endorsed/partnership/set-aside/"
    page = pages.open(path, as_=officer)
    page.get_by_role("button", name="Set aside").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter why it is set aside")
    pages.check(page)
