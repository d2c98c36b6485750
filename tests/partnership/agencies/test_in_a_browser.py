"""The structure in a real browser: a partnership set up by hand, and every page looked at."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.partnership.conftest import FORMED, a_person
from wardmote.partnership.agencies.models import Post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAIN = (
    "overview", "groups", "start_group", "partners", "name_partner", "posts", "add_post", "purpose",
    "propose_statement", "registers", "elected_members", "interests", "declare_interest",
    "transactions", "arrangements", "note_arrangement", "published",
)  # fmt: skip


def test_a_partnership_is_set_up_from_nothing(pages, db) -> None:
    host = a_person("Host", "wardmote")
    host.is_host = True
    host.save()
    client = Client()
    client.force_login(host)
    page = pages.open(reverse("new_partnership"), as_=client)
    page.get_by_role("button", name="Start now").click()

    def answer() -> None:
        pages.check(page)
        page.get_by_role("button", name="Continue").click()

    page.get_by_label("Name of the area").fill("Sandford")
    answer()
    page.get_by_label("England").check()
    answer()
    page.get_by_label("District in a two-tier area").check()
    answer()
    answer()  # its county is not in the service
    for part, told in (("Day", "1"), ("Month", "4"), ("Year", "2020")):
        page.get_by_label(part).fill(told)
    answer()
    page.get_by_label("Council", exact=True).fill("Sandford Borough Council")
    page.get_by_label("Police force", exact=True).fill("Sandfordshire Police")
    answer()
    page.get_by_label("Fire").fill("Sandfordshire Fire and Rescue Service")
    answer()
    answer()  # the example words
    page.get_by_role("radio", name="Three tiers").check()
    answer()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    pages.check(page)
    page.get_by_role("button", name="Set up the partnership").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sandford")
    expect(page.get_by_text("The partnership is set up.")).to_be_visible()
    pages.check(page)


def test_every_page_can_be_read_by_all(pages, riverton, member) -> None:
    officer = member("officer", partnership=riverton)
    seat = riverton.seats().first()
    post = Post.objects.create(
        partnership=riverton, title="Police liaison officer", kind="liaison", hours_a_week=37,
        host=seat.partner, holder=seat.person, held_since=FORMED, started_on=FORMED, tenure_years=3,
    )  # fmt: skip
    about = {
        "group": seat.group, "change_group": seat.group, "add_seat": seat.group,
        "close_group": seat.group, "change_seat": seat, "role_card": seat,
        "partner": seat.partner, "change_partner": seat.partner, "post": post, "fill_post": post,
    }  # fmt: skip
    addresses = [reverse(f"agencies:{name}", args=["riverton"]) for name in PLAIN]
    addresses += [
        reverse(f"agencies:{name}", args=["riverton", one.pk]) for name, one in about.items()
    ]
    page = pages.open(addresses[0], as_=officer)
    for address in addresses:
        page.goto(pages.address + address)
        pages.check(page)
