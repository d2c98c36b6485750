"""Each change: it is checked, made, and told in the trail."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.models import Duty, Part
from wardmote.partnership.trail.models import Entry

PDF = b"%PDF-1.7 made up"


@pytest.fixture
def by(officer, at) -> dict:
    return {"by": officer.membership, "at": at}


@pytest.fixture
def board(riverton, member, at) -> dict:
    return {"by": member("board", partnership=riverton).membership, "at": at}


def told(did: str) -> Entry:
    return Entry.objects.filter(did=did).order_by("-index").first()


def fresh(duty: Duty) -> Duty:
    return Duty.objects.select_related("partnership").get(pk=duty.pk)


# ── the year ──


def test_a_year_is_opened_by_an_officer_only(riverton, board) -> None:
    with pytest.raises(NotAllowed):
        changes.open_year(partnership=riverton, year=2026, **board)


def test_opening_a_year_twice_makes_nothing_twice(opened, by) -> None:
    assert changes.open_year(partnership=opened, year=2026, **by) == ()


def test_what_is_missing_is_added_when_the_year_is_opened_again(opened, by) -> None:
    opened.duties.filter(key="partnership_plan").delete()
    added = changes.open_year(partnership=opened, year=2026, **by)
    assert [duty.key for duty in added] == ["partnership_plan"]


def test_opening_a_year_is_told_for_each_duty_with_its_parts(opened) -> None:
    entries = Entry.objects.filter(did="duties.duty.added")
    assert entries.count() == opened.duties.count()
    assert any(entry.after["parts"] for entry in entries)


def test_a_duty_moved_by_the_partnership_is_not_made_again(opened, by) -> None:
    duty = opened.duties.get(key="plan_summary")
    changes.move(duty=duty, due_on=date(2026, 5, 29), why="Purdah", **by)
    assert changes.open_year(partnership=opened, year=2026, **by) == ()


def test_the_owner_of_last_year_owns_it_again(opened, member, by) -> None:
    analyst = member("analyst", partnership=opened)
    duty = opened.duties.get(key="partnership_plan")
    changes.assign(duty=duty, owner=analyst.person, lead=None, **by)
    changes.open_year(partnership=opened, year=2027, **by)
    assert opened.duties.get(key="partnership_plan", year=2027).owner == analyst.person


def test_the_only_agency_that_a_duty_falls_on_leads_it(opened) -> None:
    assert opened.duties.get(key="scrutiny").lead.agency.kind == "council"


# ── how far it is ──


def test_a_duty_is_taken_in_hand(assessment, by) -> None:
    changes.begin(duty=assessment, **by)
    assert fresh(assessment).state == "in_hand"
    assert told("duties.duty.changed").after == {"state": "in_hand"}


def test_its_owner_may_say_that_it_is_done(assessment, member, at, today, by) -> None:
    board = member("board", partnership=assessment.partnership)
    changes.assign(duty=assessment, owner=board.person, lead=None, **by)
    changes.finish(
        duty=fresh(assessment), done_on=today, today=today, why="Agreed", by=board.membership, at=at
    )
    assert fresh(assessment).done_on == today


def test_who_does_not_own_it_may_not(assessment, board, today) -> None:
    with pytest.raises(NotAllowed):
        changes.finish(duty=assessment, done_on=today, today=today, why="Mine", **board)


def test_a_duty_with_contents_missing_is_done_only_for_a_reason(assessment, today, by) -> None:
    with pytest.raises(Refused, match="13 of the things"):
        changes.finish(duty=assessment, done_on=today, today=today, **by)


def test_the_reason_stands_in_the_trail(assessment, today, by) -> None:
    changes.finish(duty=assessment, done_on=today, today=today, why="Accepted so", **by)
    assert told("duties.duty.changed").why == "Accepted so"


def test_nothing_is_done_on_a_day_that_has_not_come(assessment, today, by) -> None:
    later = today + timedelta(1)
    with pytest.raises(Refused, match="has not come"):
        changes.finish(duty=assessment, done_on=later, today=today, why="x", **by)


def test_what_is_done_can_be_reopened_and_loses_its_day(assessment, today, by) -> None:
    changes.finish(duty=assessment, done_on=today, today=today, why="x", **by)
    changes.reopen(duty=fresh(assessment), why="By mistake", **by)
    assert (fresh(assessment).state, fresh(assessment).done_on) == ("in_hand", None)


def test_a_duty_is_set_aside_for_a_reason(assessment, by) -> None:
    with pytest.raises(Refused, match="Say why"):
        changes.set_aside(duty=assessment, reason=" ", **by)
    changes.set_aside(duty=assessment, reason="Merged with Sandford", **by)
    assert fresh(assessment).reason == "Merged with Sandford"


def test_its_owner_may_not_set_it_aside(assessment, member, at, by) -> None:
    board = member("board", partnership=assessment.partnership)
    changes.assign(duty=assessment, owner=board.person, lead=None, **by)
    with pytest.raises(NotAllowed):
        changes.set_aside(duty=fresh(assessment), reason="x", by=board.membership, at=at)


def test_what_was_set_aside_goes_back_to_not_started(assessment, by) -> None:
    changes.set_aside(duty=assessment, reason="x", **by)
    changes.reopen(duty=fresh(assessment), why="It does", **by)
    assert (fresh(assessment).state, fresh(assessment).reason) == ("waiting", "")


def test_a_duty_begun_by_mistake_is_put_down(assessment, by) -> None:
    changes.begin(duty=assessment, **by)
    changes.put_down(duty=fresh(assessment), **by)
    assert fresh(assessment).state == "waiting"


def test_scrutiny_held_makes_the_next_one_due_twelve_months_later(opened, today, by) -> None:
    duty = opened.duties.get(key="scrutiny")
    changes.finish(duty=duty, done_on=date(2026, 6, 10), today=today, **by)
    assert opened.duties.open().get(key="scrutiny").due_on == date(2027, 6, 10)


def test_the_next_year_does_not_make_that_scrutiny_again(opened, today, by) -> None:
    duty = opened.duties.get(key="scrutiny")
    changes.finish(duty=duty, done_on=date(2026, 6, 10), today=today, **by)
    changes.open_year(partnership=opened, year=2027, **by)
    assert opened.duties.filter(key="scrutiny", year=2027).count() == 1


# ── parts ──


def test_contents_are_ticked_with_where_they_are(assessment, today, by) -> None:
    part = assessment.parts.filter(kind="content").first()
    changes.tick_contents(
        duty=assessment, ticked={part.pk: True}, where={part.pk: "Chapter 2"}, today=today, **by
    )
    part.refresh_from_db()
    assert (part.done_on, part.where) == (today, "Chapter 2")
    assert told("duties.part.changed").after["where"] == "Chapter 2"


def test_what_stays_as_it_was_is_not_told(assessment, today, by) -> None:
    pks = list(assessment.parts.filter(kind="content").values_list("pk", flat=True))
    changes.tick_contents(
        duty=assessment, ticked=dict.fromkeys(pks, False), where={}, today=today, **by
    )
    assert told("duties.part.changed") is None


def test_the_first_step_takes_the_duty_in_hand(assessment, today, by) -> None:
    step = assessment.parts.filter(kind=Part.Kind.STEP).first()
    changes.tick_steps(duty=assessment, done={step.pk: today}, today=today, **by)
    assert fresh(assessment).state == "in_hand"


def test_a_part_of_another_duty_is_not_touched(assessment, opened, today, by) -> None:
    other = opened.duties.get(key="partnership_plan").parts.filter(kind="content").first()
    changes.tick_contents(duty=assessment, ticked={other.pk: True}, where={}, today=today, **by)
    other.refresh_from_db()
    assert other.done_on is None


def test_steps_are_planned_anew_before_the_day(assessment, by) -> None:
    step = assessment.parts.filter(kind="step").first()
    changes.plan_steps(duty=assessment, planned={step.pk: date(2026, 9, 1)}, **by)
    step.refresh_from_db()
    assert step.planned_on == date(2026, 9, 1)
    with pytest.raises(Refused, match="after the day"):
        changes.plan_steps(duty=assessment, planned={step.pk: date(2027, 4, 1)}, **by)


def test_a_day_that_the_law_sets_is_not_moved(assessment, by) -> None:
    with pytest.raises(Refused, match="law sets this day"):
        changes.move(duty=assessment, due_on=date(2027, 5, 1), why="Late", **by)


# ── evidence ──


def give(duty: Duty, by: dict, **what):
    return changes.give_evidence(duty=duty, title="Minute", **what, **by)


def test_a_file_is_kept_with_its_fingerprint_under_a_name_of_ours(assessment, by) -> None:
    kept = give(assessment, by, file=SimpleUploadedFile("../plan.pdf", PDF))
    assert kept.sha256 == sha256(PDF).hexdigest()
    assert kept.file.name.startswith("evidence/riverton/")
    assert "plan" not in kept.file.name
    assert kept.file_name == "plan.pdf"
    assert told("duties.evidence.added").after["sha256"] == kept.sha256


def test_evidence_is_something(assessment, by) -> None:
    with pytest.raises(Refused, match="file, a link or a statement"):
        give(assessment, by)


def test_removing_evidence_removes_its_file_and_leaves_its_fingerprint_in_the_trail(
    assessment, by, django_capture_on_commit_callbacks
) -> None:
    kept = give(assessment, by, file=SimpleUploadedFile("plan.pdf", PDF))
    storage, name, fingerprint = kept.file.storage, kept.file.name, kept.sha256
    with django_capture_on_commit_callbacks(execute=True):
        changes.remove_evidence(evidence=kept, why="It had names in it", **by)
    assert not storage.exists(name)
    assert told("duties.evidence.removed").before["sha256"] == fingerprint


def test_who_gave_nothing_and_owns_nothing_may_not_remove_it(assessment, by, board) -> None:
    kept = give(assessment, by, statement="Done.")
    with pytest.raises(NotAllowed):
        changes.remove_evidence(evidence=kept, why="x", **board)


# ── occasions ──


def test_a_scrutiny_report_is_to_be_answered_within_28_days(riverton, by) -> None:
    (duty,) = changes.note_occasion(
        partnership=riverton, key="scrutiny_report", happened_on=date(2026, 6, 1),
        title="Knife crime", **by,
    )  # fmt: skip
    assert (duty.due_on, duty.occasion.title) == (date(2026, 6, 29), "Knife crime")
    assert told("duties.occasion.added").after["title"] == "Knife crime"


def test_two_reports_on_one_day_are_two_duties(riverton, by) -> None:
    report = {"partnership": riverton, "key": "scrutiny_report", "happened_on": date(2026, 6, 1)}
    changes.note_occasion(title="One", **report, **by)
    changes.note_occasion(title="Other", **report, **by)
    assert riverton.duties.filter(key="scrutiny_reply").count() == 2


def test_where_the_law_sets_no_number_of_days_the_day_asked_for_is_needed(riverton, by) -> None:
    asked = {"partnership": riverton, "key": "scrutiny_request", "happened_on": date(2026, 6, 1)}
    with pytest.raises(Refused, match="sets no day"):
        changes.note_occasion(title="Figures", **asked, **by)
    (duty,) = changes.note_occasion(title="Figures", due_on=date(2026, 6, 20), **asked, **by)
    assert duty.due_on == date(2026, 6, 20)


def test_nothing_runs_from_what_is_not_law_there(riverton, by) -> None:
    riverton.nation = "Scotland"
    riverton.save()
    with pytest.raises(Refused, match="Nothing was asked"):
        changes.note_occasion(
            partnership=riverton, key="scrutiny_report", happened_on=date(2026, 6, 1), title="x",
            **by,
        )  # fmt: skip


# ── facilitators ──


def test_naming_another_facilitator_ends_the_one_before(riverton, by, today) -> None:
    partner = riverton.partners.first()
    people = [seat.person for seat in riverton.seats()[:2]]
    first = changes.name_facilitator(
        partner=partner, person=people[0], started_on=date(2026, 1, 1), **by
    )
    changes.name_facilitator(partner=partner, person=people[1], started_on=today, **by)
    first.refresh_from_db()
    assert first.ended_on == today
    assert told("duties.facilitator.ended") is not None


def test_an_authority_may_have_nobody_any_more(riverton, by, today) -> None:
    partner, person = riverton.partners.first(), riverton.seats().first().person
    held = changes.name_facilitator(
        partner=partner, person=person, started_on=date(2026, 1, 1), **by
    )
    changes.end_facilitator(facilitator=held, ended_on=today, **by)
    assert not partner.facilitators.on(today).exists()
