"""Every page of duties can be read by those who may, with no query for each row."""

import pytest
from django.urls import reverse

FORMS = (
    "assign", "begin", "put_down", "finish", "set_aside", "reopen", "contents", "steps", "plan",
    "give_evidence",
)  # fmt: skip


def address(name: str, partnership, *args) -> str:
    return reverse(f"duties:{name}", args=[partnership.slug, *args])


@pytest.mark.parametrize("asked", ["", "?state=missed", "?owner=none", "?state=soon&lead=none"])
def test_the_calendar_opens(asked, opened, officer) -> None:
    assert officer.client.get(address("calendar", opened) + asked).status_code == 200


def test_the_calendar_of_a_year_that_is_not_open_offers_to_open_it(riverton, officer) -> None:
    answer = officer.client.get(address("calendar", riverton))
    assert "Look at them and add them" in answer.content.decode()


def test_the_page_that_opens_a_year_shows_what_will_be_added(riverton, officer) -> None:
    answer = officer.client.get(address("open_year", riverton) + "?year=2026")
    assert "Strategic assessment" in answer.content.decode()


def test_opening_a_year_adds_its_duties(riverton, officer) -> None:
    officer.client.post(address("open_year", riverton) + "?year=2026")
    assert riverton.duties.filter(year=2026, key="strategic_assessment").exists()


@pytest.mark.parametrize(
    "name",
    ["evidence_pack", "pack_document", "occasions", "note_occasion", "facilitators",
     "calendar_address"],
)  # fmt: skip
def test_a_page_of_the_year_opens(name, opened, officer) -> None:
    assert officer.client.get(address(name, opened)).status_code == 200


def test_a_facilitator_is_named_on_a_page_of_its_authority(riverton, officer) -> None:
    partner = riverton.partners.first()
    assert officer.client.get(address("name_facilitator", riverton, partner.pk)).status_code == 200


@pytest.mark.parametrize("name", ["duty", *FORMS])
def test_a_page_of_a_duty_opens(name, assessment, officer) -> None:
    answer = officer.client.get(address(name, assessment.partnership, assessment.pk))
    assert answer.status_code == 200


def test_the_calendar_is_given_as_csv_with_the_same_filter(opened, officer) -> None:
    answer = officer.client.get(address("calendar", opened) + "?as=csv&state=missed")
    rows = answer.content.decode("utf-8-sig").strip().splitlines()
    assert rows[0].startswith("Duty,Law,Due on,State")
    assert all(",Missed," in row for row in rows[1:])
