"""What the rules of meetings say: who may, what follows what, what can be decided."""

from datetime import date

import pytest

from wardmote.partnership.agencies.models import Role
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.meetings.models import Decision, Meeting
from wardmote.partnership.meetings.rules import (
    MAY,
    NEXT,
    Authority,
    Needs,
    can_decide,
    check_can_move,
    check_can_record,
    check_is_open,
    check_reasoned,
    outcome,
)
from wardmote.partnership.meetings.rules.joining import Meets, could_join
from wardmote.partnership.meetings.rules.series import days_of
from wardmote.partnership.meetings.rules.turnout import Sat, turnout

COUNCIL, POLICE, FIRE = 1, 2, 3
NAMES = {COUNCIL: "Council", POLICE: "Police", FIRE: "Fire"}


def one(agency: int, money: int = 0, *, staff=False, policy=False, also=()) -> Authority:
    return Authority(NAMES[agency], agency, frozenset(also), money, staff, policy)


def needs(*agencies: int, **what) -> Needs:
    return Needs(agencies={key: NAMES[key] for key in agencies}, **what)


@pytest.mark.parametrize(
    ("asked", "present", "can"),
    [
        (needs(), [], True),
        (needs(money=100), [], False),
        (needs(money=100), [one(COUNCIL, 100)], True),
        (needs(money=101), [one(COUNCIL, 100)], False),
        (needs(money=150), [one(COUNCIL, 100), one(POLICE, 50)], True),
        (needs(money=150), [one(COUNCIL, 100), one(COUNCIL, 50)], False),
        (needs(POLICE, money=100), [one(COUNCIL, 100)], False),
        (needs(POLICE, money=100), [one(COUNCIL, 100, also=[POLICE])], True),
        (needs(staff=True), [one(COUNCIL)], False),
        (needs(staff=True), [one(COUNCIL, staff=True)], True),
        (needs(COUNCIL, POLICE, staff=True), [one(COUNCIL, staff=True)], False),
        (
            needs(COUNCIL, POLICE, staff=True),
            [one(COUNCIL, staff=True), one(POLICE, staff=True)],
            True,
        ),
        (needs(COUNCIL, POLICE, staff=True), [one(COUNCIL, staff=True, also=[POLICE])], True),
        (needs(policy=True), [one(COUNCIL, staff=True)], False),
        (needs(FIRE, policy=True), [one(FIRE, policy=True)], True),
        (needs(FIRE, money=1, policy=True), [one(FIRE, policy=True)], False),
    ],
)
def test_a_meeting_can_decide_what_those_present_may_commit(asked, present, can) -> None:
    assert can_decide(asked, present).can is can


def test_it_says_who_would_have_to_be_there() -> None:
    told = can_decide(needs(money=500), [one(COUNCIL, 100)], [one(FIRE, 50), one(POLICE, 400)])
    assert told.lacks == ("It takes £500; those present may commit £100 together.",)
    assert told.mends == ("There would have to be: Police (£400).",)


def test_it_says_where_nobody_with_a_seat_may_commit_enough() -> None:
    told = can_decide(needs(money=500), [one(COUNCIL, 100)], [one(POLICE, 50)])
    assert told.mends == (
        "Nobody with a seat may commit the rest, £350: take it to those who may.",
    )


def test_it_names_the_agency_whose_staff_nobody_may_commit() -> None:
    told = can_decide(needs(POLICE, staff=True), [one(COUNCIL, staff=True)])
    assert told.lacks == ("Nobody present may commit staff of Police.",)


def test_every_state_says_what_may_follow() -> None:
    assert set(NEXT) == set(Meeting.State.values)
    assert {state for after in NEXT.values() for state in after} <= set(Meeting.State.values)


STATES = Meeting.State
MOVES = {
    ("planned", "held"), ("planned", "cancelled"), ("held", "agreed"), ("held", "planned"),
    ("cancelled", "planned"),
}  # fmt: skip


@pytest.mark.parametrize("to", STATES.values)
@pytest.mark.parametrize("state", STATES.values)
def test_a_meeting_moves_only_as_the_table_says(state, to) -> None:
    meeting = Meeting(state=state)
    if (state, to) in MOVES:
        check_can_move(meeting, to)
    else:
        with pytest.raises(Refused):
            check_can_move(meeting, to)


@pytest.mark.parametrize("state", ["agreed", "cancelled"])
def test_what_is_agreed_or_cancelled_is_written_in_no_more(state) -> None:
    with pytest.raises(Refused):
        check_is_open(Meeting(state=state))


