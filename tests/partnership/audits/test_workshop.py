"""Workshops: partners in a room say what an interim edition means, and how much it matters."""

from io import BytesIO

import pytest
from docx import Document

from tests.partnership.audits.life import interim, people
from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.audits.changes import saying, signing
from wardmote.partnership.audits.changes import workshop as changes
from wardmote.partnership.audits.models import Audit, Workshop, WorkshopCard
from wardmote.partnership.audits.pages.workshop import suggested
from wardmote.partnership.audits.rules.workshop import has_analyst, spreads
from wardmote.partnership.trail.models import Entry

pytestmark = pytest.mark.django_db
MARKS = {"harm": 4, "frequency": 2, "trend": None, "concern": 3}


@pytest.fixture
def who(riverton, member):
    return people(member, riverton)


@pytest.fixture
def audit(riverton, who, at, both_editions) -> Audit:
    return interim(riverton, who.analyst, at, both_editions)


@pytest.fixture
def workshop(audit, who, at) -> Workshop:
    findings = audit.edition.findings.public()[:2]
    return changes.open_workshop(
        audit=audit, held_on=at.date(), place="Town hall", findings=findings, by=who.officer, at=at
    )


def partner_of(workshop: Workshop, kind: str):
    return workshop.partnership.partners.get(agency__kind=kind)


def came(workshop: Workshop, who, at, *kinds: str) -> None:
    there = {partner_of(workshop, kind).agency: 2 for kind in kinds}
    changes.write_who_came(workshop=workshop, people=there, by=who.officer, at=at)


def written(workshop: Workshop, who, at, **more) -> WorkshopCard:
    told = {"meaning": "It is the night bus.", "fits": "yes", "missing": "Nobody asked drivers."}
    card = workshop.cards.select_related("workshop__run__audit", "finding").first()
    return changes.write_card(card=card, by=who.officer, at=at, **{**told, **more})


def marked(card: WorkshopCard, kind: str, by, at, **given) -> None:
    changes.give_marks(
        card=card, partner=partner_of(card.workshop, kind), given={**MARKS, **given},
        reason=f"As {kind} sees it", by=by, at=at,
    )  # fmt: skip


# ── when ──


def test_a_partnership_has_an_analyst_by_role_only_while_the_role_is_held(riverton, who, today):
    assert has_analyst(riverton, today)
    riverton.memberships.filter(role="analyst").update(ended_on=today)
    assert not has_analyst(riverton, today)


def test_a_workshop_says_whether_there_was_an_analyst(workshop):
    assert workshop.had_analyst


def test_nobody_opens_a_second_workshop_while_one_is_open(audit, workshop, who, at):
    with pytest.raises(Refused, match="open"):
        changes.open_workshop(
            audit=audit, held_on=at.date(), findings=audit.edition.findings.public()[:1],
            by=who.officer, at=at,
        )  # fmt: skip


def test_a_board_member_does_not_hold_workshops(audit, who, at):
    with pytest.raises(NotAllowed):
        changes.open_workshop(audit=audit, held_on=at.date(), findings=[], by=who.board, at=at)


# ── marks ──


def test_an_agency_gives_its_own_marks_only(workshop, riverton, member, at):
    card, fire = workshop.cards.first(), partner_of(workshop, "fire")
    by = member("representative", partnership=riverton, agency=fire.agency).membership
    marked(card, "fire", by, at)
    with pytest.raises(NotAllowed):
        marked(card, "police", by, at)


def test_marks_without_reasons_are_not_taken(workshop, who, at):
    with pytest.raises(Refused):
        changes.give_marks(
            card=workshop.cards.first(), partner=partner_of(workshop, "fire"), given=MARKS,
            reason=" ", by=who.officer, at=at,
        )  # fmt: skip


def test_a_mark_beyond_four_is_not_taken(workshop, who, at):
    with pytest.raises(Refused):
        marked(workshop.cards.first(), "fire", who.officer, at, harm=5)


def test_what_is_not_known_is_left_out_and_not_taken_for_low(workshop, who, at):
    marked(workshop.cards.first(), "fire", who.officer, at)
    assert workshop.cards.first().marks.get().given == {"harm": 4, "frequency": 2, "concern": 3}


