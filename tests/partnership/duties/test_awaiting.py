"""What of the duties is told on the overview, and to whom."""

from datetime import date, timedelta

import pytest

from wardmote.partnership.duties import changes
from wardmote.partnership.duties.pages import awaiting


def titles(partnership, member, day) -> list[str]:
    return [card.title for card in awaiting(partnership, member.membership, day)]


def test_the_officer_is_told_to_open_a_year_that_is_not_open(riverton, officer, today) -> None:
    assert titles(riverton, officer, today) == ["Open the legal year 2026/27"]


def test_nobody_else_is_told_of_it(riverton, member, today) -> None:
    assert titles(riverton, member("board", partnership=riverton), today) == []


def test_an_owner_is_told_of_what_is_missed_as_late(opened, officer, today) -> None:
    cards = awaiting(opened, officer.membership, today)
    assert [card.tone for card in cards if card.due_on == date(2026, 4, 30)] == ["late", "late"]


def test_an_owner_is_told_how_near_the_day_is(opened, officer, today) -> None:
    card = next(c for c in awaiting(opened, officer.membership, today) if c.tone == "soon")
    assert card.text.startswith("Due in 15 days.")


def test_what_is_done_is_told_no_more(opened, officer, today, at) -> None:
    for duty in opened.duties.filter(due_on=date(2026, 4, 30)):
        ready = {"done_on": today, "today": today, "why": "x", "by": officer.membership, "at": at}
        changes.finish(duty=duty, **ready)
    tones = [card.tone for card in awaiting(opened, officer.membership, today)]
    assert "late" not in tones


def test_the_officer_is_told_of_duties_that_nobody_owns(opened, officer, today) -> None:
    assert any(title.startswith("Find owners for") for title in titles(opened, officer, today))


@pytest.mark.parametrize(
    ("opens", "closes", "is_told"),
    [(-20, 10, True), (25, 60, True), (40, 60, False), (-40, -1, False)],
)
def test_an_agencys_plan_that_is_consulted_on_awaits_the_officer(
    opened, officer, at, today, opens, closes, is_told
) -> None:
    changes.add_plan(
        partnership=opened, partner=opened.partners.first(), title="Fire plan", called="Fire plan",
        first_on=today, last_on=today, consulted_from=today + timedelta(opens),
        consulted_until=today + timedelta(closes), by=officer.membership, at=at,
    )  # fmt: skip
    cards = awaiting(opened, officer.membership, today)
    assert ("Have your say on “Fire plan”" in [card.title for card in cards]) is is_told