def test_nothing_is_recorded_of_a_meeting_before_its_day() -> None:
    meeting = Meeting(state="planned", form="room", held_on=date(2026, 6, 16))
    with pytest.raises(Refused):
        check_can_record(meeting, date(2026, 6, 15))
    check_can_record(meeting, date(2026, 6, 16))


def test_to_decide_beyond_authority_takes_a_reason() -> None:
    check_reasoned("", "")
    check_reasoned("Nobody present may commit staff.", "By telephone")
    with pytest.raises(Refused):
        check_reasoned("Nobody present may commit staff.", " ")


def test_officer_and_chair_run_meetings_and_the_national_body_sees_none() -> None:
    assert MAY["run meetings"] == {Role.OFFICER, Role.CHAIR}
    assert all(Role.NATIONAL not in roles for roles in MAY.values())
    assert Role.REPRESENTATIVE in MAY["answer for a seat"] & MAY["close a follow-up"]
    assert Role.PROTECTION not in MAY["answer for a seat"]


AGREED, REFUSED, LAPSED = (
    Decision.State.AGREED, Decision.State.REFUSED, Decision.State.LAPSED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("agree", "disagree", "abstain", "majority", "consensus"),
    [
        (0, 0, 0, LAPSED, LAPSED),
        (2, 0, 0, LAPSED, LAPSED),
        (3, 0, 0, AGREED, AGREED),
        (2, 1, 0, AGREED, REFUSED),
        (1, 1, 1, REFUSED, REFUSED),
        (1, 2, 0, REFUSED, REFUSED),
        (1, 0, 2, AGREED, AGREED),
        (0, 0, 3, REFUSED, REFUSED),
        (5, 1, 0, AGREED, REFUSED),
    ],
)
def test_the_result_of_answers_in_writing(agree, disagree, abstain, majority, consensus) -> None:
    for rule, state in (("majority", majority), ("consensus", consensus)):
        came = outcome(
            agree=agree, disagree=disagree, abstain=abstain, asked=6, decided_by=rule,
            quorum_share=0.5,
        )  # fmt: skip
        assert came.state == state


def test_a_series_by_weeks_keeps_its_weekday() -> None:
    assert days_of(date(2026, 6, 15), every=2, unit="weeks", times=3) == (
        date(2026, 6, 15), date(2026, 6, 29), date(2026, 7, 13),
    )  # fmt: skip


def test_a_series_by_months_keeps_the_second_tuesday() -> None:
    assert days_of(date(2026, 11, 10), every=3, unit="months", times=3) == (
        date(2026, 11, 10), date(2027, 2, 9), date(2027, 5, 11),
    )  # fmt: skip


def test_a_fifth_weekday_is_the_last_where_a_month_has_four() -> None:
    assert days_of(date(2026, 6, 29), every=1, unit="months", times=2)[1] == date(2026, 7, 27)


def sat(day: int, came: str, who: str = "", rank: int | None = None) -> Sat:
    return Sat(day, date(2026, 6, day), "Police", came, who, rank, 2.0)


def test_turnout_counts_people_hours_cost_and_rank() -> None:
    (part,) = turnout(
        [sat(1, "self", "ann", 2), sat(8, "deputy", "bob", 4), sat(15, "absent")],
        {2: 70, 4: 35},
    )
    assert (part.places, part.share, part.people) == (3, 67, 2)
    assert (part.hours, part.cost) == (4.0, 210.0)
    assert [rank for _day, rank in part.ranks] == [2, 4]


def test_of_two_from_one_agency_the_higher_rank_counts() -> None:
    (part,) = turnout([sat(1, "self", "ann", 4), sat(1, "self", "bob", 2)], {})
    assert [rank for _day, rank in part.ranks] == [2]


def meets(key: int, people: set[int], *days: int) -> Meets:
    told = tuple((date(2026, 6, day), 2.0) for day in days)
    return Meets(key, str(key), frozenset(people), told)


def test_groups_that_share_people_and_days_could_meet_as_one() -> None:
    (pair,) = could_join(
        [meets(1, {1, 2, 3}, 1, 20), meets(2, {2, 3}, 5), meets(3, {9}, 1)],
        share_at_least=0.5, within_days=10,
    )  # fmt: skip
    assert (pair.shared, pair.share, pair.hours_saved) == (2, 100, 4.0)
    assert pair.close == ((date(2026, 6, 1), date(2026, 6, 5)),)


def test_groups_that_share_few_people_stay_apart() -> None:
    groups = [meets(1, {1, 2, 3}, 1), meets(2, {3, 4, 5}, 1)]
    assert could_join(groups, share_at_least=0.5, within_days=10) == ()
