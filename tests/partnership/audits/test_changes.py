"""What may be done to an audit, in which order, by whom; and what is written of it."""

from datetime import date, timedelta

import pytest

from tests.partnership.audits.life import agreed, interim, people, planned, published, written
from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.audits import jobs
from wardmote.partnership.audits.changes import authorising, planning, running, saying, signing
from wardmote.partnership.audits.models import Audit, Correction, Run
from wardmote.partnership.audits.rules.editions import PUBLIC, edition_folder
from wardmote.partnership.audits.rules.running import SILENT_AFTER
from wardmote.partnership.exchange.rules.keeping import store_folder
from wardmote.partnership.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(riverton, member):
    return people(member, riverton)


def again(audit: Audit, who, at, editions) -> Run:
    run = running.ask_for_run(audit=audit, by=who.analyst, at=at, now=jobs.really_now())
    return written(run, editions, at)


# ── scope ──


def test_stages_are_planned_back_from_the_day_of_publication(riverton, who, at):
    audit = planned(riverton, who.analyst, at)
    days = list(audit.stages.values_list("planned_on", flat=True))
    assert days == sorted(days)
    assert days[-1] == audit.due_on


def test_no_scope_is_agreed_while_an_authority_is_silent(riverton, who, at):
    audit = planned(riverton, who.analyst, at)
    with pytest.raises(Refused, match="Riverton Police"):
        planning.agree_scope(audit=audit, by=who.analyst, at=at)


def test_an_objection_stands_until_a_reason_is_written_down(riverton, who, at):
    audit = planned(riverton, who.analyst, at)
    for partner in riverton.partners.all():
        said = "objects" if partner.agency.kind == "police" else "agrees"
        planning.answer_scope(
            audit=audit, partner=partner, said=said, words="Not by ethnicity.", by=who.officer,
            at=at,
        )  # fmt: skip
    with pytest.raises(Refused, match="Riverton Police"):
        planning.agree_scope(audit=audit, by=who.analyst, at=at)
    assert planning.agree_scope(audit=audit, by=who.analyst, at=at, why="So decided.").state == (
        Audit.State.AGREED
    )


def test_an_objection_says_why(riverton, who, at):
    audit, partner = planned(riverton, who.analyst, at), riverton.partners.first()
    with pytest.raises(Refused):
        planning.answer_scope(audit=audit, partner=partner, said="objects", by=who.officer, at=at)


def test_a_representative_answers_for_their_own_agency_only(riverton, who, member, at):
    audit = planned(riverton, who.analyst, at)
    ours, other = list(riverton.partners.all()[:2])
    by = member("representative", partnership=riverton, agency=ours.agency).membership
    planning.answer_scope(audit=audit, partner=ours, said="agrees", by=by, at=at)
    with pytest.raises(NotAllowed):
        planning.answer_scope(audit=audit, partner=other, said="agrees", by=by, at=at)


def test_another_scope_is_put_to_partners_again(riverton, who, at):
    audit = planned(riverton, who.analyst, at)
    partner = riverton.partners.first()
    planning.answer_scope(audit=audit, partner=partner, said="agrees", by=who.officer, at=at)
    changed = planning.change_plan(audit=audit, out_of_scope="Shops", by=who.analyst, at=at)
    assert changed.state == Audit.State.PLANNED
    assert not changed.scope_answers.exists()


# ── runs ──


def test_an_audit_is_run_only_once_its_scope_is_agreed(riverton, who, at):
    audit = planned(riverton, who.analyst, at)
    with pytest.raises(Refused):
        running.ask_for_run(audit=audit, by=who.analyst, at=at, now=jobs.really_now())


def test_one_run_at_a_time(riverton, who, at):
    audit = agreed(riverton, who.analyst, at)
    running.ask_for_run(audit=audit, by=who.analyst, at=at, now=jobs.really_now())
    with pytest.raises(Refused, match="already"):
        running.ask_for_run(audit=audit, by=who.officer, at=at, now=jobs.really_now())


