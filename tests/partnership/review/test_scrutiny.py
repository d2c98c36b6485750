"""The scrutiny briefing: what a committee may read in public, and questions built from facts."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from tests.partnership.audits.life import interim, people, published
from tests.partnership.audits.viewing_editions import audited, both_editions  # noqa: F401
from wardmote.partnership.audits.changes import signing
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.models import Plan
from wardmote.partnership.review.changes.concerns import set_aside
from wardmote.partnership.review.concerns import gather
from wardmote.partnership.review.pages import awaiting
from wardmote.partnership.review.pages.scrutiny import scrutiny_briefing


@pytest.fixture
def officer(member, riverton):
    return member("officer", partnership=riverton)


@pytest.fixture
def writes(officer, at):
    return {"by": officer.membership, "at": at}


@pytest.fixture
def opened(riverton, writes):
    changes.open_year(partnership=riverton, year=2026, **writes)
    return riverton


def plan(partnership, writes, kind: str | None, title: str, **more) -> Plan:
    partner = partnership.partners.get(agency__kind=kind) if kind else None
    told = {"first_on": date(2025, 4, 1), "last_on": date(2029, 3, 31), "called": title, **more}
    return changes.add_plan(partnership=partnership, partner=partner, title=title, **told, **writes)


def speaks(of: Plan, writes, theme: str, words: str, where: str = "page 4") -> None:
    changes.say_of_theme(plan=of, theme=theme, words=words, where=where, **writes)


@pytest.fixture
def spoken(riverton, writes) -> None:
    """The partnership and the police speak of young people; the council's plan is of no concern."""
    speaks(plan(riverton, writes, None, "Our plan"), writes, "Young people", "More clubs.")
    speaks(plan(riverton, writes, "police", "Police plan"), writes, "Young people", "No knives.",
           "page 9")  # fmt: skip
    plan(riverton, writes, "fire", "Fire plan")
    plan(riverton, writes, "council", "Council plan")


def rows(table) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in table.rows]


def asked(partnership, today) -> dict[str, str]:
    """Question → evidence."""
    return {row[0]: row[1] for row in rows(scrutiny_briefing(partnership, on=today).questions)}


def test_plans_stand_side_by_side_by_theme_with_their_pages(riverton, spoken, today) -> None:
    table = scrutiny_briefing(riverton, on=today).compared
    assert table.heads == ("Theme", "Our plan", "Police plan", "Fire plan")
    assert rows(table) == [
        ["Young people", "More clubs. (page 4)", "No knives. (page 9)", "Nothing is written down."]
    ]


def test_a_plan_that_is_past_is_not_compared(riverton, writes, today) -> None:
    plan(riverton, writes, "police", "Police plan", last_on=today - timedelta(1))
    assert scrutiny_briefing(riverton, on=today).plans.rows == ()


def test_a_plan_of_another_agency_is_compared_once_it_speaks(riverton, writes, spoken, today):
    council = riverton.plans.get(title="Council plan")
    speaks(council, writes, "Streets", "More lamps.")
    assert "Council plan" in scrutiny_briefing(riverton, on=today).compared.heads


def test_a_theme_that_one_plan_leaves_out_is_asked_about_with_who_speaks(riverton, spoken, today):
    assert asked(riverton, today)["What does “Fire plan” do about this: Young people?"] == (
        "Of this speaks: “Our plan” (page 4), “Police plan” (page 9). "
        "Of “Fire plan” nothing is written down."
    )


def test_a_theme_of_which_every_plan_speaks_raises_no_question(riverton, writes, spoken, today):
    speaks(riverton.plans.get(title="Fire plan"), writes, "Young people", "Cadets.")
    assert not [question for question in asked(riverton, today) if "Young people" in question]


def test_plans_that_end_in_different_years_are_asked_about(riverton, writes, spoken, today):
    changes.change_plan(
        plan=riverton.plans.get(title="Fire plan"), last_on=date(2027, 3, 31), **writes
    )
    evidence = asked(riverton, today)["Could the plans be consulted on and agreed together?"]
    assert evidence.startswith("They end in 2 different years.")


def test_a_concern_is_asked_about_with_its_sentence(opened, writes, today) -> None:
    changes.note_occasion(
        partnership=opened, key="scrutiny_report", happened_on=today - timedelta(40),
        title="Report on knives", **writes,
    )  # fmt: skip
    evidence = asked(opened, today)["When will the committee have the reply to “Report on knives”?"]
    assert "the reply was due within 28 days and is not sent" in evidence


def test_what_an_officer_set_aside_is_asked_about_all_the_same(riverton, writes, today) -> None:
    question = "What is the partnership for, in its own words?"
    told = next(t for t in gather(riverton, today) if t.concern.rule == "statement_missing")
    set_aside(told=told, reason="Next year", look_again_on=today + timedelta(90), **writes)
    assert question in asked(riverton, today)


def test_nothing_is_asked_that_names_a_person(opened, member, today) -> None:
    seat = opened.groups.first().seats.exclude(person=None).first()
    assert seat.person.name not in str(rows(scrutiny_briefing(opened, on=today).questions))


