"""Every page of the structure can be read by those who may, with no query for each row."""

import pytest
from django.urls import reverse

from wardmote.partnership.agencies.models import Post

LISTS = ("overview", "groups", "partners", "posts", "purpose", "registers", "elected_members",
    "interests", "transactions", "arrangements", "published")  # fmt: skip
FORMS = ("start_group", "structure_review", "name_partner", "add_post", "propose_statement",
    "note_endorsement", "note_briefing", "declare_interest", "note_transaction",
    "note_arrangement")  # fmt: skip
OF_A_GROUP = ("group", "change_group", "terms", "close_group", "put_back_group", "add_seat")
OF_A_SEAT = ("change_seat", "end_seat", "put_back_seat", "role_card", "write_role_card")
OF_AN_AGENCY = (
    "partner", "change_partner", "gains", "barrier", "own_group", "diligence", "end_partner",
    "put_back_partner",
)  # fmt: skip
OF_A_POST = ("post", "change_post", "fill_post", "vacate_post", "end_post", "put_back_post")


@pytest.fixture
def officer(riverton, member):
    return member("officer", partnership=riverton)


def address(name: str, partnership, *args) -> str:
    return reverse(f"agencies:{name}", args=[partnership.slug, *args])


@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens(name, riverton, officer) -> None:
    answer = officer.client.get(address(name, riverton))
    assert answer.status_code == 200


@pytest.mark.parametrize("name", FORMS)
def test_a_form_opens(name, riverton, officer) -> None:
    assert officer.client.get(address(name, riverton)).status_code == 200


@pytest.mark.parametrize("name", OF_A_GROUP)
def test_a_page_of_a_group_opens(name, riverton, officer) -> None:
    group = riverton.groups.first()
    assert officer.client.get(address(name, riverton, group.pk)).status_code == 200


@pytest.mark.parametrize("name", OF_A_SEAT)
def test_a_page_of_a_seat_opens(name, riverton, officer) -> None:
    seat = riverton.seats().first()
    assert officer.client.get(address(name, riverton, seat.pk)).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "partner",
        "change_partner",
        "gains",
        "barrier",
        "own_group",
        "diligence",
        "end_partner",
        "put_back_partner",
    ],
)
def test_a_page_of_an_agency_opens(name, riverton, officer) -> None:
    partner = riverton.partners.first()
    assert officer.client.get(address(name, riverton, partner.pk)).status_code == 200


@pytest.mark.parametrize("name", OF_A_POST)
def test_a_page_of_a_post_opens(name, riverton, officer, today) -> None:
    post = Post.objects.create(
        partnership=riverton, title="Analyst", kind="analyst", host=riverton.partners.first(),
        hours_a_week=37, started_on=today, vacant_since=today,
    )  # fmt: skip
    assert officer.client.get(address(name, riverton, post.pk)).status_code == 200
