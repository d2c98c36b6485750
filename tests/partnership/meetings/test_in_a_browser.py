"""Meetings in a real browser: accessible, silent, and no wider than a phone."""

import pytest
from playwright.sync_api import expect

from tests.partnership.browser import PHONE
from tests.partnership.meetings.test_views import to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_secretary_writes_the_record_on_a_phone_without_scripts(
    pages, riverton, officer, item
) -> None:
    path = to("record", riverton, item.meeting_id)
    page = pages.open(path, as_=officer, width=PHONE, scripts=False)
    page.get_by_label("Came?").first.select_option("self")
    page.get_by_label("Minutes").fill("Two lights are broken.")
    page.locator(f"button[name=place][value='{item.pk}']").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_label("Minutes")).to_have_value("Two lights are broken.")
    assert page.url.endswith(f"#item-{item.pk}")


@pytest.mark.parametrize("name", ["meetings", "plan", "attendance"])
def test_a_page_is_accessible(pages, riverton, officer, item, name) -> None:
    pages.check(pages.open(to(name, riverton), as_=officer))


@pytest.mark.parametrize("name", ["meeting", "record"])
def test_a_page_of_a_meeting_is_accessible(pages, riverton, officer, item, name) -> None:
    pages.check(pages.open(to(name, riverton, item.meeting_id), as_=officer))
