"""Where plans miss each other, and when they could meet: days and nothing else."""

from datetime import date

import pytest

from wardmote.partnership.duties.models import Plan
from wardmote.partnership.duties.rules import (
    agreed_too_soon,
    current,
    ends_by_year,
    next_moment,
    without_successor,
)

TODAY = date(2026, 6, 15)
AUDITS = [date(2026, 3, 31), date(2027, 3, 31), date(2028, 3, 31)]


def plan(
    title: str, last: str, *, first: str = "2025-04-01", whose: int | None = 1, **days
) -> Plan:
    told = {name: date.fromisoformat(day) for name, day in days.items()}
    return Plan(
        pk=hash(title) % 1000, title=title, called=title.split()[0], partner_id=whose,
        first_on=date.fromisoformat(first), last_on=date.fromisoformat(last), **told,
    )  # fmt: skip


POLICE = plan("police plan", "2028-03-31", review_on="2027-02-01")
FIRE = plan("fire plan", "2029-03-31", whose=2, review_on="2027-06-01")


def test_a_plan_past_its_end_that_nothing_follows_is_told() -> None:
    ended = plan("police plan of old", "2026-06-14")
    assert without_successor([ended, FIRE], TODAY) == [ended]


def test_a_plan_that_ends_today_has_not_ended() -> None:
    assert without_successor([plan("police plan", "2026-06-15")], TODAY) == []


@pytest.mark.parametrize(
    ("next_one", "is_told"),
    [
        (plan("police plan two", "2030-03-31", first="2026-06-15"), False),
        (plan("Police plan in capitals", "2030-03-31"), False),
        (plan("police plan of another agency", "2030-03-31", whose=2), True),
        (plan("crime plan", "2030-03-31"), True),
    ],
    ids=lambda told: getattr(told, "title", told),
)
def test_a_successor_is_of_the_same_agency_and_kind(next_one: Plan, is_told: bool) -> None:
    ended = plan("police plan of old", "2026-06-14")
    assert bool(without_successor([ended, next_one], TODAY)) is is_told


def test_of_a_line_the_plan_in_force_counts_and_not_the_next() -> None:
    later = plan("police plan two", "2032-03-31", first="2028-04-01")
    assert current([later, POLICE, FIRE], TODAY) == [POLICE, FIRE]


@pytest.mark.parametrize(
    ("agreed_on", "days_before"),
    [
        ("2027-03-30", [1]),
        ("2027-03-31", []),
        ("2026-09-29", [183]),
        ("2026-09-28", []),
        ("2027-04-10", []),
    ],
)
def test_a_plan_agreed_shortly_before_an_audit_cannot_use_it(agreed_on, days_before) -> None:
    told = agreed_too_soon([plan("fire plan", "2030-03-31", agreed_on=agreed_on)], AUDITS, days=183)
    assert [miss.days for miss in told] == days_before


def test_a_plan_whose_agreement_is_not_known_is_not_told_of() -> None:
    assert list(agreed_too_soon([POLICE], AUDITS, days=183)) == []


def test_plans_that_end_in_different_years_are_told_by_year() -> None:
    same = plan("council plan", "2027-12-31", whose=3)
    assert ends_by_year([FIRE, POLICE, same], TODAY) == {2027: [same, POLICE], 2028: [FIRE]}


def test_plans_are_brought_together_when_two_first_come_open_near_each_other() -> None:
    told = next_moment([POLICE, FIRE], AUDITS, on=TODAY, days=183)
    assert [(each.on, each.is_review) for each in told.openings] == [
        (date(2027, 2, 1), True), (date(2027, 6, 1), True),
    ]  # fmt: skip
    assert told.is_together
    assert told.audit_on == date(2027, 3, 31)


def test_where_none_come_open_near_each_other_the_last_is_told() -> None:
    police, fire = plan("police plan", "2028-03-31"), plan("fire plan", "2029-03-31", whose=2)
    told = next_moment([police, fire], AUDITS, on=TODAY, days=183)
    assert not told.is_together
    assert [each.on for each in told.openings] == [date(2029, 4, 1)]


def test_reviews_that_are_past_bring_nothing_together() -> None:
    police = plan("police plan", "2028-03-31", review_on="2026-05-01")
    fire = plan("fire plan", "2029-03-31", whose=2, review_on="2026-05-01")
    assert not next_moment([police, fire], AUDITS, on=TODAY, days=183).is_together


def test_a_plan_alone_meets_none() -> None:
    assert next_moment([POLICE], AUDITS, on=TODAY, days=400) is None
