"""Plans of agencies on one time line: kept, changed, drawn, told in words."""

from datetime import date

import pytest
from django.urls import reverse

from wardmote.partnership.agencies.rules import NotAllowed
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.models import Plan
from wardmote.partnership.duties.pages.plans import plans_page
from wardmote.partnership.duties.pages.scale import Scale
from wardmote.partnership.duties.pages.time_line import years_drawn
from wardmote.partnership.duties.rules import turns
from wardmote.partnership.trail.models import Entry


def days(first: str = "2025-04-01", last: str = "2029-03-31") -> dict[str, date]:
    return {"first_on": date.fromisoformat(first), "last_on": date.fromisoformat(last)}


def address(name: str, partnership, *args) -> str:
    return reverse(f"duties:{name}", args=[partnership.slug, *args])


@pytest.fixture
def police(opened, officer, at) -> Plan:
    partner = opened.partners.get(agency__kind="police")
    return changes.add_plan(
        partnership=opened, partner=partner, kind="police_and_crime_plan",
        title="Police and crime plan", agreed_on=date(2027, 2, 15), by=officer.membership, at=at,
        **days(),
    )  # fmt: skip


@pytest.fixture
def fire(opened, officer, at) -> Plan:
    partner = opened.partners.get(agency__kind="fire")
    return changes.add_plan(
        partnership=opened, partner=partner, called="Risk plan", title="Fire risk plan",
        by=officer.membership, at=at, **days(last="2027-03-31"),
    )  # fmt: skip


def spoken(plan: Plan, officer, at, theme: str = "Young people", words: str = "More clubs."):
    return changes.say_of_theme(
        plan=plan, theme=theme, words=words, where="page 4", by=officer.membership, at=at
    )


def test_only_an_officer_keeps_plans(opened, member, at) -> None:
    chair = member("chair", partnership=opened)
    with pytest.raises(NotAllowed):
        changes.add_plan(partnership=opened, title="A plan", by=chair.membership, at=at, **days())


def test_a_plan_is_told_of_in_the_trail(police) -> None:
    assert Entry.objects.filter(thing=f"duties.plan.{police.pk}", did="duties.plan.added").exists()


def test_the_same_theme_in_other_letters_is_the_same_theme(police, fire, officer, at) -> None:
    spoken(police, officer, at)
    assert spoken(fire, officer, at, theme=" young people ").theme.name == "Young people"


def test_saying_of_a_theme_again_says_it_anew(police, officer, at) -> None:
    spoken(police, officer, at)
    spoken(police, officer, at, words="Fewer knives.")
    assert [each.words for each in police.passages.all()] == ["Fewer knives."]


def test_a_theme_of_which_no_plan_speaks_any_more_goes(police, fire, officer, at) -> None:
    one, two = spoken(police, officer, at), spoken(fire, officer, at)
    changes.remove_passage(passage=one, by=officer.membership, at=at)
    assert police.partnership.themes.count() == 1
    changes.remove_passage(passage=two, by=officer.membership, at=at)
    assert police.partnership.themes.count() == 0


def test_a_plan_that_is_removed_is_told_of_with_what_it_said(police, officer, at) -> None:
    passage = spoken(police, officer, at)
    changes.remove_plan(plan=police, by=officer.membership, at=at)
    removed = set(Entry.objects.filter(did__endswith=".removed").values_list("thing", flat=True))
    assert removed >= {f"duties.passage.{passage.pk}"}
    assert len(removed) == 2


def test_the_partnerships_audits_are_told_of_years_opened_and_years_to_come(opened, today) -> None:
    told = turns(opened, ["strategic_assessment"], range(2025, 2029), today)
    assert [turn.on for turn in told] == [date(2027, 3, 31), date(2028, 3, 31), date(2029, 3, 31)]
    assert all(turn.begins_on < turn.on for turn in told)


def test_what_misses_is_said_in_sentences(police, fire, officer, today) -> None:
    page = plans_page(police.partnership, on=today, by=officer.membership)
    assert tuple(miss.sentence for miss in page.misses) == (
        "“Police and crime plan” is agreed on 15 February 2027, 44 days before the partnership’s "
        "audit of 31 March 2027: it cannot use that audit.",
        "They end in 2 different years. 2026/27: “Fire risk plan”; 2028/29: “Police and crime "
        "plan”.",
    )
    assert "When it is agreed is not known: “Fire risk plan”." in page.unknown