def test_marks_that_lie_apart_are_told_with_who_gave_them(today):
    marks = [("Fire", {"harm": 1, "trend": 2}), ("Police", {"harm": 4, "trend": 3})]
    harm, trend = spreads(marks, today, "England")
    assert (harm.lowest, harm.highest, harm.differs) == ((1, ("Fire",)), (4, ("Police",)), True)
    assert not trend.differs


def test_each_agencys_marks_stand_side_by_side_and_nothing_is_added_up(workshop, who, at, member):
    card = written(workshop, who, at)
    came(workshop, who, at, "fire", "police")
    marked(card, "fire", who.officer, at, harm=1)
    marked(card, "police", who.officer, at, harm=4)
    client = member("chair", partnership=workshop.partnership).client
    shown = client.get(f"/riverton/audits/workshops/{workshop.pk}/").content.decode()
    assert "As fire sees it" in shown
    assert "As police sees it" in shown
    assert "1 says Riverton Fire and Rescue Service; 4 says Riverton Police." in shown
    assert "Total" not in shown


# ── what comes of it ──


def test_what_was_said_becomes_local_knowledge(workshop, who, at):
    card = written(workshop, who, at)
    came(workshop, who, at, "fire", "police")
    changes.conclude(workshop=workshop, by=who.officer, at=at)
    card.refresh_from_db()
    assert card.note.words == "It is the night bus.\nWhat is missing: Nobody asked drivers."
    assert card.note.about == card.finding.theme
    assert card.comment is None


def test_a_finding_that_does_not_fit_becomes_a_comment_to_answer_before_the_check(
    audit, workshop, who, at
):
    written(workshop, who, at, fits="no")
    came(workshop, who, at, "fire", "police")
    with pytest.raises(Refused, match="workshop is open"):
        signing.check(audit=audit, words="All", by=who.officer, at=at)
    changes.conclude(workshop=workshop, by=who.officer, at=at)
    with pytest.raises(Refused, match="comment"):
        signing.check(audit=audit, words="All", by=who.officer, at=at)
    saying.answer_comment(comment=audit.comments.get(), answer="Seen to", by=who.analyst, at=at)
    assert signing.check(audit=audit, words="All", by=who.officer, at=at)


def test_a_workshop_of_one_agency_is_none(workshop, who, at):
    written(workshop, who, at)
    came(workshop, who, at, "fire")
    with pytest.raises(Refused, match="two agencies"):
        changes.conclude(workshop=workshop, by=who.officer, at=at)


def test_an_agency_that_did_not_come_after_all_is_taken_off(workshop, who, at):
    came(workshop, who, at, "fire", "police")
    fire = partner_of(workshop, "fire").agency
    changes.write_who_came(workshop=workshop, people={fire: 0}, by=who.officer, at=at)
    assert [part.agency.kind for part in workshop.parts.all()] == ["police"]


def test_what_is_concluded_is_changed_no_more(workshop, who, at):
    card = written(workshop, who, at)
    came(workshop, who, at, "fire", "police")
    done = changes.conclude(workshop=workshop, by=who.officer, at=at)
    card = done.cards.first()
    with pytest.raises(Refused, match="concluded"):
        changes.write_card(card=card, by=who.officer, at=at, meaning="Else")
    with pytest.raises(Refused, match="concluded"):
        marked(card, "fire", who.officer, at)


def test_a_priority_is_suggested_with_its_evidence_and_its_reasons(audit, workshop, who, at, today):
    with pytest.raises(Refused, match="priority"):
        written(workshop, who, at, is_priority=True)
    card = written(workshop, who, at, is_priority=True, because="It grows and harms most.")
    marked(card, "fire", who.officer, at, harm=1)
    marked(card, "police", who.officer, at, harm=4)
    (row,) = suggested(audit, today).rows
    theme, evidence, _meaning, why, marks, apart, edition = row
    assert theme.href.endswith(f"/look/public/findings/{card.finding.key}/")
    assert evidence == card.finding.sentence
    assert why == "It grows and harms most."
    assert "Harm: 1 to 4" in marks
    assert apart == "Harm"
    assert edition == audit.edition.number


def test_who_checks_and_signs_reads_what_the_workshop_suggests(audit, workshop, who, at, member):
    written(workshop, who, at, is_priority=True, because="It grows and harms most.")
    came(workshop, who, at, "fire", "police")
    changes.conclude(workshop=workshop, words="Begin with the bus.", by=who.officer, at=at)
    client = member("protection", partnership=workshop.partnership).client
    shown = client.get(f"/riverton/audits/{audit.pk}/check/").content.decode()
    assert "It grows and harms most." in shown
    assert "Riverton Police (2)" in shown


