"""Every page of meetings opens, with no query for each row, and its files hold what they should."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from icalendar import Calendar

from wardmote.partnership.agencies.changes.calendar import make_calendar_key
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.meetings.changes import agenda, deciding, planning, record
from wardmote.partnership.meetings.pages import awaiting
from wardmote.partnership.meetings.rules import places_of

OF_ALL = ("meetings", "plan", "follow_ups", "attendance", "joining", "calendar")
OF_A_MEETING = (
    "meeting", "change_meeting", "cancel", "hold", "record", "copy_agenda", "add_item",
    "agenda_document", "minutes_document", "invitation", "reopen", "agree_minutes", "correct",
)  # fmt: skip
OF_AN_ITEM = ("change_item", "remove_item", "add_paper")
OF_A_DECISION = ("answer", "settle", "withdraw")


def to(name: str, partnership, *args) -> str:
    return reverse(f"meetings:{name}", args=[partnership.slug, *args])


@pytest.fixture
def by(officer, at):
    return {"by": officer.membership, "at": at}


@pytest.fixture
def full(riverton, meeting, by, today):
    """A meeting with several of everything, so that a query for each row would show."""
    partners = list(riverton.partners.all())
    for number in range(3):
        item = agenda.add_item(
            meeting=meeting, title=f"Item {number}", kind="decide", raised_by=partners[number],
            needs_money=100, needs_from=partners[:2], **by,
        )  # fmt: skip
        file = SimpleUploadedFile("plan.txt", b"x")
        agenda.add_paper(item=item, title=f"Paper {number}", file=file, **by)
    came = [record.Came(key=place.key, came="self") for place in places_of(meeting)]
    record.keep_record(meeting=meeting, came=came, said=[], **by)
    for item in meeting.items.all():
        told = {"item": item, "words": f"Agreed on {item}", "state": "agreed"}
        deciding.decide(reason="Urgent", **told, **by)
        deciding.propose(item=item, words=f"Asked on {item}", answers_by=today, **by)
        for partner in partners[:2]:
            record.undertake(
                item=item, what=f"Do {item}", owner=by["by"].person, partner=partner,
                due_on=today, **by,
            )  # fmt: skip
    return meeting


@pytest.mark.parametrize("name", OF_ALL)
def test_a_page_of_all_meetings_opens(name, riverton, officer, full) -> None:
    assert officer.client.get(to(name, riverton)).status_code == 200


@pytest.mark.parametrize("name", OF_A_MEETING)
def test_a_page_of_a_meeting_opens(name, riverton, officer, full) -> None:
    assert officer.client.get(to(name, riverton, full.pk)).status_code == 200


@pytest.mark.parametrize("name", OF_AN_ITEM)
def test_a_page_of_an_item_opens(name, riverton, officer, full) -> None:
    item = full.items.first()
    assert officer.client.get(to(name, riverton, item.pk)).status_code == 200


@pytest.mark.parametrize("name", OF_A_DECISION)
def test_a_page_of_a_decision_opens(name, riverton, officer, full) -> None:
    decision = full.items.first().decisions.last()
    assert officer.client.get(to(name, riverton, decision.pk)).status_code == 200


def test_a_page_takes_no_more_queries_for_more_items(
    riverton, officer, full, by, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(40):
        officer.client.get(to("meeting", riverton, full.pk))


def test_attendance_is_told_by_agency(riverton, officer, full, by) -> None:
    planning.hold(meeting=full, **by)
    table = officer.client.get(to("attendance", riverton) + "?as=csv&table=attendance")
    rows = table.content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Agency,Places,Came,Deputy")
    assert rows[1].startswith("Riverton Council,1,1,0,0,0,100,1")
    page = officer.client.get(to("attendance", riverton)).content.decode()
    assert page.count('class="figure"') == 4


def test_a_paper_is_given_as_an_attachment_that_nothing_runs(riverton, officer, full) -> None:
    paper = full.items.first().papers.first()
    answer = officer.client.get(to("paper", riverton, paper.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="plan.txt"'
    assert "sandbox" in answer["Content-Security-Policy"]


def words_of(answer) -> tuple[Document, str]:
    doc = Document(BytesIO(b"".join(answer) if answer.streaming else answer.content))
    cells = [cell.text for table in doc.tables for row in table.rows for cell in row.cells]
    return doc, "\n".join([*(p.text for p in doc.paragraphs), *cells])


def test_minutes_tell_who_came_what_was_decided_and_who_does_what(
    riverton, officer, full, by
) -> None:
    planning.hold(meeting=full, **by)
    doc, words = words_of(officer.client.get(to("minutes_document", riverton, full.pk)))
    assert "Agreed on Item 0 (Agreed)" in words
    assert "Beyond authority" in words
    assert "Do Item 2" in words
    assert "Riverton Police" in words
    assert doc.core_properties.language == "en-GB"
    headings = [p.style.name for p in doc.paragraphs if p.style.name.startswith(("Head", "Title"))]
    assert headings[0] == "Title"
    assert "Heading 1" in headings


def test_every_table_of_the_agenda_tells_its_header_row(riverton, officer, full) -> None:
    doc, words = words_of(officer.client.get(to("agenda_document", riverton, full.pk)))
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in doc.tables)
    assert "Paper: Paper 0 (plan.txt)" in words


def test_minutes_are_in_the_readers_language(riverton, officer, full) -> None:
    officer.client.cookies["django_language"] = "cy"
    doc, _words = words_of(officer.client.get(to("minutes_document", riverton, full.pk)))
    assert doc.core_properties.language == "cy-GB"


def feed(token: str, name: str = "meetings_feed"):
    return Client().get(reverse(name, args=[token]))


def test_a_feed_is_read_by_its_key_without_signing_in(riverton, full, by) -> None:
    token = make_calendar_key(**by)
    calendar = Calendar.from_ical(feed(token).content)
    (event,) = calendar.walk("VEVENT")
    assert str(event["summary"]) == "Tasking"
    assert event.decoded("dtstart").isoformat() == "2026-06-15T13:00:00+00:00"


def test_ones_own_feed_has_ones_follow_ups(riverton, full, by) -> None:
    calendar = Calendar.from_ical(feed(make_calendar_key(**by), "mine_feed").content)
    told = {str(event["summary"]) for event in calendar.walk("VEVENT")}
    assert "Due: Do Item 0" in told
    assert "Tasking" not in told


def test_a_new_key_ends_the_one_before(riverton, full, by) -> None:
    first, second = make_calendar_key(**by), make_calendar_key(**by)
    assert feed(first).status_code == 404
    assert feed(second).status_code == 200


def test_a_key_dies_with_the_membership(riverton, full, by, officer, today) -> None:
    token = make_calendar_key(**by)
    Membership.objects.filter(pk=officer.membership.pk).update(ended_on=today)
    assert feed(token).status_code == 404


def test_a_key_is_shown_once(riverton, officer, meeting) -> None:
    made = officer.client.post(to("calendar", riverton)).content.decode()
    assert "/calendar/" in made
    assert "mine.ics" in made
    assert "mine.ics" not in officer.client.get(to("calendar", riverton)).content.decode()


def test_the_national_body_sees_no_meetings(riverton, member) -> None:
    national = member("national", partnership=riverton)
    assert national.client.get(to("meetings", riverton)).status_code == 403


def test_a_meeting_of_another_partnership_is_not_found(
    riverton, collingbridge, member, full
) -> None:
    other = member("officer", partnership=collingbridge)
    assert other.client.get(to("meeting", collingbridge, full.pk)).status_code == 404


def test_what_awaits_an_officer_is_told(riverton, officer, full, today) -> None:
    cards = awaiting(riverton, officer.membership, today)
    titles = [card.title for card in cards]
    assert "Do Item 0" in titles
    assert "Write the record of Tasking" in titles


def test_a_seat_that_has_not_answered_is_told(riverton, member, full, today) -> None:
    board = member("board", partnership=riverton)
    seat = full.seats()[0]
    type(seat).objects.filter(pk=seat.pk).update(person=board.person)
    titles = [card.title for card in awaiting(riverton, board.membership, today)]
    assert titles.count("Answer in writing") == 3


def test_a_late_follow_up_presses(riverton, officer, full, today) -> None:
    cards = awaiting(riverton, officer.membership, today + timedelta(1))
    assert {card.tone for card in cards if card.title == "Do Item 0"} == {"late"}