def test_when_they_could_be_brought_together_is_said(police, fire, officer, at, today) -> None:
    changes.change_plan(plan=police, review_on=date(2027, 6, 1), by=officer.membership, at=at)
    page = plans_page(police.partnership, on=today, by=officer.membership)
    assert page.moment == (
        "From 1 April 2027 to 1 June 2027 2 plans come open. They can be agreed together, from "
        "the partnership’s audit of 31 March 2027."
    )
    assert page.openings == (
        "1 April 2027: a new plan follows “Fire risk plan”",
        "1 June 2027: “Police and crime plan” is reviewed",
    )


def test_the_picture_has_a_lane_for_the_year_and_for_each_plan(police, fire, officer, today):
    line = plans_page(police.partnership, on=today, by=officer.membership).line
    assert [lane.label for lane in line.lanes] == [
        "The partnership: audit", "The partnership: plan",
        "Riverton Fire and Rescue Service: Fire risk plan",
        "Riverton Police: Police and crime plan",
    ]  # fmt: skip
    assert all(0 <= bar.x <= line.width for lane in line.lanes for bar in lane.bars)


def test_a_plan_of_fifty_years_does_not_make_the_others_too_small_to_see(today) -> None:
    plan = Plan(title="Long", **days("1998-04-01", "2058-03-31"))
    assert years_drawn([plan], today) == range(2024, 2034)


@pytest.mark.parametrize(
    ("day", "x"),
    [("2026-04-01", 0), ("2026-10-01", 183), ("2020-01-01", 0), ("2030-01-01", 365)],
)
def test_a_day_stands_where_it_lies_in_the_span_or_at_its_edge(day: str, x: int) -> None:
    scale = Scale(date(2026, 4, 1), date(2027, 4, 1), width=365)
    assert scale.x(date.fromisoformat(day)) == x


@pytest.mark.parametrize("name", ["plans", "add_plan"])
def test_a_page_of_plans_opens(name, police, fire, officer) -> None:
    assert officer.client.get(address(name, police.partnership)).status_code == 200


def test_the_page_opens_where_no_plan_is_kept(riverton, officer) -> None:
    assert "No plan is kept yet." in officer.client.get(address("plans", riverton)).content.decode()


@pytest.mark.parametrize("name", ["kept_plan", "change_plan", "remove_plan", "say_of_theme"])
def test_a_page_of_a_plan_opens(name, police, officer, at) -> None:
    spoken(police, officer, at)
    answer = officer.client.get(address(name, police.partnership, police.pk))
    assert answer.status_code == 200


def _typed(**more) -> dict[str, str]:
    told = {"title": "Council plan", "called": "Council plan"}
    for field, day in {"first_on": (1, 4, 2026), "last_on": (31, 3, 2030), **more}.items():
        parts = dict(zip(("day", "month", "year"), day, strict=True))
        told |= {f"{field}_{part}": str(value) for part, value in parts.items()}
    return told


def test_a_plan_is_typed_in(opened, officer) -> None:
    officer.client.post(address("add_plan", opened), _typed())
    assert opened.plans.get().last_on == date(2030, 3, 31)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (_typed(last_on=(31, 3, 2025)), "The last day must not be before the first"),
        ({**_typed(), "called": ""}, "Select a kind, or enter one"),
        (
            _typed(consulted_from=(1, 6, 2026), consulted_until=(1, 5, 2026)),
            "close before it opens",
        ),
    ],
)
def test_days_out_of_order_and_no_kind_are_refused(opened, officer, typed, says) -> None:
    assert says in officer.client.post(address("add_plan", opened), typed).content.decode()
    assert not opened.plans.exists()


def test_a_kind_of_the_list_needs_no_words(opened, officer) -> None:
    told = {**_typed(), "kind": "police_and_crime_plan"}
    officer.client.post(address("add_plan", opened), told)
    assert (opened.plans.get().kind, opened.plans.get().called) == ("police_and_crime_plan", "")


def test_what_a_plan_says_of_a_theme_is_typed_in(police, officer) -> None:
    told = {"theme": "Young people", "words": "More clubs.", "where": "page 4"}
    officer.client.post(address("say_of_theme", police.partnership, police.pk), told)
    assert str(police.passages.get()) == "Police and crime plan: Young people"


def test_a_page_of_another_partnerships_plan_is_not_there(police, collingbridge, member) -> None:
    theirs = member("officer", partnership=collingbridge)
    assert theirs.client.get(address("kept_plan", collingbridge, police.pk)).status_code == 404
