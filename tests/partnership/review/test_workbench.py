"""The officer's workbench: every card in one of six parts, and what would be there if none is."""

from datetime import date, timedelta

import pytest
from django.urls import NoReverseMatch, reverse

from wardmote import rulebook
from wardmote.partnership.agencies.models import Post
from wardmote.partnership.agencies.pages.overview import cards
from wardmote.partnership.duties import changes
from wardmote.partnership.review.pages.workbench import placed_by_part, workbench
from wardmote.partnership.website.card import Card

ROWS = rulebook.on(date(2026, 6, 15), "England").workbench
SIX = ["public", "political", "project", "committee", "staff", "budget"]


@pytest.fixture
def officer(member, riverton):
    return member("officer", partnership=riverton)


@pytest.fixture
def opened(riverton, officer, at):
    changes.open_year(partnership=riverton, year=2026, by=officer.membership, at=at)
    return riverton


def parts(partnership, officer, today):
    page = workbench(partnership, on=today, by=officer.membership)
    return {part.name: part for part in page.parts}


def titles(part) -> list[str]:
    return [card.title for card in part.cards]


def test_the_parts_are_the_six_that_the_officer_told_of() -> None:
    assert list(ROWS) == SIX


@pytest.mark.parametrize("page", [page for row in ROWS.values() for page in row.pages])
def test_every_page_that_belongs_to_a_part_is_one(page: str, riverton) -> None:
    tried = []
    for more in ([], [1], [1, 1]):
        try:
            reverse(page, args=[riverton.slug, *more])
        except NoReverseMatch:
            tried.append(more)
    assert len(tried) < 3


def test_all_that_awaits_the_officer_is_there_once_and_nothing_else(opened, officer, today) -> None:
    held = parts(opened, officer, today)
    shown = sorted(title for part in held.values() for title in titles(part))
    told = sorted(card.title for card in cards(opened, officer.membership, today))
    assert told
    assert shown == told


@pytest.mark.parametrize(
    ("key", "part"),
    [("public_meeting", "public"), ("scrutiny", "political"), ("partnership_plan", "project"),
     ("strategy_group", "committee"), ("sharing_facilitator", "staff"),
     ("expenditure_review", "budget")],
)  # fmt: skip
def test_a_duty_of_ones_own_stands_in_the_part_that_it_belongs_to(
    opened, officer, at, today, key, part
) -> None:
    duty = opened.duties.select_related("partnership").filter(key=key).first()
    changes.assign(duty=duty, owner=officer.person, lead=None, by=officer.membership, at=at)
    opened.duties.filter(pk=duty.pk).update(due_on=today + timedelta(3))
    held = parts(opened, officer, today)
    named = rulebook.on(today, "England").duties[key].title
    assert [name for name in SIX if named in titles(held[name])] == [part]


@pytest.mark.parametrize(
    ("page", "more", "part"),
    [("agencies:post", [1], "staff"), ("agencies:note_endorsement", [], "political"),
     ("meetings:record", [1], "committee"), ("audits:publish", [1], "public"),
     ("exchange:deliveries", [], "project")],
)  # fmt: skip
def test_a_card_stands_in_the_part_of_the_page_that_it_leads_to(page, more, part, riverton) -> None:
    card = Card("It", "Why.", reverse(page, args=[riverton.slug, *more]) + "?state=late")
    assert placed_by_part(ROWS, [card])[part] == [card]


def test_a_card_that_leads_nowhere_known_is_not_lost() -> None:
    card = Card("It", "Why.", "https://elsewhere.example/it")
    assert placed_by_part(ROWS, [card])["project"] == [card]


def test_what_is_late_stands_first_in_its_part(opened, officer, at, today) -> None:
    for key, days in (("public_meeting", 3), ("plan_summary", -3)):
        duty = opened.duties.select_related("partnership").filter(key=key).first()
        changes.assign(duty=duty, owner=officer.person, lead=None, by=officer.membership, at=at)
        opened.duties.filter(pk=duty.pk).update(due_on=today + timedelta(days))
    public = parts(opened, officer, today)["public"]
    tones = [card.tone for card in public.cards]
    assert tones[0] == "late"
    assert set(tones[1:]) == {"soon"}


def test_an_empty_part_says_what_would_be_there(opened, officer) -> None:
    page = officer.client.get(reverse("review:workbench", args=[opened.slug])).content.decode()
    assert "Here would stand a vacant post" in page
    assert "Money is not kept in the workspace yet" in page


def test_the_budget_knows_who_hosts_posts_and_for_how_long(riverton, officer, today) -> None:
    council = riverton.partners.get(agency__kind="council")
    for hours in (30, 7.5):
        Post.objects.create(
            partnership=riverton, title="Officer", kind="officer", host=council,
            hours_a_week=hours, started_on=today,
        )  # fmt: skip
    facts = parts(riverton, officer, today)["budget"].facts
    assert [(fact.words, fact.value) for fact in facts] == [
        ("Posts hosted by Riverton Council", "37.5 hours a week"),
        ("With bodies that are not public, this year", "£0"),
    ]


def test_each_part_says_what_is_known_with_the_way_to_it(opened, officer, today) -> None:
    for part in parts(opened, officer, today).values():
        assert part.facts
        assert all(officer.client.get(fact.href).status_code == 200 for fact in part.facts)


def test_only_an_officers_overview_leads_to_it(opened, officer, member) -> None:
    chair = member("chair", partnership=opened)
    address = reverse("review:workbench", args=[opened.slug])
    pages = [one.client.get(reverse("agencies:overview", args=[opened.slug]))
             for one in (officer, chair)]  # fmt: skip
    assert [address in page.content.decode() for page in pages] == [True, False]
