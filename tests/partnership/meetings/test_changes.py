"""What is written of meetings: each change checks, writes and leaves its line in the trail."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.meetings.changes import agenda, deciding, follow_ups, planning, record
from wardmote.partnership.meetings.models import Decision, Meeting
from wardmote.partnership.meetings.rules import places_of
from wardmote.partnership.trail.models import Entry


@pytest.fixture
def by(officer, at):
    """Who and when, as every change takes it."""
    return {"by": officer.membership, "at": at}


def did() -> list[str]:
    """What the trail tells, newest last."""
    return list(Entry.objects.order_by("index").values_list("did", flat=True))


def everybody_came(meeting, by) -> None:
    came = [record.Came(key=place.key, came="self") for place in places_of(meeting)]
    record.keep_record(meeting=meeting, came=came, said=[], **by)


def propose(item, by, today, days=7) -> Decision:
    return deciding.propose(
        item=item, words="Lights in two streets", answers_by=today + timedelta(days), **by
    )


def test_only_officer_and_chair_plan(riverton, group, member, at, today, make_meeting) -> None:
    board = member("board", partnership=riverton)
    with pytest.raises(NotAllowed):
        planning.plan(
            partnership=riverton, days=(today,), groups=[group], by=board.membership, at=at
        )


def test_a_plan_is_told_in_the_trail(meeting) -> None:
    assert "meetings.meeting.added" in did()


def test_a_meeting_without_agenda_cannot_be_held(meeting, by) -> None:
    with pytest.raises(Refused, match="agenda item"):
        planning.hold(meeting=meeting, **by)


def test_whoever_is_not_written_down_is_absent(meeting, item, by) -> None:
    place = places_of(meeting)[0]
    came = [record.Came(key=place.key, came="apologies")]
    record.keep_record(meeting=meeting, came=came, said=[], **by)
    planning.hold(meeting=meeting, **by)
    told = list(meeting.attendances.order_by("came").values_list("came", flat=True))
    assert told == ["absent", "absent", "absent", "apologies"]


def test_a_deputy_has_a_name_and_a_rank_of_their_own(meeting, item, by) -> None:
    place = places_of(meeting)[0]
    came = record.Came(key=place.key, came="deputy", deputy_name="A Deputy", rank=4)
    record.keep_record(meeting=meeting, came=[came], said=[], **by)
    held = meeting.attendances.get()
    assert (held.deputy_name, held.rank, held.person) == ("A Deputy", 4, None)


def test_minutes_written_by_two_at_once_are_not_lost(meeting, item, by) -> None:
    agenda.change_item(item=item, minutes="First", **by)
    said = record.Said(item=item, minutes="Second", was="")
    with pytest.raises(Refused, match="First"):
        record.keep_record(meeting=meeting, came=[], said=[said], **by)


def test_agreed_minutes_take_a_correction_and_no_change(meeting, item, by, today) -> None:
    everybody_came(meeting, by)
    planning.hold(meeting=meeting, **by)
    planning.agree_minutes(meeting=meeting, minutes_agreed_on=today, **by)
    meeting.refresh_from_db()
    item.refresh_from_db()
    with pytest.raises(Refused, match="correction"):
        record.keep_record(
            meeting=meeting, came=[], said=[record.Said(item=item, minutes="Other")], **by
        )
    planning.correct(meeting=meeting, words="It was Elm Street", **by)
    assert did()[-1] == "meetings.correction.added"


def test_a_meeting_not_agreed_takes_no_correction(meeting, by) -> None:
    with pytest.raises(Refused):
        planning.correct(meeting=meeting, words="x", **by)


def test_a_cancelled_meeting_can_be_opened_again_and_says_why_it_was_not(meeting, by) -> None:
    planning.cancel(meeting=meeting, why="Snow", **by)
    assert Entry.objects.order_by("index").last().why == "Snow"
    meeting.refresh_from_db()
    assert planning.reopen(meeting=meeting, **by).state == Meeting.State.PLANNED


def test_items_change_places(meeting, item, by) -> None:
    second = agenda.add_item(meeting=meeting, title="Second", kind="note", **by)
    agenda.move_item(item=second, up=True, **by)
    assert [one.title for one in meeting.items.all()] == ["Second", "Lights"]
    agenda.move_item(item=second, up=True, **by)
    assert [one.title for one in meeting.items.all()] == ["Second", "Lights"]


def test_an_item_under_which_something_is_written_stays(meeting, item, by) -> None:
    agenda.change_item(item=item, minutes="Said", **by)
    item.refresh_from_db()
    with pytest.raises(Refused):
        agenda.remove_item(item=item, **by)


def test_an_empty_item_can_be_removed(item, by) -> None:
    agenda.remove_item(item=item, **by)
    assert did()[-1] == "meetings.item.removed"


def test_a_copied_agenda_leaves_minutes_behind(make_meeting, meeting, item, by, today) -> None:
    agenda.change_item(item=item, minutes="Said", needs_money=50, **by)
    later = make_meeting(today + timedelta(28))
    (copied,) = agenda.copy_agenda(meeting=later, source=meeting, **by)
    assert (copied.title, copied.needs_money, copied.minutes) == ("Lights", 50, "")


def test_a_paper_is_kept_with_its_fingerprint(item, by) -> None:
    file = SimpleUploadedFile("plan.txt", b"Two lights")
    paper = agenda.add_paper(item=item, title="Plan", file=file, **by)
    assert paper.sha256 == sha256(b"Two lights").hexdigest()
    assert paper.file_name == "plan.txt"
    assert "plan" not in paper.file.name


@pytest.mark.parametrize(
    ("name", "content"), [("run.exe", b"MZ"), ("page.html", b"<p>"), ("fake.pdf", b"<script>")]
)
def test_a_paper_that_could_do_harm_is_refused(item, by, name, content) -> None:
    with pytest.raises(Refused):
        agenda.add_paper(item=item, title="x", file=SimpleUploadedFile(name, content), **by)


def test_a_decision_keeps_who_agreed(meeting, item, by) -> None:
    everybody_came(meeting, by)
    places = places_of(meeting)
    decision = deciding.decide(
        item=item, words="Lights", state="agreed", disagree=[places[0].key],
        abstain=[places[1].key], **by,
    )  # fmt: skip
    said = sorted(voice.said for voice in decision.voices.all())
    assert said == ["abstains", "agrees", "agrees", "disagrees"]


def test_a_decision_beyond_authority_takes_a_reason_and_is_marked(meeting, item, by) -> None:
    everybody_came(meeting, by)
    agenda.change_item(item=item, needs_money=900, **by)
    item.refresh_from_db()
    told = {"item": item, "words": "Spend", "state": "agreed", **by}
    with pytest.raises(Refused, match="£900"):
        deciding.decide(**told)
    decision = deciding.decide(reason="The chief executive agreed", **told)
    assert decision.lacking
    assert decision.beyond_authority == "The chief executive agreed"


def test_a_deputy_brings_authority_only_where_it_is_said_so(meeting, item, by) -> None:
    seat = meeting.seats()[0]
    type(seat).objects.filter(pk=seat.pk).update(may_commit_money=900)
    agenda.change_item(item=item, needs_money=900, **by)
    item.refresh_from_db()
    for carries in (False, True):
        came = record.Came(
            key=seat.pk, came="deputy", deputy_name="D", rank=4, carries_authority=carries
        )
        record.keep_record(meeting=meeting, came=[came], said=[], **by)
        fresh = Meeting.objects.get(pk=meeting.pk)
        (place,) = [one for one in places_of(fresh) if one.key == seat.pk]
        assert place.brings_authority is carries


def test_no_decision_before_the_day(make_meeting, by, today) -> None:
    later = make_meeting(today + timedelta(7))
    item = agenda.add_item(meeting=later, title="x", kind="decide", **by)
    with pytest.raises(Refused, match="not come yet"):
        deciding.decide(item=item, words="x", state="agreed", **by)


def test_each_seat_answers_in_writing_and_the_rule_draws_the_result(
    meeting, item, by, today
) -> None:
    decision = propose(item, by, today)
    seats = list(meeting.seats())
    deciding.answer(decision=decision, seat=seats[0], said="disagrees", **by)
    with pytest.raises(Refused, match="Not all have answered"):
        deciding.settle(decision=decision, **by)
    for seat in seats:
        deciding.answer(decision=decision, seat=seat, said="agrees", **by)
    settled = deciding.settle(decision=decision, **by)
    assert settled.state == Decision.State.AGREED
    assert settled.result.startswith("4 agreed, 0 disagreed")


def test_after_the_day_too_few_answers_are_no_agreement(meeting, item, by, today, at) -> None:
    decision = propose(item, by, today)
    deciding.answer(decision=decision, seat=meeting.seats()[0], said="agrees", **by)
    later = {**by, "at": at + timedelta(8)}
    with pytest.raises(Refused, match="has passed"):
        deciding.answer(decision=decision, seat=meeting.seats()[1], said="agrees", **later)
    assert deciding.settle(decision=decision, **later).state == Decision.State.LAPSED


def test_what_is_settled_takes_no_answer(meeting, item, by, today) -> None:
    decision = propose(item, by, today)
    withdrawn = deciding.withdraw(decision=decision, why="Not needed", **by)
    with pytest.raises(Refused):
        deciding.answer(decision=withdrawn, seat=meeting.seats()[0], said="agrees", **by)


def test_a_representative_answers_for_their_own_seat_only(
    riverton, meeting, item, by, member, today, at
) -> None:
    decision = propose(item, by, today)
    representative = member("representative", partnership=riverton)
    mine, other = meeting.seats()[:2]
    type(mine).objects.filter(pk=mine.pk).update(person=representative.person)
    mine.refresh_from_db()
    told = {"decision": decision, "said": "agrees", "by": representative.membership, "at": at}
    deciding.answer(seat=mine, **told)
    with pytest.raises(NotAllowed):
        deciding.answer(seat=other, **told)


def test_money_agreed_in_writing_must_be_that_of_those_who_agree(
    meeting, item, by, today, at
) -> None:
    agenda.change_item(item=item, needs_money=500, **by)
    decision = propose(item, by, today)
    for seat in meeting.seats():
        deciding.answer(decision=decision, seat=seat, said="agrees", **by)
    with pytest.raises(Refused, match="£500"):
        deciding.settle(decision=decision, **by)
    settled = deciding.settle(decision=decision, reason="Budget of the board", **by)
    assert settled.beyond_authority == "Budget of the board"


def test_a_follow_up_is_closed_by_whose_it_is(riverton, meeting, item, by, member, at, today):
    owner = member("representative", partnership=riverton)
    other = member("representative", partnership=riverton)
    follow_up = record.undertake(
        item=item, what="Buy lights", owner=owner.person, partner=riverton.partners.first(),
        due_on=today, **by,
    )  # fmt: skip
    told = {"follow_up": follow_up, "state": "done", "outcome": "Bought", "at": at}
    with pytest.raises(NotAllowed):
        follow_ups.close_follow_up(by=other.membership, **told)
    closed = follow_ups.close_follow_up(by=owner.membership, **told)
    assert (closed.state, closed.closed_on) == ("done", today)
    assert follow_ups.open_again(follow_up=closed, **by).state == "open"


def test_a_joint_meeting_seats_each_person_once(make_meeting, group, board, by, today) -> None:
    shared = group.seats.first()
    board.seats.filter(partner=shared.partner).update(person=shared.person, may_commit_money=70)
    meeting = make_meeting(today, groups=[group, board])
    places = places_of(meeting)
    assert len(places) == 9
    (place,) = [one for one in places if one.seat.person_id == shared.person_id]
    assert place.authority.money == 70
    record.keep_record(
        meeting=meeting, came=[record.Came(key=place.key, came="self")], said=[], **by
    )
    assert meeting.attendances.count() == 2


def test_apologies_ahead_take_authority_from_the_table(meeting, item, by) -> None:
    seat = meeting.seats()[0]
    type(seat).objects.filter(pk=seat.pk).update(may_commit_money=900)
    came = record.Came(key=seat.pk, came="apologies")
    assert next(one for one in places_of(meeting) if one.key == seat.pk).brings_authority
    record.say_coming(meeting=meeting, came=came, **by)
    fresh = Meeting.objects.get(pk=meeting.pk)
    assert not next(one for one in places_of(fresh) if one.key == seat.pk).brings_authority