def test_a_reply_is_told_with_its_days(opened, writes, today) -> None:
    changes.note_occasion(
        partnership=opened, key="scrutiny_report", happened_on=today - timedelta(5),
        title="Report on knives", **writes,
    )  # fmt: skip
    page = scrutiny_briefing(opened, on=today)
    assert rows(page.replies) == [["Report on knives", "2026-06-10", "2026-07-08", "None",
                                   "Not started"]]  # fmt: skip
    assert "within 28 days" in page.replies_first


def test_what_runs_from_somebodys_application_is_not_in_the_list_of_duties(opened, writes, today):
    changes.note_occasion(
        partnership=opened, key="asb_application", happened_on=today, title="A lady of Mill Lane",
        due_on=today + timedelta(20), **writes,
    )  # fmt: skip
    page = scrutiny_briefing(opened, on=today)
    assert "Mill Lane" not in str([rows(table) for table in page.tables])


def test_duties_are_told_without_who_sees_to_them(opened, officer, writes, today) -> None:
    duty = opened.duties.select_related("partnership").first()
    changes.assign(duty=duty, owner=officer.person, lead=None, **writes)
    page = scrutiny_briefing(opened, on=today)
    assert officer.person.name not in str(rows(page.duties))
    assert page.duties_first.startswith("In 2026/27 the law asks the partnership for ")


def test_where_no_audit_is_published_the_committee_may_ask_when(riverton, today) -> None:
    page = scrutiny_briefing(riverton, on=today)
    assert page.audit is None
    assert "When will the public be able to read the audit of crime and disorder?" in asked(
        riverton, today
    )


def test_a_published_audit_is_told_in_its_public_words(riverton, member, at, today, both_editions):  # noqa: F811
    out = published(riverton, people(member, riverton), at, both_editions)
    audit = scrutiny_briefing(riverton, on=today).audit
    assert audit.read == f"/published/riverton/audits/{out.pk}/"
    plain = {found.sentence for found in out.edition.findings.filter(audience="analyst")}
    exact = plain - {found.sentence for found in out.edition.findings.public()}
    assert not exact & {found.sentence for found in audit.findings}
    worse = [found.sentence for found in audit.findings if found.direction == "worse"]
    evidence = set(asked(riverton, today).values())
    assert {found.sentence for found in audit.worse} <= evidence & set(worse)


def test_an_audit_that_is_signed_and_not_out_says_only_that_it_is(
    riverton,
    member,
    at,
    today,
    both_editions,  # noqa: F811
) -> None:
    who = people(member, riverton)
    audit = interim(riverton, who.analyst, at, both_editions)
    signing.check(audit=audit, words="Totals.", by=who.officer, at=at)
    for each in (who.chair, who.board):
        signing.sign_off(audit=audit, by=each, at=at)
    page = scrutiny_briefing(riverton, on=today)
    assert page.audit is None
    assert page.to_come == "A newer audit is signed off and is not published yet."


@pytest.mark.parametrize("role", ["elected", "officer", "representative"])
def test_the_page_opens(opened, spoken, member, role) -> None:
    reader = member(role, partnership=opened)
    answer = reader.client.get(reverse("review:scrutiny", args=[opened.slug]))
    assert "Questions worth asking" in answer.content.decode()


def test_the_document_says_what_the_page_says(opened, spoken, officer, today) -> None:
    answer = officer.client.get(reverse("review:scrutiny_document", args=[opened.slug]))
    document = Document(BytesIO(answer.content))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "The plans", "What they say of the same themes", "Missed, or due soon",
        "The duties of 2026/27",
        "What the audit found", "Earlier recommendations, and the replies",
        "Questions worth asking",
    ]  # fmt: skip
    page = scrutiny_briefing(opened, on=today)
    assert [len(table.rows) - 1 for table in document.tables] == [
        len(table.rows) for table in page.tables if table.rows
    ]


@pytest.mark.parametrize(("days", "is_told"), [(20, True), (45, False)])
def test_the_officer_is_told_to_send_it_before_the_committee_meets(
    opened, officer, today, days, is_told
) -> None:
    opened.duties.filter(key="scrutiny").update(due_on=today + timedelta(days))
    cards = [card.title for card in awaiting(opened, officer.membership, today)]
    assert ("Brief the scrutiny committee" in cards) is is_told


def test_what_is_missed_or_due_soon_is_told_apart_from_the_whole_year(opened, today) -> None:
    page = scrutiny_briefing(opened, on=today)
    days = {row[2] for row in rows(page.pressing)}
    assert days == {"30 April 2026", "30 June 2026"}
    assert len(page.duties.rows) > len(page.pressing.rows)


def test_what_is_open_from_years_before_is_counted_and_not_of_this_year(
    opened, writes, today
) -> None:
    changes.open_year(partnership=opened, year=2025, **writes)
    page = scrutiny_briefing(opened, on=today)
    before = opened.duties.open().filter(year=2025).count()
    assert page.duties_first.endswith(f"Still open from years before: {before}.")
    assert len(page.duties.rows) == opened.duties.filter(year=2026).count()
