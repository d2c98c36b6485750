"""Who may do what in the structure: the whole table, and what stands beside it."""

import pytest

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Role
from wardmote.partnership.agencies.models.groups import LOWEST_RANK
from wardmote.partnership.agencies.rules import (
    MAY,
    NotAllowed,
    Refused,
    check_line,
    check_may,
    check_may_declare,
    check_may_sign,
    check_size,
    largest_group,
    may,
)

OFFICER, ANALYST, REP, CHAIR, BOARD, ELECTED, PROTECTION, NATIONAL = Role
EVERYONE = set(Role)
TRUTH = {
    "see the structure": EVERYONE,
    "edit the structure": {OFFICER},
    "sign the statement": {OFFICER, REP, CHAIR, BOARD},
    "promise for an agency": {OFFICER, REP, CHAIR, BOARD},
    "rate involvement": EVERYONE - {NATIONAL},
    "declare an interest": EVERYONE - {NATIONAL},
    "see the registers": EVERYONE - {NATIONAL},
    "keep the registers": {OFFICER},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("doing", TRUTH)
def test_the_table_of_who_may(doing, role) -> None:
    by = Membership(role=role)
    assert may(by, doing) == (role in TRUTH[doing])


def test_every_row_about_the_structure_is_in_the_truth_table() -> None:
    assert set(TRUTH) == {row for row in MAY if "people" not in row}


def test_a_refusal_says_who_may() -> None:
    with pytest.raises(NotAllowed, match="Community safety officer"):
        check_may(Membership(role=ANALYST), "edit the structure")


@pytest.mark.parametrize(
    ("role", "own", "signs"),
    [(OFFICER, False, True), (REP, True, True), (REP, False, False), (BOARD, True, True),
     (ANALYST, True, False)],
)  # fmt: skip
def test_who_signs_for_an_agency(riverton, member, role, own, signs) -> None:
    partner, other = riverton.partners.all()[:2]
    by = member(role, partnership=riverton, agency=(partner if own else other).agency).membership
    if signs:
        check_may_sign(by, partner)
    else:
        with pytest.raises(NotAllowed):
            check_may_sign(by, partner)


@pytest.mark.parametrize(
    ("role", "own", "declares"),
    [(OFFICER, False, True), (REP, True, True), (REP, False, False), (NATIONAL, True, False)],
)
def test_who_declares_an_interest(riverton, member, role, own, declares) -> None:
    by, other = (member(role, partnership=riverton).membership for _ in range(2))
    person = (by if own else other).person
    if declares:
        check_may_declare(by, person)
    else:
        with pytest.raises(NotAllowed):
            check_may_declare(by, person)


@pytest.mark.parametrize(
    ("seats", "reason", "sits"), [(8, "", True), (9, "", False), (9, " ", False), (9, "Why", True)]
)
def test_more_than_eight_sit_for_a_reason_only(seats, reason, sits) -> None:
    if sits:
        check_size(seats, 8, reason)
    else:
        with pytest.raises(Refused):
            check_size(seats, 8, reason)


def test_the_largest_group_is_the_rulebooks(riverton, today) -> None:
    assert largest_group(riverton, today) == 8


def test_a_seats_ranks_are_the_rulebooks(today) -> None:
    levels = {rank.level for rank in rulebook.on(today, "England").ranks.values()}
    assert levels == set(range(1, LOWEST_RANK + 1))


def test_a_group_does_not_report_to_itself(riverton) -> None:
    group = riverton.groups.first()
    with pytest.raises(Refused):
        check_line(group, group)
