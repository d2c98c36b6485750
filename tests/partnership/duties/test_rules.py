"""Who may do what with duties, and what may follow what: as truth tables."""

import pytest

from wardmote.partnership.agencies.models import Role
from wardmote.partnership.agencies.rules import NotAllowed, Refused, may
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.rules import MAY, NEXT, can_do, check_may_do, check_next

#                            officer analyst represent chair board elected protection national
TRUTH = {
    "see the duties":         "yes   yes   yes   yes   yes   yes   yes   yes",
    "keep the duties":        "yes   no    no    no    no    no    no    no",
    "do a duty":              "yes   yes   yes   yes   yes   yes   yes   no",
    "read the evidence":      "yes   yes   yes   yes   yes   yes   yes   no",
    "subscribe to the duties": "yes   yes   yes   yes   yes   yes   yes   yes",
}  # fmt: skip
OWNER_DOES = dict(zip(Role, TRUTH["do a duty"].split(), strict=True))
FOLLOWS = {
    "waiting": {"in_hand", "done", "set_aside"},
    "in_hand": {"waiting", "done", "set_aside"},
    "done": {"in_hand"},
    "set_aside": {"waiting"},
}


@pytest.mark.parametrize("doing", TRUTH)
def test_each_role_may_do_what_the_table_says(doing, riverton, member) -> None:
    members = [member(role, partnership=riverton).membership for role in Role]
    told = ["yes" if may(each, doing, MAY) else "no" for each in members]
    assert told == TRUTH[doing].split()


def test_the_table_of_roles_is_whole() -> None:
    assert set(MAY) == set(TRUTH)


@pytest.mark.parametrize("role", list(Role))
def test_who_owns_a_duty_may_do_it_unless_the_role_does_none(role, assessment, member) -> None:
    owner = member(role, partnership=assessment.partnership)
    assessment.owner = owner.person
    assert can_do(owner.membership, assessment) == (OWNER_DOES[role] == "yes")


@pytest.mark.parametrize("role", list(Role))
def test_anothers_duty_is_done_by_an_officer_only(role, assessment, member) -> None:
    other = member(role, partnership=assessment.partnership)
    assert can_do(other.membership, assessment) == (role == Role.OFFICER)


def test_who_may_not_do_a_duty_is_refused(assessment, member) -> None:
    board = member("board", partnership=assessment.partnership)
    with pytest.raises(NotAllowed, match="owner of a duty"):
        check_may_do(board.membership, assessment)


def test_every_state_says_what_may_follow() -> None:
    assert set(NEXT) == set(Duty.State)


@pytest.mark.parametrize("state", FOLLOWS)
@pytest.mark.parametrize("to", FOLLOWS)
def test_a_state_follows_only_what_the_table_says(state, to) -> None:
    duty = Duty(state=state)
    if to in FOLLOWS[state]:
        check_next(duty, to)
    else:
        with pytest.raises(Refused, match="cannot become"):
            check_next(duty, to)
