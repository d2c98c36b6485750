"""What an agency's representative takes to its own board."""

from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document

from wardmote.partnership.agencies.models import Contribution, Promise
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.meetings.models import Attendance, FollowUp, Item, Meeting
from wardmote.partnership.review.pages.accountability import agency_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def police(riverton):
    return riverton.partners.select_related("agency", "partnership").get(agency__kind="police")


@pytest.fixture
def board(riverton):
    return riverton.groups.get(function="strategic")


def held(group, on: date, came: str, partner) -> Meeting:
    """A meeting of the group at which one agency's seat was filled or not."""
    meeting = Meeting.objects.create(
        partnership=group.partnership, title="Board", held_on=on, form=Meeting.Form.ROOM,
        starts_at=time(9), ends_at=time(11), state=Meeting.State.HELD,
    )  # fmt: skip
    meeting.groups.add(group)
    seat = group.seats.get(partner=partner)
    Attendance.objects.create(meeting=meeting, seat=seat, came=came)
    return meeting


def told(police, today) -> str:
    return "\n".join(agency_report(police, on=today).first)


def table(police, today, name: str):
    (found,) = [each for each in agency_report(police, on=today).tables if each.name == name]
    return [[str(cell) for cell in row] for row in found.rows]


def test_attendance_of_its_seats_is_counted_over_a_year(police, board, today):
    held(board, today - timedelta(days=30), "self", police)
    held(board, today - timedelta(days=60), "deputy", police)
    held(board, today - timedelta(days=90), "absent", police)
    held(board, today - timedelta(days=400), "absent", police)
    assert "Places filled at meetings: 2 of 3, by a deputy 1" in told(police, today)
    (row,) = [row for row in table(police, today, "seats") if "Board" in row[0]]
    assert row[5:] == ["3", "1", "1", "0", "1"]


def test_duties_that_it_leads_and_are_past_their_day_are_counted(police, today):
    for days in (-10, 10):
        day = today + timedelta(days=days)
        Duty.objects.create(
            partnership=police.partnership, key="scrutiny", year=2026, due_on=day,
            first_due_on=day, lead=police,
        )  # fmt: skip
    assert "Duties that it leads: 2, past their day 1" in told(police, today)
    assert len(table(police, today, "duties")) == 2


def test_promises_and_what_came_of_them_are_told(police, today):
    promise = Promise.objects.create(
        partner=police, kind="staff", what="Analyst", amount=Decimal(40), unit="hours",
        promised_by="Chief", starts_on=today - timedelta(days=90),
        ends_on=today - timedelta(days=1), agreed_on=today - timedelta(days=100),
    )  # fmt: skip
    assert "period is over: 0 of 1" in told(police, today)
    Contribution.objects.create(promise=promise, brought_on=today, amount=Decimal(40), note="Rota")
    assert "period is over: 1 of 1" in told(police, today)


def test_its_own_group_and_changes_to_its_everyday_work_are_told(police, today):
    police.own_group = "Neighbourhood board"
    Promise.objects.create(
        partner=police, kind="mainstream", what="Beat plans follow the audit",
        promised_by="Chief", starts_on=today, ends_on=today, agreed_on=today,
    )  # fmt: skip
    assert agency_report(police, on=today).own_group == "Neighbourhood board"
    assert table(police, today, "everyday")[0][1] == "Beat plans follow the audit"
    assert table(police, today, "promises") == []


def test_follow_ups_of_its_people_are_told(police, board, today):
    meeting = held(board, today - timedelta(days=30), "self", police)
    item = Item.objects.create(meeting=meeting, order=1, title="Lights", kind="decide")
    FollowUp.objects.create(
        item=item, what="Ask for lights", partner=police, due_on=today - timedelta(days=2)
    )
    assert "Open follow-ups of meetings: 1, late 1" in told(police, today)
    assert table(police, today, "follow_ups")[0][0] == "Ask for lights"


def test_other_agencies_are_not_in_it(police, board, today):
    fire = police.partnership.partners.get(agency__kind="fire")
    held(board, today - timedelta(days=30), "absent", fire)
    assert "Places filled" not in told(police, today)


def test_it_is_taken_away_as_a_document(police, member):
    client = member("representative", partnership=police.partnership, agency=police.agency).client
    page = client.get(f"/riverton/accountability/{police.pk}/")
    assert "Report to Riverton Police" in page.content.decode()
    answer = client.get(f"/riverton/accountability/{police.pk}/document/")
    document = Document(BytesIO(answer.content))
    words = [each.text for each in document.paragraphs]
    assert "Riverton Police in Riverton" in words
    assert "Seats, and attendance over the year" in words


def test_a_national_body_is_not_led_to_it(police, member):
    page = member("national").client.get(f"/riverton/agencies/{police.pk}/").content.decode()
    assert "accountability" not in page
