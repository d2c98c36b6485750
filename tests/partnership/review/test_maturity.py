"""How far a partnership has come: by the facts, by its own word, and over time."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.partnership.sharing.conftest import draft
from wardmote import rulebook
from wardmote.partnership.agencies.models import Group, Post, Promise, Statement, Support
from wardmote.partnership.agencies.rules import NotAllowed
from wardmote.partnership.audits.models import Audit, Run, SignOff
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.meetings.models import Decision, FollowUp, Item, Meeting
from wardmote.partnership.review.changes.maturity import place
from wardmote.partnership.review.pages.maturity import maturity_page, reached_on, stages_on
from wardmote.partnership.review.pages.signs import SIGNS, Facts
from wardmote.partnership.sharing.models import Version

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
RULES = rulebook.on(date(2026, 6, 15), "England")


@pytest.fixture
def by(riverton, member):
    return member("officer", partnership=riverton).membership


def shown(riverton, today) -> str:
    return reached_on(stages_on(riverton, today)).name


def sign(riverton, today, name: str) -> bool:
    return SIGNS[name](Facts(riverton, today), RULES.maturity_signs[name]).holds


# ── one world for each sign ──


def _signed(riverton, by, today) -> None:
    statement = Statement.objects.create(
        partnership=riverton, version=1, purpose="x", proposed_on=today, review_on=today
    )
    for partner in riverton.partners.all():
        Support.objects.create(statement=statement, partner=partner, by=by.person, signed_on=today)


def _meeting(riverton, on: date) -> Meeting:
    meeting = Meeting.objects.create(
        partnership=riverton, title="Board", held_on=on, form="room", starts_at=time(9),
        ends_at=time(11), state=Meeting.State.HELD,
    )  # fmt: skip
    meeting.groups.add(riverton.groups.get(function="strategic"))
    return meeting


def _met(riverton, by, today) -> None:
    for days in (30, 120):
        _meeting(riverton, today - timedelta(days=days))


def _staffed(riverton, by, today) -> None:
    Post.objects.create(
        partnership=riverton, title="Manager", kind="manager", hours_a_week=37, holder=by.person,
        host=riverton.partners.first(), started_on=today, held_since=today,
    )  # fmt: skip


def _item(riverton, today) -> Item:
    meeting = _meeting(riverton, today - timedelta(days=20))
    return Item.objects.create(meeting=meeting, order=1, kind="decide", title="Lights")


def _decided(riverton, by, today) -> None:
    Decision.objects.create(
        item=_item(riverton, today), words="Lights", state=Decision.State.AGREED, decided_on=today
    )


def _acted(riverton, by, today) -> None:
    for state in (FollowUp.State.DONE, FollowUp.State.OPEN):
        FollowUp.objects.create(
            item=_item(riverton, today), what="Ask", partner=riverton.partners.first(),
            due_on=today - timedelta(days=1), state=state,
        )  # fmt: skip


def _shared(riverton, by, today) -> None:
    _in_force(riverton, today)


def _in_force(riverton, today) -> Version:
    version = draft(riverton, today, "police")
    version.state = version.State.LIVE
    version.save()
    return version


def _sent(riverton, by, today) -> None:
    on, basis = NOON, _in_force(riverton, today)
    for partner in riverton.partners.select_related("agency")[:2]:
        Delivery.objects.create(
            partnership=riverton, agency=partner.agency, dataset="police_street", sending=uuid4(),
            way=Delivery.Way.values[0], file_name="a.csv", size=1, sha256="a", kept_as="a",
            state=Delivery.State.ACCEPTED, sent_at=on, decided_at=on, store_mark="a", basis=basis,
        )  # fmt: skip


def _audited(riverton, by, today) -> None:
    audit = Audit.objects.create(
        partnership=riverton, title="Audit", period="2025/26", due_on=today, sha256="a",
        state=Audit.State.SIGNED, planned_on=today,
    )  # fmt: skip
    run = Run.objects.create(audit=audit, number=1, by=by.person, asked_at=NOON)
    SignOff.objects.create(
        run=run, kind=SignOff.Kind.SIGN, by=by.person, role="board",
        signed_at=NOON,
    )  # fmt: skip


def _promised(riverton, by, today) -> None:
    for partner in riverton.partners.all()[:2]:
        Promise.objects.create(
            partner=partner, kind="staff", what="Hours", amount=Decimal(4), unit="hours",
            promised_by="Chief", starts_on=today, ends_on=today, agreed_on=today,
        )  # fmt: skip


MADE = {
    "purpose": _signed, "meets": _met, "staffed": _staffed, "decides": _decided, "acts": _acted,
    "shares": _shared, "data": _sent, "audited": _audited, "resourced": _promised,
}  # fmt: skip
"""Sign → a world in which it holds; without it, it does not."""


@pytest.mark.parametrize("name", MADE)
def test_a_sign_holds_once_its_fact_is_there(riverton, by, today, name):
    assert not sign(riverton, today, name)
    MADE[name](riverton, by, today)
    assert sign(riverton, today, name)


def test_a_strategic_group_counts_with_a_chair_and_three_agencies(riverton, today):
    assert sign(riverton, today, "chaired")
    riverton.seats().filter(group__function="strategic", is_chair=True).update(is_chair=False)
    assert not sign(riverton, today, "chaired")


def test_every_group_must_have_agreed_its_terms(riverton, today):
    assert sign(riverton, today, "terms")
    Group.objects.filter(function="task").update(terms_agreed_on=None)
    assert not sign(riverton, today, "terms")


def test_what_lies_too_far_back_does_not_count(riverton, today):
    for days in (400, 500):
        _meeting(riverton, today - timedelta(days=days))
    assert not sign(riverton, today, "meets")


def test_every_sign_of_the_rulebook_has_one_function():
    assert set(SIGNS) == set(RULES.maturity_signs)


# ── stages ──


def test_stages_are_reached_in_their_order(riverton, by, today):
    assert shown(riverton, today) == "emerging"
    _decided(riverton, by, today)
    _acted(riverton, by, today)
    assert shown(riverton, today) == "emerging"
    for make in (_signed, _met, _staffed):
        make(riverton, by, today)
    assert shown(riverton, today) == "projects"


def test_the_choke_point_that_it_stands_before_is_told(riverton, by, today):
    page = maturity_page(riverton, on=today, by=by)
    assert page.stuck == "Into effective existence"
    for name in ("purpose", "meets", "staffed", "decides", "acts"):
        MADE[name](riverton, by, today)
    page = maturity_page(riverton, on=today, by=by)
    assert page.stuck.startswith("From reactive project work")


def test_with_every_sign_the_last_stage_is_reached(riverton, by, today):
    for make in MADE.values():
        make(riverton, by, today)
    assert shown(riverton, today) == "planned"


def test_what_is_not_yet_so_has_a_next_step(riverton, by, today):
    steps = stages_on(riverton, today)
    assert all(bool(each.next_step) != each.holds for step in steps for each in step.signs)


def test_every_word_of_a_choke_point_is_the_document_s():
    told = {stage.choke for stage in RULES.maturity.values() if stage.choke}
    assert told == {
        "Into effective existence",
        "From reactive project work into planned, programmed preventative work",
    }


# ── its own word ──


def test_a_placement_keeps_what_the_facts_showed_on_its_day(riverton, by, at, today):
    for stage in ("existence", "projects"):
        place(partnership=riverton, stage=stage, shown="emerging", reason="We do", by=by, at=at)
    page = maturity_page(riverton, on=today, by=by)
    assert page.own_title == "Reactive project work"
    assert [str(cell) for cell in page.table.rows[0][1:3]] == [
        "Reactive project work", "Structures emerge",
    ]  # fmt: skip
    assert len(page.drawing.points) == 2


def test_an_analyst_does_not_place_it(riverton, member, at):
    analyst = member("analyst", partnership=riverton).membership
    with pytest.raises(NotAllowed):
        place(
            partnership=riverton, stage="existence", shown="emerging", reason="x", by=analyst,
            at=at,
        )  # fmt: skip


def test_the_board_places_it_on_the_page(riverton, member):
    board = member("board", partnership=riverton)
    page = board.client.get("/riverton/maturity/").content.decode()
    assert "Into effective existence" in page
    assert "Next step:" in page
    refused = board.client.post("/riverton/maturity/place/", {"stage": "existence"})
    assert "Answer this question" in refused.content.decode()
    board.client.post("/riverton/maturity/place/", {"stage": "existence", "reason": "We meet"})
    one = riverton.placements.get()
    assert (one.stage, one.shown, one.reason) == ("existence", "emerging", "We meet")
