"""A host sets up a partnership from nothing to a working structure."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.partnership.conftest import a_person
from wardmote.partnership.agencies.changes.setting_up import Draft, Founder, set_up
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.trail.models import Entry

PURPOSE = "To create safer communities in Sandford."
ANSWERS = {
    "name": {"area": "Sandford"},
    "nation": {"nation": "England"},
    "kind": {"kind": "district"},
    "county": {"county": ""},
    "formed": {"formed_on_day": "1", "formed_on_month": "4", "formed_on_year": "2020"},
    "founders": {
        "council": "Sandford Borough Council", "council_head": "Chief executive",
        "police": "Sandfordshire Police", "police_head": "Chief constable",
    },
    "agencies": {"fire": "Sandfordshire Fire and Rescue Service"},
    "purpose": {"purpose": PURPOSE},
    "structure": {"structure": "three_tier"},
}  # fmt: skip


@pytest.fixture
def host(db):
    person = a_person("Host", "wardmote")
    person.is_host = True
    person.save()
    return person


@pytest.fixture
def browser(host) -> Client:
    client = Client()
    client.force_login(host)
    return client


def answered(browser: Client, **instead) -> None:
    """Answer every page, in the order in which they are asked."""
    browser.post(reverse("new_partnership"))
    for step, said in {**ANSWERS, **instead}.items():
        answer = browser.post(reverse("new_partnership_step", args=[step]), said)
        assert answer.status_code == 302, answer.context["form"].errors


def draft(**instead) -> Draft:
    agencies = (
        Founder("council", "Sandford Borough Council", "Chief executive", True),
        Founder("police", "Sandfordshire Police", "Chief constable", True),
    )
    told = {
        "name": "Sandford", "nation": "England", "kind": "district", "formed_on": date(2020, 4, 1),
        "purpose": PURPOSE, "structure": "three_tier", "agencies": agencies,
    }  # fmt: skip
    return Draft(**{**told, **instead})


def test_the_answers_become_a_partnership(browser) -> None:
    answered(browser)
    answer = browser.post(reverse("new_partnership_check"), follow=True)
    assert answer.redirect_chain[-1][0] == "/sandford/"
    made = Partnership.objects.get(slug="sandford")
    assert [str(one) for one in made.partners.filter(is_founder=True)] == [
        "Sandford Borough Council", "Sandfordshire Police",
    ]  # fmt: skip
    assert made.statements.get().purpose == PURPOSE
    assert made.memberships.get().role == "officer"


def test_the_answers_are_shown_before_they_are_sent(browser) -> None:
    answered(browser)
    page = browser.get(reverse("new_partnership_check")).content.decode()
    for words in ("Sandfordshire Fire and Rescue Service", "1 April 2020", PURPOSE, "Three tiers"):
        assert words in page


def test_a_page_further_on_leads_back_to_the_first_question(browser) -> None:
    answer = browser.get(reverse("new_partnership_step", args=["structure"]))
    assert answer.url == reverse("new_partnership_step", args=["name"])


def test_another_nation_asks_anew_what_hangs_on_its_law(browser) -> None:
    answered(browser)
    answer = browser.post(reverse("new_partnership_step", args=["nation"]), {"nation": "Wales"})
    assert answer.url == reverse("new_partnership_step", args=["county"])


@pytest.mark.parametrize("area", ["New", "Account", "Invitation", "Static", "!!!"])
def test_an_area_cannot_take_an_address_of_the_service(browser, area) -> None:
    browser.post(reverse("new_partnership"))
    answer = browser.post(reverse("new_partnership_step", args=["name"]), {"area": area})
    assert "area" in answer.context["form"].errors


def test_the_template_becomes_groups_with_vacant_seats(host, at) -> None:
    made = set_up(draft=draft(), by=host, at=at)
    board, forum, task = (
        made.groups.get(function=one) for one in ("strategic", "coordination", "task")
    )
    assert (board.parent, forum.parent, task.parent) == (None, board, forum)
    assert task.sunset_on is not None
    assert {str(seat) for seat in board.seats.all()} == {
        "Vacant, Sandford Borough Council", "Vacant, Sandfordshire Police",
    }  # fmt: skip


def test_the_councils_head_chairs_at_first(host, at) -> None:
    made = set_up(draft=draft(), by=host, at=at)
    chair = made.seats().get(is_chair=True)
    assert (str(chair.partner), chair.title) == ("Sandford Borough Council", "Chief executive")


def test_an_agency_that_is_known_is_not_made_again(host, at) -> None:
    first = set_up(draft=draft(), by=host, at=at)
    second = set_up(draft=draft(name="Sandhurst"), by=host, at=at)
    assert {p.agency_id for p in first.partners.all()} == {
        p.agency_id for p in second.partners.all()
    }


def test_everything_that_is_made_is_in_the_trail(host, at) -> None:
    made = set_up(draft=draft(), by=host, at=at)
    told = Entry.objects.filter(log__name="sandford", by=host)
    groups, seats = made.groups.count(), made.seats().count()
    # itself, its officer, two partners, the statement, its groups and seats
    assert told.count() == 1 + 1 + 2 + 1 + groups + seats


def test_only_a_host_sets_up(db, at) -> None:
    with pytest.raises(NotAllowed):
        set_up(draft=draft(), by=a_person("Guest", "wardmote"), at=at)


def test_a_name_is_taken_once(host, at) -> None:
    set_up(draft=draft(), by=host, at=at)
    with pytest.raises(Refused):
        set_up(draft=draft(), by=host, at=at)


def test_who_is_no_host_does_not_reach_the_pages(member) -> None:
    assert member("officer").client.get(reverse("new_partnership")).status_code == 403


def test_the_signed_out_are_asked_to_sign_in(db) -> None:
    assert "/account/login/" in Client().get(reverse("new_partnership")).url


@pytest.mark.parametrize("structure", [
    "two_tier", "three_tier", "four_tier", "five_tier", "commissioning_board", "statutory_group",
])  # fmt: skip
def test_every_structure_can_be_set_up(host, at, structure) -> None:
    made = set_up(draft=draft(structure=structure), by=host, at=at)
    assert made.groups.exists()


@pytest.mark.parametrize(("nation", "kind"), [("Wales", "unitary"), ("Scotland", "unitary")])
def test_every_nation_can_be_set_up(host, at, nation, kind) -> None:
    made = set_up(draft=draft(nation=nation, kind=kind), by=host, at=at)
    assert made.seats().exists()
