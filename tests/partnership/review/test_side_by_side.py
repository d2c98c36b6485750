"""Partnerships side by side, for whoever belongs to several."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.partnership.conftest import FORMED
from wardmote.partnership.agencies.models import Membership, PreElection
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.review.pages.side_by_side import side_by_side

pytestmark = pytest.mark.django_db


@pytest.fixture
def commissioner(riverton, collingbridge, member):
    """Somebody who sits in both."""
    one = member("board", partnership=riverton)
    Membership.objects.create(
        partnership=collingbridge, person=one.person, role="national", started_on=FORMED
    )
    return one


def due(partnership, on, **says) -> Duty:
    return Duty.objects.create(
        partnership=partnership, key=says.pop("key", "audit"), year=2026, due_on=on,
        first_due_on=on, **says,
    )  # fmt: skip


def row(person, today, name: str) -> list[str]:
    table = side_by_side(person, on=today).table
    (found,) = [each for each in table.rows if str(each[0]) == name]
    return [str(cell) for cell in found]


def test_each_partnership_has_a_row_with_how_its_duties_stand(
    commissioner, riverton, collingbridge, today
):
    due(riverton, today - timedelta(days=1))
    due(riverton, today + timedelta(days=10), key="scrutiny")
    due(riverton, today - timedelta(days=2), key="plan", state="done", done_on=today)
    due(collingbridge, today + timedelta(days=90))
    soon = str(today + timedelta(days=10))
    assert row(commissioner.person, today, "Riverton")[2:8] == ["3", "1", "1", "1", soon, soon]
    assert row(commissioner.person, today, "Collingbridge")[2:6] == ["1", "0", "0", "0"]


def test_a_partnership_that_one_left_is_not_there(commissioner, collingbridge, today):
    commissioner.person.memberships.filter(partnership=collingbridge).update(ended_on=today)
    names = [str(each[0]) for each in side_by_side(commissioner.person, on=today).table.rows]
    assert names == ["Riverton"]


def test_another_s_partnership_is_not_there(collingbridge, riverton, member, today):
    one = member("board", partnership=riverton)
    page = one.client.get("/side-by-side/").content.decode()
    assert "Riverton" in page
    assert "Collingbridge" not in page


def test_where_an_election_is_near_it_is_marked(commissioner, collingbridge, today):
    PreElection.objects.create(
        partnership=collingbridge, election="x", starts_on=today, ends_on=today, read_in="x",
        way="ask",
    )  # fmt: skip
    assert row(commissioner.person, today, "Collingbridge")[8] == "Pre-election"
    assert row(commissioner.person, today, "Riverton")[8] == ""


def test_one_signs_in_first_and_is_led_there_from_home(commissioner):
    assert Client().get("/side-by-side/").status_code == 302
    assert "/side-by-side/" in commissioner.client.get("/").content.decode()
