"""The structure as at a day, its picture, and the tables of its pages."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.partnership.agencies.conftest import CHANGED, FORMED, seat_of
from wardmote.partnership.agencies.changes import groups, partners, purpose, seats
from wardmote.partnership.agencies.models import Agency, Post
from wardmote.partnership.agencies.pages.alike import alike
from wardmote.partnership.agencies.pages.awaiting import awaiting
from wardmote.partnership.agencies.pages.groups import groups_page
from wardmote.partnership.agencies.pages.partners import partners_page
from wardmote.partnership.agencies.pages.picture import Node, drawn
from wardmote.partnership.agencies.pages.posts import tenure
from wardmote.partnership.agencies.pages.tree import flat, tree

BEFORE = CHANGED - timedelta(days=1)


def names(partnership, on) -> list[str]:
    return [branch.name for branch in flat(tree(partnership, on))]


# ── as at a day ──


def test_there_is_nothing_before_the_partnership_was_formed(riverton) -> None:
    assert tree(riverton, FORMED - timedelta(days=1)) == ()


def test_a_group_is_called_what_it_was_called_then(riverton, place, told) -> None:
    groups.change_group(group=place.tasking, from_day=CHANGED, name="Delivery Group", **told)
    assert "Tasking Group" in names(riverton, BEFORE)
    assert "Delivery Group" in names(riverton, CHANGED)


def test_a_group_reports_where_it_reported_then(riverton, place, told) -> None:
    groups.change_group(group=place.task, from_day=CHANGED, parent=place.board, **told)
    lines = [
        next(one.parent for one in flat(tree(riverton, on)) if one.group == place.task)
        for on in (BEFORE, CHANGED)
    ]
    assert lines == [place.tasking.pk, place.board.pk]


def test_a_closed_group_is_shown_on_the_days_before(riverton, place, told, today) -> None:
    groups.close_group(group=place.task, ended_on=today, closure_report="Done.", **told)
    assert place.task.name in names(riverton, today - timedelta(days=1))
    assert place.task.name not in names(riverton, today)


def test_the_seats_are_those_of_the_day(riverton, place, told) -> None:
    seat = seat_of(place.board, "police")
    seats.change_seat(seat=seat, from_day=CHANGED, rank=3, **told)
    ranks = [
        next(s.rank for s in tree(riverton, on)[0].seats if s.partner == place.police)
        for on in (BEFORE, CHANGED)
    ]
    assert ranks == [1, 3]


def test_a_function_that_no_group_has_is_told(riverton, member, today) -> None:
    by = member("officer", partnership=riverton).membership
    page = groups_page(riverton, on=today, today=today, by=by)
    assert [one.function for one in page.coverage if not one.groups] == ["Scrutiny"]


def test_the_page_shows_another_day(riverton, place, told, member) -> None:
    groups.change_group(group=place.tasking, from_day=CHANGED, name="Delivery Group", **told)
    client = member("national", partnership=riverton).client
    page = client.get(reverse("agencies:groups", args=["riverton"]), {"on": BEFORE.isoformat()})
    assert "Tasking Group" in page.content.decode()
    assert "Delivery Group" not in page.content.decode()


def test_a_day_that_is_none_is_said_to_be_none(riverton, member) -> None:
    client = member("national", partnership=riverton).client
    page = client.get(reverse("agencies:groups", args=["riverton"]), {"on": "2025-02-30"})
    assert page.status_code == 200
    assert page.context["form"].errors


# ── the picture ──


def leaf(name: str) -> Node:
    return Node(name, "", "task")


def overlap(one, other) -> bool:
    apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
    apart_y = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (apart_x or apart_y)


TREES = {
    "one": (leaf("a"),),
    "two tops": (leaf("a"), leaf("b")),
    "three below": (Node("top", "", "strategic", tuple(map(leaf, "abc"))),),
    "a stack": (Node("top", "", "strategic", tuple(map(leaf, "abcdef"))),),
    "two stacks": (
        Node("top", "", "strategic", tuple(
            Node(name, "", "task", tuple(map(leaf, "abcd"))) for name in "xy")),
    ),
    "long names": (Node("A very long name of a group " * 3, "", "task", (leaf("a"), leaf("b"))),),
}  # fmt: skip


@pytest.mark.parametrize("tops", TREES.values(), ids=TREES)
def test_no_two_boxes_lie_over_each_other(tops) -> None:
    boxes = drawn(tops).boxes
    assert not [(a, b) for a in boxes for b in boxes if a is not b and overlap(a, b)]


@pytest.mark.parametrize("tops", TREES.values(), ids=TREES)
def test_every_box_lies_within_the_picture(tops) -> None:
    picture = drawn(tops)
    for box in picture.boxes:
        assert box.x >= 0
        assert box.x + box.width <= picture.width
        assert box.y + box.height <= picture.height


def test_every_group_below_another_has_its_line() -> None:
    picture = drawn(TREES["two stacks"])
    assert len(picture.lines) == len(picture.boxes) - 1


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn(()) is None


# ── agencies, posts, what awaits ──


def test_whom_the_law_names_and_is_missing_is_told(riverton, told, place, today) -> None:
    by = told["by"]
    before = partners_page(riverton, on=today, by=by).shares[0]
    partners.end_partner(partner=place.police, ended_on=today, **told)
    after = partners_page(riverton, on=today, by=by).shares[0]
    assert (after.part, after.named) == ("Responsible authority", 5)
    assert after.present == before.present - 1


@pytest.mark.parametrize(
    "typed", ["Riverton Council", "riverton council", "Council of Riverton", "Rivertn Council"]
)
def test_a_name_that_is_known_is_proposed(db, typed) -> None:
    known = Agency.objects.create(name="Riverton Council", kind="council")
    Agency.objects.create(name="Sandfordshire Fire and Rescue Service", kind="fire")
    assert alike(typed) == [known]


@pytest.mark.parametrize(
    ("since", "is_over", "words"),
    [
        (date(2024, 6, 15), False, "1 year left of what was expected"),
        (date(2023, 6, 16), False, "less than a month left of what was expected"),
        (date(2023, 6, 15), True, "less than a month past what was expected"),
        (date(2022, 4, 15), True, "1 year 2 months past what was expected"),
    ],
)
def test_the_tenure_clock(since, is_over, words) -> None:
    clock = tenure(Post(held_since=since, tenure_years=3), date(2026, 6, 15))
    assert (clock.is_over, clock.words) == (is_over, words)


def test_a_vacant_post_has_no_clock() -> None:
    assert tenure(Post(tenure_years=3), date(2026, 6, 15)) is None


def test_an_officer_is_asked_for_the_first_statement(riverton, told, today) -> None:
    titles = [card.title for card in awaiting(riverton, told["by"], today)]
    assert "Propose a statement of purpose" in titles


def test_an_officer_is_told_of_vacant_seats(riverton, told, place, today) -> None:
    place.task.seats.update(person=None)
    cards = {card.title: card.text for card in awaiting(riverton, told["by"], today)}
    assert cards["Fill the seats"] == "2 seats are vacant."


def test_a_representative_is_asked_to_sign_until_they_did(
    riverton, told, member, today, place
) -> None:
    by = member("representative", partnership=riverton, agency=place.police.agency).membership
    statement = purpose.propose_statement(
        partnership=riverton, purpose="To be safe", in_scope="", out_of_scope="",
        review_on=date(2027, 6, 1), **told,
    )  # fmt: skip
    assert [card.title for card in awaiting(riverton, by, today)] == [
        "Sign the statement of purpose"
    ]
    purpose.sign_statement(statement=statement, partner=place.police, by=by, at=told["at"])
    assert awaiting(riverton, by, today) == []


# ── tables as files ──


@pytest.mark.parametrize(
    ("name", "table"),
    [("groups", "groups"), ("partners", "agencies"), ("partners", "expected"), ("posts", "posts"),
     ("purpose", "support"), ("interests", "interests"), ("arrangements", "arrangements")],
)  # fmt: skip
def test_a_table_is_given_as_a_file(riverton, member, name, table) -> None:
    client = member("officer", partnership=riverton).client
    address = reverse(f"agencies:{name}", args=["riverton"])
    answer = client.get(address, {"as": "csv", "table": table})
    assert answer["Content-Type"].startswith("text/csv")
    assert f'filename="{table}.csv"' in answer["Content-Disposition"]


def test_a_file_tells_dates_as_machines_read_them(riverton, member) -> None:
    client = member("officer", partnership=riverton).client
    answer = client.get(reverse("agencies:groups", args=["riverton"]), {"as": "csv"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Group,Function,")
    assert "2027-03-31" in lines[1]
