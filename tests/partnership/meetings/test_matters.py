"""Matters: raised from any level, passed from group to group, and answered."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.meetings.changes import agenda, matters
from wardmote.partnership.meetings.models import Matter
from wardmote.partnership.meetings.pages.awaiting import awaiting
from wardmote.partnership.meetings.pages.matters import matters_page
from wardmote.partnership.meetings.rules.matters import MATTER_NEXT, ways_on

State = Matter.State


@pytest.fixture
def by(officer, at):
    """Who and when, as every change takes it."""
    return {"by": officer.membership, "at": at}


@pytest.fixture
def worker(riverton, member):
    """A housing officer of the council: nobody's chair."""
    return member("representative", partnership=riverton, agency=riverton.partners.first().agency)


@pytest.fixture
def matter(group, worker, at):
    """Something seen on the stairs."""
    return matters.raise_matter(
        group=group, title="Doors kicked in", words="Three in a month; can they be mended faster?",
        by=worker.membership, at=at,
    )  # fmt: skip


def to(name: str, partnership, *args) -> str:
    return reverse(f"meetings:{name}", args=[partnership.slug, *args])


def test_every_state_says_what_may_follow() -> None:
    assert set(MATTER_NEXT) == set(State)


def test_what_a_representative_raises_waits_for_its_group(matter, worker, today) -> None:
    assert (matter.state, matter.agency) == (State.WAITING, worker.membership.agency)
    assert matter.raised_on == today


def test_the_national_body_raises_nothing(group, member, riverton, at) -> None:
    with pytest.raises(NotAllowed):
        matters.raise_matter(
            group=group, title="A", words="B", at=at,
            by=member("national", partnership=riverton).membership,
        )  # fmt: skip


def test_a_matter_on_an_agenda_is_an_item_raised_by_its_agency(matter, meeting, by) -> None:
    item = matters.list_matter(matter=matter, meeting=meeting, kind="solve", **by)
    matter.refresh_from_db()
    assert (matter.state, matter.item) == (State.LISTED, item)
    assert item.raised_by.agency == matter.agency


def test_a_matter_goes_onto_no_other_groups_agenda(matter, make_meeting, board, today, by) -> None:
    other = make_meeting(today, groups=[board])
    with pytest.raises(Refused, match="another group"):
        matters.list_matter(matter=matter, meeting=other, kind="solve", **by)


def test_taking_its_item_off_leaves_the_matter(matter, meeting, by) -> None:
    item = matters.list_matter(matter=matter, meeting=meeting, kind="solve", **by)
    agenda.remove_item(item=item, **by)
    matter.refresh_from_db()
    assert matter.item is None
    assert matters.wait_again(matter=matter, **by).state == State.WAITING


def test_an_item_is_passed_up_once_while_it_waits(item, board, by) -> None:
    passed = matters.pass_on(item=item, group=board, words="Only the board has the money", **by)
    assert (passed.title, passed.passed_from) == (item.title, item)
    with pytest.raises(Refused, match="waits there"):
        matters.pass_on(item=item, group=board, words="Again", **by)
    matters.answer_matter(matter=passed, answer="Not this year", **by)
    assert matters.pass_on(item=item, group=board, words="Next year", **by)


def test_an_item_is_not_passed_to_the_group_that_has_it(item, group, by) -> None:
    with pytest.raises(Refused, match="already"):
        matters.pass_on(item=item, group=group, words="Round in a circle", **by)


def test_ways_up_and_down_are_told(riverton, group, board) -> None:
    below = riverton.groups.get(parent=group)
    told = ways_on(group, [board, below])
    assert told[board.pk].startswith("above")
    assert told[below.pk].startswith("below")


def test_the_answer_stands_with_the_matter_and_its_days(matter, riverton, worker, by, today):
    later = today + timedelta(days=9)
    before = matters_page(riverton, on=later, by=worker.membership, whose="mine")
    assert (before.waiting, before.longest) == (1, 9)
    matters.answer_matter(matter=matter, answer="Mended within a week from now on", **by)
    after = matters_page(riverton, on=later, by=worker.membership, whose="mine")
    assert (after.waiting, after.longest) == (0, None)
    assert "Mended within a week from now on" in after.table.rows[0]


def test_an_answered_matter_is_not_answered_again(matter, by) -> None:
    answered = matters.answer_matter(matter=matter, answer="Yes", **by)
    with pytest.raises(Refused):
        matters.answer_matter(matter=answered, answer="No", **by)


def test_whoever_runs_meetings_is_told_what_waits(matter, riverton, officer, worker, today) -> None:
    def cards(of) -> list[str]:
        return [card.text for card in awaiting(riverton, of.membership, today)]

    assert matter.title in cards(officer)
    assert matter.title not in cards(worker)


def test_from_raising_to_answering_by_pages(riverton, worker, officer, group, item, board) -> None:
    said = {"title": "Lights out", "words": "All along the canal", "group": group.pk}
    assert worker.client.post(to("raise_matter", riverton), said).status_code == 302
    matter = riverton.matters.get()
    assert worker.client.get(to("list_matter", riverton, matter.pk)).status_code == 403
    listed = {"meeting": item.meeting_id, "kind": "solve"}
    assert officer.client.post(to("list_matter", riverton, matter.pk), listed).status_code == 302
    on = {"group": board.pk, "words": "It takes money"}
    assert officer.client.post(to("pass_on", riverton, item.pk), on).status_code == 302
    assert (
        b"Passed on to Riverton Community Safety Board"
        in officer.client.get(item.meeting.get_absolute_url()).content
    )
    answer = {"answer": "Lit again since Monday"}
    assert officer.client.post(to("answer_matter", riverton, matter.pk), answer).status_code == 302
    assert b"Lit again since Monday" in worker.client.get(to("matters", riverton)).content


def test_a_matter_of_another_partnership_is_not_found(matter, collingbridge, member) -> None:
    other = member("officer", partnership=collingbridge)
    assert other.client.get(to("answer_matter", collingbridge, matter.pk)).status_code == 404