def test_each_card_and_mark_is_in_the_trail(workshop, who, at):
    marked(written(workshop, who, at), "fire", who.officer, at)
    did = set(Entry.objects.values_list("did", flat=True))
    assert {
        "audits.workshop.added", "audits.workshopcard.changed", "audits.workshopmark.added"
    } <= did  # fmt: skip


# ── pages ──


def test_a_whole_workshop_through_its_pages(audit, riverton, member):
    officer = member("officer", partnership=riverton).client
    finding = audit.edition.findings.public().first()
    day = {"held_on_day": "1", "held_on_month": "6", "held_on_year": "2026"}
    answer = officer.post(
        f"/riverton/audits/{audit.pk}/workshop/", {**day, "findings": [finding.pk]}, follow=True
    )
    assert "The cards are laid out" in answer.content.decode()
    workshop, card = Workshop.objects.get(), WorkshopCard.objects.get()
    there = {f"agency_{partner_of(workshop, k).agency_id}": "3" for k in ("fire", "police")}
    officer.post(f"/riverton/audits/workshops/{workshop.pk}/came/", there)
    told = {"meaning": "It is the night bus.", "fits": "partly", "is_priority": "on"}
    answer = officer.post(f"/riverton/audits/cards/{card.pk}/", told)
    assert "Say why it is suggested as a priority" in answer.content.decode()
    officer.post(f"/riverton/audits/cards/{card.pk}/", {**told, "because": "It grows."})
    marks = f"/riverton/audits/cards/{card.pk}/marks/{partner_of(workshop, 'fire').pk}/"
    assert "Give a mark" in officer.post(marks, {"reason": "We see it"}).content.decode()
    officer.post(marks, {"harm": "3", "trend": "", "reason": "We see it"})
    answer = officer.post(
        f"/riverton/audits/workshops/{workshop.pk}/conclude/", {"words": "So be it"}, follow=True
    )
    shown = answer.content.decode()
    assert "The workshop is concluded" in shown
    assert "We see it" in shown
    assert "It is the night bus." in officer.get("/riverton/audits/notes/").content.decode()


def test_the_sheet_has_room_for_each_agency_and_no_screen_is_needed(workshop, who, at, member):
    came(workshop, who, at, "fire", "police")
    client = member("elected", partnership=workshop.partnership).client
    path = f"/riverton/audits/workshops/{workshop.pk}/sheet/"
    shown = client.get(path).content.decode()
    assert shown.count("wm-sheet__row") == 2 * workshop.cards.count()
    word = Document(BytesIO(client.get(f"{path}document/").content))
    said = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for card in workshop.cards.all():
        assert card.finding.sentence in said
    assert "Riverton Police" in [cell.text for cell in word.tables[0].columns[0].cells]


# ── the guide ──


def next_step(client, audit: Audit) -> list[tuple[str, str]]:
    page = client.get(audit.get_absolute_url()).context["page"]
    return [(step.key, step.tag.text) for step in page.guide]


def test_the_guide_says_what_is_done_and_what_is_next(audit, member):
    told = dict(next_step(member("officer", partnership=audit.partnership).client, audit))
    assert told == {
        "plan": "Done", "scope": "Done", "data": "Done", "run": "Done",
        "comments": "If you like", "workshop": "If you like", "check": "Next",
        "sign": "Not yet", "publish": "Not yet",
    }  # fmt: skip


def test_where_nobody_is_analyst_the_workshop_is_next(audit, member, today):
    audit.partnership.memberships.filter(role="analyst").update(ended_on=today)
    told = dict(next_step(member("officer", partnership=audit.partnership).client, audit))
    assert told["workshop"] == "Next"
    assert told["check"] == "Not yet"


def test_a_concluded_workshop_is_done_in_the_guide(audit, workshop, who, at, member):
    client = member("officer", partnership=audit.partnership).client
    assert dict(next_step(client, audit))["workshop"] == "Next"
    written(workshop, who, at)
    came(workshop, who, at, "fire", "police")
    changes.conclude(workshop=workshop, by=who.officer, at=at)
    assert dict(next_step(client, audit))["workshop"] == "Done"