def test_a_run_whose_worker_was_killed_is_stopped_and_started_again(riverton, who, at):
    audit, now = agreed(riverton, who.analyst, at), jobs.really_now()
    first = running.ask_for_run(audit=audit, by=who.analyst, at=at, now=now)
    running.begin(run_pk=first.pk, at=at, now=now)
    later = now + SILENT_AFTER + timedelta(seconds=1)
    second = running.ask_for_run(audit=audit, by=who.analyst, at=at, now=later)
    first.refresh_from_db()
    assert (first.state, second.state) == (Run.State.STOPPED, Run.State.WAITING)
    assert first.said
    assert not running.tell(run_pk=first.pk, doing="Still here", now=later)


def test_a_worker_that_starts_tells_of_runs_that_were_killed(riverton, who, at):
    audit, now = agreed(riverton, who.analyst, at), jobs.really_now()
    run = running.ask_for_run(audit=audit, by=who.analyst, at=at, now=now)
    running.begin(run_pk=run.pk, at=at, now=now)
    assert jobs.take_up_again() == 0
    Run.objects.filter(pk=run.pk).update(heard_at=now - 2 * SILENT_AFTER)
    assert jobs.take_up_again() == 1
    run.refresh_from_db()
    assert run.state == Run.State.STOPPED


def test_a_run_that_was_taken_for_dead_leaves_nothing(riverton, who, at, both_editions):
    audit, now = agreed(riverton, who.analyst, at), jobs.really_now()
    run = running.ask_for_run(audit=audit, by=who.analyst, at=at, now=now)
    running.begin(run_pk=run.pk, at=at, now=now)
    running.stop(run=run, by=who.analyst, at=at)
    assert written(run, both_editions, at) is None
    assert not edition_folder(run, PUBLIC).exists()
    assert audit.edition is None


