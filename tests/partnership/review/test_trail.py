"""The trail as its readers see it."""

import json
from datetime import timedelta

import pytest

from wardmote.partnership.agencies.models import Briefing, Role
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.trail import changes
from wardmote.partnership.trail.held import from_file
from wardmote.partnership.trail.models import Entry
from wardmote.partnership.trail.verify import verify_all


@pytest.fixture
def officer(riverton, member):
    return member("officer", partnership=riverton)


@pytest.fixture
def briefings(riverton, officer, at):
    """`briefings(3)`: a briefing noted each day, its subject mended an hour later."""

    def note(number: int) -> None:
        for day in range(number):
            moment = at + timedelta(days=day)
            briefing = Briefing.objects.create(
                partnership=riverton, briefed_on=moment.date(), audience="Council",
                subject=f"Burglray {day}",
            )  # fmt: skip
            changes.added(briefing, by=officer.membership, at=moment)
            before = changes.picture(briefing)
            briefing.subject = f"Burglary {day}"
            briefing.save()
            moment += timedelta(hours=1)
            changes.changed(briefing, before, by=None, at=moment, why="A slip of the pen")

    return note


def page(member, address: str = "trail/", status: int = 200) -> str:
    response = member.client.get(f"/riverton/{address}")
    assert response.status_code == status
    return response.content.decode()


def test_the_trail_says_who_did_what_and_what_it_was_before(officer, briefings) -> None:
    briefings(1)
    said = page(officer)
    assert officer.person.name in said
    assert "The system" in said
    assert "subject: Burglray 0 → Burglary 0" in said
    assert "A slip of the pen" in said


def test_what_is_pointed_to_is_told_by_its_name_and_days_in_words(officer, riverton, at) -> None:
    seat = riverton.groups.get(function="task").seats.first()
    changes.added(seat, by=officer.membership, at=at)
    said = page(officer)
    assert "group: Burglary Task Group" in said
    assert f"partner: {seat.partner.agency.name}" in said
    assert "started on: 1 April 2024" in said


def test_the_newest_stands_first(officer, briefings) -> None:
    briefings(2)
    said = page(officer)
    assert said.index("Burglary 1") < said.index("Burglary 0")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=agencies.briefing", 6),
        ("kind=agencies.briefing&since_day=16&since_month=6&since_year=2026", 4),
        ("until_day=15&until_month=6&until_year=2026", 2),
        ("by={officer}", 3),
        ("by={officer}&since_day=17&since_month=6&since_year=2026", 1),
        ("since_day=1&since_month=7&since_year=2026", 0),
    ],
)
def test_it_is_filtered_by_person_thing_and_day(officer, briefings, asked, found) -> None:
    briefings(3)
    response = officer.client.get(f"/riverton/trail/?{asked.format(officer=officer.person.pk)}")
    assert response.context["page"].found == found


def test_days_in_the_wrong_order_are_told(officer, briefings) -> None:
    days = "since_day=2&since_month=6&since_year=2026&until_day=1&until_month=6&until_year=2026"
    assert "Until must be the same as or after From" in page(officer, f"trail/?{days}")


def test_a_long_trail_has_pages_that_keep_the_filter(officer, briefings) -> None:
    briefings(30)
    said = page(officer, "trail/?kind=agencies.briefing")
    assert "page 1 of 2" in said
    assert "?page=2&amp;kind=agencies.briefing" in said
    assert "page 2 of 2" in page(officer, "trail/?page=99999")


def test_the_file_holds_all_that_was_asked_for(officer, briefings) -> None:
    briefings(30)
    lines = page(officer, "trail/?as=csv&kind=agencies.briefing").splitlines()
    assert len(lines) == 61


def test_a_thing_has_its_own_history(officer, briefings) -> None:
    briefings(2)
    thing = Entry.objects.filter(thing__startswith="agencies.briefing").first().thing
    said = page(officer, f"trail/{thing}/")
    assert "Burglary 0" in said
    assert "Burglary 1" not in said


def test_another_partnerships_thing_is_not_found(officer, collingbridge, at) -> None:
    entry = changes.added(collingbridge.groups.first(), by=None, at=at)
    page(officer, f"trail/{entry.thing}/", status=404)
    assert "Collingbridge" not in page(officer)


@pytest.mark.parametrize("role", Role)
def test_only_some_may_see_it(riverton, member, role) -> None:
    seen = role in MAY["see the trail"]
    reader = member(role, partnership=riverton)
    page(reader, status=200 if seen else 403)
    posted = reader.client.post("/riverton/trail/checkpoint/")
    assert posted.status_code == (200 if role in MAY["hold a checkpoint"] else 403)


def test_a_checkpoint_is_a_file_that_verifies(officer, briefings, tmp_path) -> None:
    briefings(2)
    response = officer.client.post("/riverton/trail/checkpoint/")
    assert 'filename="riverton-5.checkpoint.json"' in response["Content-Disposition"]
    (tmp_path / "held.json").write_bytes(response.content)
    assert json.loads(response.content)["size"] == 5
    assert verify_all((from_file(tmp_path / "held.json"),)) == []


def test_taking_a_checkpoint_is_told(officer) -> None:
    officer.client.post("/riverton/trail/checkpoint/")
    assert "Checkpoint taken" in page(officer)
    assert "wardmote trail verify riverton" in page(officer, "trail/checkpoint/")
