"""The calendars that the rulebook gives: real days, of today and of the past."""

from datetime import date

import pytest

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.rules import asked_in, law, legal_year


def calendar(nation: str, year: int, kind: str = "unitary", formed_on=date(1998, 9, 30)):
    made = Partnership(name="X", slug="x", nation=nation, kind=kind, formed_on=formed_on)
    return {(row.key, due_on) for row, due_on in asked_in(made, year)}


def keys(told) -> set[str]:
    return {key for key, _day in told}


@pytest.mark.parametrize(
    ("key", "due_on"),
    [
        ("strategic_assessment", date(2027, 3, 31)),
        ("partnership_plan", date(2027, 3, 31)),
        ("public_meeting", date(2027, 3, 31)),
        ("plan_to_commissioner", date(2026, 4, 30)),
        ("scrutiny", date(2027, 3, 31)),
        ("asb_review_figures", date(2026, 6, 30)),
    ],
)
def test_england_in_2026_27(key, due_on) -> None:
    assert (key, due_on) in calendar("England", 2026)


def test_quarterly_information_falls_due_at_the_end_of_each_quarter() -> None:
    days = {day for key, day in calendar("England", 2026) if key.startswith("quarterly")}
    days = days or {day for key, day in calendar("England", 2026) if "information" in key}
    assert {date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31)} <= days


def test_only_a_county_makes_a_community_safety_agreement() -> None:
    asked = {kind: keys(calendar("England", 2026, kind)) for kind in ("county", "district")}
    told = ["community_safety_agreement" in asked[kind] for kind in ("county", "district")]
    assert told == [True, False]


def test_wales_sends_no_plan_to_a_commissioner_by_the_english_rule() -> None:
    assert "plan_to_commissioner" not in keys(calendar("Wales", 2026))


def test_wales_has_its_assessment_from_its_own_regulations() -> None:
    wales = Partnership(nation="Wales", kind="unitary")
    row = law(wales, "strategic_assessment", date(2027, 3, 31))
    assert row.act == "SI 2007/3076"


def test_scotland_has_none_of_the_duties_of_the_act_of_1998() -> None:
    told = keys(calendar("Scotland", 2026))
    assert told
    assert not told & {"strategic_assessment", "partnership_plan", "scrutiny"}


def test_in_1999_england_began_its_first_three_year_strategy() -> None:
    assert ("three_year_strategy", date(1999, 4, 1)) in calendar("England", 1999)


@pytest.mark.parametrize(("year", "is_due"), [(2000, False), (2001, False), (2002, True)])
def test_the_strategy_of_1999_was_due_again_after_three_years(year, is_due) -> None:
    assert ("three_year_strategy" in keys(calendar("England", year))) == is_due


def test_the_three_year_audit_had_no_strategic_assessment_beside_it() -> None:
    assert "strategic_assessment" not in keys(calendar("England", 2002))


def test_nothing_is_asked_of_a_partnership_before_it_was_formed() -> None:
    told = calendar("England", 2026, formed_on=date(2026, 10, 1))
    assert min(day for _key, day in told) >= date(2026, 10, 1)


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2027, 3, 31), 2026), (date(2027, 4, 1), 2027), (date(2026, 12, 1), 2026)],
)
def test_a_legal_year_begins_on_1_april(day, year) -> None:
    assert legal_year(day) == year
