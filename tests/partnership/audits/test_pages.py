"""Pages of audits, as each role sees them and as a whole life goes through them."""

import pytest
from django.test import Client

from tests.partnership.audits.life import agreed, interim, people, published
from wardmote.partnership.audits.models import Audit
from wardmote.partnership.audits.rules.editions import ANALYST

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(riverton, member):
    return people(member, riverton)


def client_of(membership) -> Client:
    client = Client()
    client.force_login(membership.person)
    return client


PLAN = {
    "title": "Audit 2025/26", "period": "2025/26", "terms": "To know what to put first.",
    "in_scope": "", "out_of_scope": "Shops", "harm": "", "group": "",
    "due_on_day": "1", "due_on_month": "2", "due_on_year": "2027",
}  # fmt: skip


def test_an_audit_is_planned_by_its_form(riverton, who):
    answer = client_of(who.analyst).post("/riverton/audits/plan/", PLAN, follow=True)
    assert "The audit is planned" in answer.content.decode()
    assert riverton.audits.get().stages.count() == 7


def test_a_period_that_is_none_is_told_at_the_form(riverton, who):
    answer = client_of(who.analyst).post("/riverton/audits/plan/", {**PLAN, "period": "soon"})
    assert answer.status_code == 200
    assert not riverton.audits.exists()


@pytest.mark.parametrize("place", ["", "interim/", "differences/"])
def test_every_role_within_sees_the_pages_and_a_national_body_does_not(
    riverton, member, who, at, both_editions, place
):
    audit = interim(riverton, who.analyst, at, both_editions)
    path = f"/riverton/audits/{audit.pk}/{place}"
    for role in ("officer", "representative", "elected", "protection"):
        assert member(role, partnership=riverton).client.get(path).status_code == 200
    assert member("national", partnership=riverton).client.get(path).status_code == 403


def test_only_those_who_work_with_small_areas_are_led_to_exact_numbers(
    riverton, member, who, at, both_editions
):
    audit = interim(riverton, who.analyst, at, both_editions)
    exact = f"/riverton/audits/{audit.pk}/look/{ANALYST}/"
    assert client_of(who.analyst).get(exact).status_code == 200
    assert client_of(who.board).get(exact).status_code == 403
    shown = client_of(who.board).get(f"/riverton/audits/{audit.pk}/interim/").content.decode()
    exact_only = audit.edition.findings.filter(audience=ANALYST).exclude(
        sentence__in=audit.edition.findings.public().values("sentence")
    )
    assert not [one.sentence for one in exact_only if one.sentence in shown]


def test_a_partner_comments_on_a_finding_and_the_analyst_answers(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    key = audit.edition.findings.public().first().key
    path = f"/riverton/audits/{audit.pk}/comment/?finding={key}"
    client_of(who.board).post(path, {"words": "And the parks?"})
    comment = audit.comments.get()
    assert comment.finding.key == key
    answer = client_of(who.analyst).post(
        f"/riverton/audits/comments/{comment.pk}/answer/", {"answer": "See the map."}, follow=True
    )
    assert "See the map." in answer.content.decode()


def test_the_page_says_that_a_run_waits_for_a_worker_and_offers_to_stop_it(riverton, who, at):
    audit = agreed(riverton, who.analyst, at)
    client = client_of(who.analyst)
    page = client.post(f"/riverton/audits/{audit.pk}/run/", follow=True).content.decode()
    assert "It waits for a worker" in page
    assert "Run the audit" not in page
    stop = f"/riverton/audits/runs/{audit.runs.get().pk}/stop/"
    page = client.post(stop, follow=True).content.decode()
    assert "The run is stopped" in page
    assert "Run the audit" in page


def test_whoever_ran_it_is_not_offered_to_check_it(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    path = f"/riverton/audits/{audit.pk}/"
    assert "/check/" not in client_of(who.analyst).get(path).content.decode()
    assert f"{path}check/" in client_of(who.officer).get(path).content.decode()


def test_check_sign_and_publish_by_pages(riverton, who, at, both_editions):
    audit = interim(riverton, who.analyst, at, both_editions)
    path = f"/riverton/audits/{audit.pk}/"
    client_of(who.officer).post(f"{path}check/", {"words": "Every total."})
    client_of(who.chair).post(f"{path}sign/", {"words": ""})
    client_of(who.board).post(f"{path}sign/", {"words": ""})
    page = client_of(who.officer).post(f"{path}publish/", {}, follow=True).content.decode()
    assert "The audit is published." in page
    audit.refresh_from_db()
    assert audit.state == Audit.State.PUBLISHED


def test_two_audits_are_held_against_each_other(riverton, who, at, both_editions):
    last = published(riverton, who, at, both_editions)
    audit = interim(riverton, who.analyst, at, both_editions, follows=last)
    page = client_of(who.board).get(f"/riverton/audits/{audit.pk}/differences/").content.decode()
    assert "stand as they were" in page


def test_a_local_note_is_written_and_ended(riverton, who):
    client = client_of(who.board)
    told = {"about": "The station moved", "dataset": "", "words": "In March."}
    assert (
        "The station moved"
        in client.post("/riverton/audits/notes/write/", told, follow=True).content.decode()
    )
    note = riverton.local_notes.get()
    client.post(f"/riverton/audits/notes/{note.pk}/end/", {"why": "Moved back"})
    assert "The station moved" not in client.get("/riverton/audits/notes/").content.decode()
