"""The pages of protocols as people use them."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from tests.partnership.sharing.conftest import agency, draft, give, go_live
from wardmote.partnership.sharing import changes
from wardmote.partnership.sharing.models import Disclosure, Happening, Obstacle, Version
from wardmote.partnership.sharing.pages import awaiting
from wardmote.partnership.website import clock


@pytest.fixture
def police(riverton, member):
    return member("representative", partnership=riverton, agency=agency(riverton, "police"))


@pytest.fixture
def chair(riverton, member):
    return member("chair", partnership=riverton, agency=agency(riverton, "council"))


def at(name, *args):
    return reverse(f"sharing:{name}", args=["riverton", *args])


def text(response) -> str:
    assert response.status_code == 200, response
    return response.content.decode()


def told(word) -> str:
    document = Document(BytesIO(word.content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def question(riverton, **to) -> dict[str, object]:
    return {
        "provider": agency(riverton, "police").pk, "recipient": "", "category": "police_crimes",
        "purpose": "audit", "action": "analyse", "identifiability": 1, **to,
    }  # fmt: skip


def test_three_agencies_begin_consult_sign_and_bring_into_force(riverton, officer, police, chair):
    council = agency(riverton, "council")
    made = officer.client.post(
        at("begin"),
        {
            "template": "all_themes", "title": "All themes", "host": council.pk,
            "starts_day": "15", "starts_month": "6", "starts_year": "2026",
        },
    )  # fmt: skip
    version = Version.objects.get()
    assert made["Location"] == version.get_absolute_url()
    words = {
        "aim": "To know", "retention": "Six years", "handling": "", "conditions": "",
        "dpia_reference": "DPIA 1", "equality_reference": "EqIA 1",
        "excluded": ["child_protection", "sealed"],
    }  # fmt: skip
    for name in ("starts", "review_by", "ends"):
        day = getattr(version, name)
        words |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    assert officer.client.post(at("write", version.pk), words).status_code == 302
    assert officer.client.post(at("consult", version.pk)).status_code == 302
    for party in version.parties.all():
        who = police if party.partner.agency.kind == "police" else officer
        said = {"answer": "content", "comment": "", "benefit": "Fewer victims"}
        assert who.client.post(at("answer", party.pk), said).status_code == 302
    assert officer.client.post(at("send", version.pk)).status_code == 302
    for party in version.parties.all():
        who = police if party.partner.agency.kind == "police" else officer
        signed = who.client.post(at("sign", party.pk), {"capacity": "Head", "why": "In the safe"})
        assert signed.status_code == 302
    assert officer.client.post(at("ask_to_activate", version.pk)).status_code == 302
    officer.client.post(at("activate", version.pk))
    version.refresh_from_db()
    assert version.state == "signing"
    assert chair.client.post(at("activate", version.pk)).status_code == 302
    version.refresh_from_db()
    assert version.state == "live"
    page = text(officer.client.get(at("may_we"), question(riverton)))
    assert "You may share it" in page
    assert "Duty to disclose depersonalised information" in page


def test_a_no_says_what_would_have_to_change(riverton, officer, live):
    asked = question(riverton, purpose="tasking")
    page = text(officer.client.get(at("may_we"), asked))
    assert "No protocol in force allows it" in page
    assert "A protocol must name this purpose." in page


def test_a_question_without_an_agency_is_sent_back(riverton, officer, live):
    page = text(officer.client.get(at("may_we"), question(riverton, provider="")))
    assert "There is a problem" in page


def test_a_decision_is_kept_with_the_answer_of_that_moment(riverton, officer, live):
    address = (
        at("write_down")
        + "?"
        + "&".join(f"{key}={value}" for key, value in question(riverton).items())
    )
    said = {"outcome": "shared", "necessity": "To prevent it", "proportion": "Only the days"}
    made = officer.client.post(address, said)
    kept = Disclosure.objects.get()
    assert made["Location"] == kept.get_absolute_url()
    assert (kept.was_allowed, kept.version, kept.gateways) == (True, live, ["s115"])
    page = text(officer.client.get(kept.get_absolute_url()))
    assert "To prevent it" in page
    assert "Sharing, version 1" in page


def test_a_decision_against_the_protocols_is_kept_as_that(riverton, officer, live):
    asked = question(riverton, identifiability=3)
    address = at("write_down") + "?" + "&".join(f"{k}={v}" for k, v in asked.items())
    officer.client.post(
        address, {"outcome": "refused", "necessity": "Not needed", "proportion": "Counts will do"}
    )
    kept = Disclosure.objects.get()
    assert not kept.was_allowed
    assert "less identifying" in kept.basis
    assert "Not allowed" in text(officer.client.get(at("disclosures")))


def test_somebody_else_looks_at_a_decision(riverton, officer, chair, live):
    address = at("write_down") + "?" + "&".join(f"{k}={v}" for k, v in question(riverton).items())
    officer.client.post(address, {"outcome": "shared", "necessity": "Yes", "proportion": "Days"})
    kept = Disclosure.objects.get()
    assert officer.client.get(at("look_at", kept.pk)).status_code == 403
    chair.client.post(at("look_at", kept.pk), {"verdict": "learn", "words": "Ask for less"})
    page = text(officer.client.get(kept.get_absolute_url()))
    assert "Ask for less" in page
    assert "Something to learn" in text(officer.client.get(at("disclosures")))


def test_the_document_has_the_text_and_who_signed(officer, live):
    words = told(officer.client.get(at("document", live.pk)))
    assert live.signed_hash in words
    assert "Community safety officer" in words
    assert "Police recorded crime, offence by offence" in words


def test_the_register_shows_what_is_in_force_and_published(officer, live):
    assert "Sharing" in told(officer.client.get(at("register")))
    officer.client.post(at("publish", live.protocol_id), {})
    assert "No protocol is in force." in told(officer.client.get(at("register")))


def test_coverage_tells_gaps_and_what_lapses_next(officer, live):
    page = text(officer.client.get(at("coverage")))
    assert "1/" in page
    assert "Gap" in page
    assert "200 days left" in page
    rows = text(officer.client.get(at("coverage"), {"as": "csv"})).splitlines()
    assert any("Riverton Police" in row and "All themes" in row for row in rows)


def test_the_directory_says_whom_to_ring(officer, live, riverton):
    page = text(officer.client.get(at("directory")))
    assert "Police recorded crime, offence by offence" in page
    assert "Nobody is named" in page


def test_every_gateway_in_force_is_explained(officer, riverton):
    page = text(officer.client.get(at("gateways")))
    assert "It is a power and not a duty" in page
    assert "Vetting tenants" in page
    assert "[not checked]" in page


def test_a_line_is_added_then_its_fields(officer, riverton, today):
    version = draft(riverton, today, "police")
    line = {
        "provider": agency(riverton, "police").pk, "category": "police_crimes",
        "for_analysis": "on", "most": "1", "purposes": ["audit"], "gateways": ["s17a"],
        "actions": ["analyse"], "mode": "need_to_know", "frequency": "Each quarter",
    }  # fmt: skip
    made = officer.client.post(at("add_line", version.pk), line)
    grant = version.grants.get()
    assert made["Location"] == at("fields", grant.pk)
    officer.client.post(
        at("fields", grant.pk),
        {"fields_opened": ["happened_on", "area_code", "place"], "fineness": "lsoa"},
    )
    grant.refresh_from_db()
    assert grant.fields == ["happened_on", "area_code", "place"]
    assert grant.granularity == {"area_code": "lsoa", "place": "lsoa"}


def test_a_line_to_nobody_is_sent_back(officer, riverton, today):
    version = draft(riverton, today, "police")
    page = text(officer.client.post(at("add_line", version.pk), {
        "provider": agency(riverton, "police").pk, "category": "police_crimes", "most": "1",
        "purposes": ["audit"], "gateways": ["s17a"], "actions": ["analyse"],
        "mode": "need_to_know",
    }))  # fmt: skip
    assert "Say who receives it" in page
    assert not version.grants.exists()


def test_a_party_is_added_and_removed(officer, riverton, today):
    version = draft(riverton, today)
    fire = riverton.partners.get(agency__kind="fire")
    officer.client.post(at("add_party", version.pk), {"partner": fire.pk, "kind": "responsible"})
    party = version.parties.get(partner=fire)
    officer.client.post(at("remove_party", party.pk))
    assert not version.parties.filter(partner=fire).exists()


def test_nobody_answers_for_another_agency(officer, police, riverton, today):
    version = draft(riverton, today, "police")
    council = version.parties.get(partner__agency__kind="council")
    assert police.client.get(at("answer", council.pk)).status_code == 403


def test_a_protocol_of_another_partnership_is_not_there(officer, live, collingbridge, member):
    stranger = member("officer", partnership=collingbridge)
    address = reverse("sharing:version", args=["collingbridge", live.pk])
    assert stranger.client.get(address).status_code == 404


def test_suspend_resume_review_and_end_are_told_of_on_its_page(officer, live):
    for name, why in (
        ("suspend", "A breach"), ("resume", "Mended"), ("review", "All well"), ("end", "Done with"),
    ):  # fmt: skip
        assert officer.client.post(at(name, live.pk), {"why": why}).status_code == 302
    page = text(officer.client.get(live.get_absolute_url()))
    assert all(why in page for why in ("A breach", "Mended", "All well", "Done with"))
    happened = Happening.objects.filter(version=live).values_list("what", flat=True)
    assert list(happened)[-4:] == ["suspended", "resumed", "reviewed", "ended"]


def test_an_obstacle_is_written_down_and_overcome(officer, riverton):
    health = agency(riverton, "health")
    officer.client.post(at("note_obstacle"), {
        "agency": health.pk, "category": "istv", "kind": "refused", "reason": "They fear the law",
        "remedy": "", "met_on_day": "1", "met_on_month": "6", "met_on_year": "2026",
    })  # fmt: skip
    obstacle = Obstacle.objects.get()
    assert "They fear the law" in text(officer.client.get(at("obstacles")))
    officer.client.post(at("overcome", obstacle.pk), {
        "remedy": "We read it together", "overcome_on_day": "10", "overcome_on_month": "6",
        "overcome_on_year": "2026",
    })  # fmt: skip
    obstacle.refresh_from_db()
    assert obstacle.state == "overcome"
    officer.client.post(at("reopen", obstacle.pk))
    obstacle.refresh_from_db()
    assert obstacle.state == "open"


@pytest.mark.parametrize(
    ("left", "tone"),
    [(91, None), (90, "open"), (30, "soon"), (7, "soon"), (0, "soon"), (-1, "late")],
)
def test_people_are_told_before_a_review(riverton, officer, live, left, tone):
    day = live.review_by - timedelta(days=left)
    cards = [card for card in awaiting(riverton, officer.membership, day) if "eview" in card.title
             or "Renew" in card.title]  # fmt: skip
    assert [card.tone for card in cards] == ([tone] if tone else [])


def test_an_agency_is_told_what_it_has_to_answer_and_sign(riverton, officer, police, today):
    version = draft(riverton, today, "police")
    give(version, "police", "police_crimes", "happened_on")
    writes = {"by": officer.membership, "at": clock.now()}
    changes.consult(version=version, **writes)
    titles = [card.title for card in awaiting(riverton, police.membership, today)]
    assert titles == ["Say what you think of “Sharing”"]
    version.refresh_from_db()
    for party in version.parties.all():
        changes.answer(party=party, answer="content", comment="", benefit="Fewer victims", **writes)
    changes.send_for_signature(version=version, **writes)
    titles = [card.title for card in awaiting(riverton, police.membership, today)]
    assert titles == ["Sign “Sharing”"]


def test_a_line_is_between_parties(officer, riverton, today):
    version = draft(riverton, today, "police")
    page = text(officer.client.get(at("add_line", version.pk)))
    assert "Riverton Police" in page
    assert "Riverton Fire and Rescue Service" not in page


def test_personal_data_of_the_whole_table_are_told_with_their_conditions(
    officer, riverton, at_, today
):
    version = draft(riverton, today, "police")
    give(
        version, "police", "asb_case", "name", "place", recipients=["council"], most=3,
        purposes=["tasking"], gateways=["s115", "public_task"], actions=["view"],
        mode="whole_table", conditions=["meeting_declared", "no_export"],
    )  # fmt: skip
    go_live(version, officer.membership, at_)
    asked = question(
        riverton, recipient=agency(riverton, "council").pk, category="asb_case",
        purpose="tasking", action="view", identifiability=3,
    )  # fmt: skip
    page = text(officer.client.get(at("may_we"), asked))
    assert "You may share it" in page
    assert "At a meeting, with the confidentiality declaration signed" in page
    assert "No copy is taken out" in page
    other = asked | {"recipient": agency(riverton, "fire").pk}
    assert "A protocol must name the recipient." in text(officer.client.get(at("may_we"), other))


def test_a_national_body_sees_no_protocol(member, riverton, live):
    assert member("national", partnership=riverton).client.get(at("protocols")).status_code == 403


def test_an_elected_member_sees_protocols_and_no_decisions(member, riverton, live):
    elected = member("elected", partnership=riverton).client
    assert "Decisions" not in text(elected.get(at("protocols")))
    assert elected.get(at("disclosures")).status_code == 403
