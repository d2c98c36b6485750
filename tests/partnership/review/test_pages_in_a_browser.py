"""Pages on how the partnership answers for itself in a real browser, read by all."""

from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.partnership.browser import PHONE
from tests.partnership.conftest import FORMED
from wardmote.partnership.agencies.models import (
    Contribution,
    Governance,
    Membership,
    PreElection,
    Promise,
)
from wardmote.partnership.review.models import Placement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def full(riverton, member, today):
    """A partnership with a promise, its governance in public, an election near, placements."""
    officer = member("officer", partnership=riverton)
    promise = Promise.objects.create(
        partner=riverton.partners.first(), kind="staff", what="Analyst", amount=Decimal(40),
        unit="hours", promised_by="Chief", starts_on=FORMED, ends_on=date(2027, 3, 31),
        agreed_on=FORMED,
    )  # fmt: skip
    Contribution.objects.create(promise=promise, brought_on=FORMED, amount=Decimal(9), note="Rota")
    Governance.objects.create(
        partnership=riverton, status="statutory", rests_on="The Act", decides="By consent",
        answers="A report", contact="The office", published_on=FORMED,
    )  # fmt: skip
    PreElection.objects.create(
        partnership=riverton, election="Local", starts_on=today, ends_on=today, read_in="Notice",
        way="ask",
    )  # fmt: skip
    for day in (FORMED, today):
        Placement.objects.create(
            partnership=riverton, stage="projects", shown="emerging", reason="We do",
            placed_on=day, by=officer.person,
        )  # fmt: skip
    return officer, promise


def test_every_page_can_be_read_by_all(pages, full, riverton):
    officer, promise = full
    partner = promise.partner_id
    for path in (
        "compact/", "compact/promise/", f"compact/{promise.pk}/", f"compact/{promise.pk}/bring/",
        "governance/", "governance/write/", "registers/pre-election/",
        "registers/pre-election/note/", f"accountability/{partner}/", "maturity/",
        "maturity/place/", f"induction/{partner}/", f"agencies/{partner}/own-group/", "workbench/",
        "concerns/scrutiny/", "duties/plans/",
    ):  # fmt: skip
        page = pages.open(f"/riverton/{path}", as_=officer)
        expect(page.get_by_text("Pre-election period until")).to_be_visible()
        pages.check(page)


@pytest.mark.parametrize("width", [1280, PHONE])
def test_a_resident_reads_how_it_is_governed(pages, full, width):
    page = pages.open("/published/riverton/governance/", width=width)
    expect(page.get_by_role("heading", level=1)).to_have_text("How Riverton is governed")
    pages.check(page)


def test_partnerships_stand_side_by_side(pages, full, collingbridge):
    officer, _promise = full
    Membership.objects.create(
        partnership=collingbridge, person=officer.person, role="board", started_on=FORMED
    )
    page = pages.open("/", as_=officer)
    page.get_by_role("link", name="See them side by side").click()
    expect(page.get_by_role("row")).to_have_count(3)
    pages.check(page)