def test_an_edition_keeps_its_findings_for_each_audience(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    assert audit.state == Audit.State.INTERIM
    assert {one.audience for one in audit.edition.findings.all()} == {"public", "analyst"}


# ── comments and corrections ──


def test_an_accepted_correction_is_made_by_the_next_run(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    filed = saying.file_correction(audit=audit, wrong="10", right="12", by=who.board, at=at)
    with pytest.raises(Refused, match="not settled"):
        signing.check(audit=audit, words="All.", by=who.officer, at=at)
    saying.answer_correction(
        correction=filed, state="accepted", answer="So it is.", by=who.analyst, at=at
    )
    run = again(audit, who, at, both_editions)
    filed.refresh_from_db()
    assert (filed.state, filed.made_in) == (Correction.State.MADE, run)


def test_nobody_answers_their_own_correction(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    filed = saying.file_correction(audit=audit, wrong="10", right="12", by=who.analyst, at=at)
    with pytest.raises(NotAllowed):
        saying.answer_correction(
            correction=filed, state="accepted", answer="Yes.", by=who.analyst, at=at
        )


def test_an_audit_with_an_unanswered_comment_is_not_checked(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    said = saying.comment(audit=audit, words="And the parks?", by=who.board, at=at)
    with pytest.raises(Refused, match="no answer"):
        signing.check(audit=audit, words="All.", by=who.officer, at=at)
    saying.answer_comment(comment=said, answer="See the map.", by=who.analyst, at=at)
    assert signing.check(audit=audit, words="All.", by=who.officer, at=at)


# ── check, sign, publish ──


def test_who_ran_it_neither_checks_nor_signs(riverton, who, at, both_editions):
    audit = interim(riverton, who.officer, at, both_editions)
    with pytest.raises(NotAllowed):
        signing.check(audit=audit, words="All.", by=who.officer, at=at)
    signing.check(audit=audit, words="All.", by=who.analyst, at=at)
    with pytest.raises(NotAllowed):
        signing.sign_off(audit=audit, by=who.officer, at=at)


def test_two_people_sign_before_it_is_frozen(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    signing.check(audit=audit, words="All.", by=who.officer, at=at)
    signing.sign_off(audit=audit, by=who.chair, at=at)
    audit.refresh_from_db()
    assert audit.state == Audit.State.CHECKED
    with pytest.raises(Refused):
        signing.sign_off(audit=audit, by=who.chair, at=at)
    signing.sign_off(audit=audit, by=who.board, at=at)
    audit.refresh_from_db()
    assert audit.state == Audit.State.SIGNED
    assert audit.sha256 == audit.edition.sha256


def test_an_edition_whose_files_were_changed_is_not_signed(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    signing.check(audit=audit, words="All.", by=who.officer, at=at)
    page = edition_folder(audit.edition, PUBLIC) / "index.html"
    page.write_text(page.read_text() + "<!-- ours -->")
    with pytest.raises(Refused, match="not as they were written"):
        signing.sign_off(audit=audit, by=who.chair, at=at)


def test_what_is_sent_back_loses_its_signatures(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    signing.check(audit=audit, words="All.", by=who.officer, at=at)
    signing.sign_off(audit=audit, by=who.chair, at=at)
    signing.send_back(audit=audit, words="A total is wrong.", by=who.board, at=at)
    audit.refresh_from_db()
    assert audit.state == Audit.State.INTERIM
    assert not audit.edition.sign_offs.filter(kind="sign").exists()


def test_a_published_audit_is_in_the_release_log_and_its_fingerprint_in_the_trail(
    riverton, who, at, both_editions
):
    log = store_folder(riverton) / "releases.jsonl"
    before = len(log.read_text().splitlines()) if log.exists() else 0
    audit = published(riverton, who, at, both_editions)
    assert audit.state == Audit.State.PUBLISHED
    assert len(log.read_text().splitlines()) == before + 1
    told = Entry.objects.filter(thing=f"audits.audit.{audit.pk}")
    assert any((each.after or {}).get("sha256") == audit.sha256 for each in told)


def test_the_same_counts_of_a_period_may_go_out_again(riverton, who, at, both_editions):
    published(riverton, who, at, both_editions)
    assert published(riverton, who, at, both_editions).state == Audit.State.PUBLISHED


def test_what_is_published_moves_no_more(riverton, who, at, both_editions):
    audit = published(riverton, who, at, both_editions)
    with pytest.raises(Refused):
        planning.drop(audit=audit, why="A mistake", by=who.analyst, at=at)
    with pytest.raises(Refused):
        running.ask_for_run(audit=audit, by=who.analyst, at=at, now=jobs.really_now())


def test_the_next_audit_starts_from_the_lessons_of_the_last(riverton, who, at, both_editions):
    audit = published(riverton, who, at, both_editions)
    planning.review(
        audit=audit, review="Late.", learned="Ask for data sooner.", reviewed_on=date(2026, 6, 1),
        by=who.analyst, at=at,
    )  # fmt: skip
    audit.refresh_from_db()
    following = planned(riverton, who.analyst, at, follows=audit, period="2026/27")
    assert following.lessons == "Ask for data sooner."


def test_everything_that_is_written_is_in_the_trail(riverton, who, at, both_editions):
    published(riverton, who, at, both_editions)
    did = set(Entry.objects.values_list("did", flat=True))
    assert {
        "audits.audit.added", "audits.audit.changed", "audits.run.added", "audits.run.changed",
        "audits.signoff.added",
    } <= did  # fmt: skip


# ── contractors ──


def test_an_authority_holds_for_a_year_at_most(riverton, who, at):
    told = {"firm": "Survey House", "purpose": "To ask", "starts_on": date(2026, 6, 1)}
    with pytest.raises(Refused):
        authorising.authorise(
            partnership=riverton, until=date(2027, 12, 1), by=who.officer, at=at, **told
        )
