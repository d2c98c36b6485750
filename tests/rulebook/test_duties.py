"""What the law asks, by nation and day, and when it falls due. Dates are real past ones."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import (
    NATIONS,
    Due,
    Duty,
    RulebookError,
    due_after,
    due_dates,
    planned_steps,
    working_days_before,
)
from wardmote.rulebook.loading import FOLDER

ROOT = Path(__file__).parents[2]
DAYS = st.dates(date(1999, 1, 1), date(2030, 1, 1))


def duty(key: str, day: date, nation: str = "England") -> Duty:
    return rulebook.on(day, nation).duties[key]


@pytest.mark.parametrize(
    ("key", "held_on", "nation", "year", "due"),
    [
        ("three_year_strategy", date(1999, 4, 1), "England", 1999, [date(1999, 4, 1)]),
        ("three_year_strategy", date(1999, 4, 1), "England", 2000, []),
        ("three_year_strategy", date(1999, 4, 1), "England", 2002, [date(2002, 4, 1)]),
        ("three_year_audit", date(2005, 4, 1), "Wales", 2005, [date(2005, 4, 1)]),
        ("yearly_report", date(2005, 4, 1), "England", 2005, [date(2005, 4, 30)]),
        ("strategic_assessment", date(2007, 8, 1), "England", 2007, [date(2008, 3, 31)]),
        ("partnership_plan", date(2007, 8, 1), "England", 2007, [date(2008, 3, 31)]),
        ("strategic_assessment", date(2026, 4, 1), "England", 2026, [date(2027, 3, 31)]),
        ("quarterly_police", date(2007, 8, 1), "England", 2007,
         [date(2007, 12, 31), date(2008, 3, 31)]),
        ("quarterly_police", date(2026, 4, 1), "Wales", 2026,
         [date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31)]),
        ("plan_summary", date(2026, 4, 1), "England", 2026, [date(2026, 4, 30)]),
        ("sharing_protocol", date(2026, 4, 1), "England", 2026, [date(2027, 3, 31)]),
        ("scrutiny", date(2009, 4, 30), "England", 2009, [date(2010, 3, 31)]),
        ("scrutiny_reply", date(2026, 4, 1), "England", 2026, []),
        ("serious_violence_first_strategy", date(2023, 4, 1), "England", 2023, [date(2024, 1, 31)]),
        ("first_local_outcomes_improvement_plan", date(2017, 4, 1), "Scotland", 2017,
         [date(2017, 10, 1)]),
        ("local_outcomes_progress_report", date(2018, 4, 1), "Scotland", 2018, [date(2018, 9, 30)]),
    ],
)  # fmt: skip
def test_a_duty_falls_due_on_its_days(
    key: str, held_on: date, nation: str, year: int, due: list[date]
) -> None:
    assert list(due_dates(duty(key, held_on, nation), date(year, 4, 1))) == due


def test_a_regime_that_has_ended_asks_for_nothing_more() -> None:
    assert due_dates(duty("three_year_strategy", date(2005, 4, 1)), date(2008, 4, 1)) == ()


def test_a_duty_asks_for_nothing_before_it_is_in_force() -> None:
    assert due_dates(duty("scrutiny", date(2010, 4, 1)), date(2008, 4, 1)) == ()


def test_the_reply_to_scrutiny_is_due_within_28_days() -> None:
    assert due_after(duty("scrutiny_reply", date(2010, 4, 1)), date(2010, 2, 1)) == date(2010, 3, 1)


def test_scrutiny_is_due_within_twelve_months_of_the_last() -> None:
    assert due_after(duty("scrutiny", date(2012, 4, 1)), date(2012, 2, 29)) == date(2013, 2, 28)


def test_a_yearly_duty_is_counted_from_nothing_that_happens() -> None:
    assert due_after(duty("partnership_plan", date(2026, 4, 1)), date(2026, 5, 1)) is None


@pytest.mark.parametrize(
    ("day", "nation", "asks", "asks_not"),
    [
        (date(2007, 7, 31), "England", "three_year_strategy", "partnership_plan"),
        (date(2007, 8, 1), "England", "partnership_plan", "three_year_strategy"),
        (date(2007, 8, 1), "Wales", "three_year_strategy", "partnership_plan"),
        (date(2007, 11, 19), "Wales", "partnership_plan", "three_year_strategy"),
        (date(2011, 5, 31), "England", "skills_check", "scrutiny_summons"),
        (date(2011, 6, 1), "England", "strategy_group", "skills_check"),
        (date(2012, 11, 21), "England", "plan_summary", "plan_to_commissioner"),
        (date(2012, 11, 22), "England", "plan_to_commissioner", "yearly_report"),
        (date(2009, 9, 30), "Wales", "partnership_plan", "scrutiny"),
        (date(2009, 10, 1), "Wales", "scrutiny", "three_year_audit"),
        (date(2023, 1, 30), "England", "strategies", "serious_violence_strategy"),
        (date(2023, 1, 31), "England", "serious_violence_strategy", "skills_check"),
        (date(2026, 4, 1), "Scotland", "antisocial_behaviour_strategy", "partnership_plan"),
    ],
)
def test_the_law_asks_what_it_asked_there_and_then(
    day: date, nation: str, asks: str, asks_not: str
) -> None:
    duties = rulebook.on(day, nation).duties
    assert asks in duties
    assert asks_not not in duties


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2009, 4, 1), "for three years"),
        (date(2010, 4, 1), "re-offending and substance misuse for three years"),
        (date(2026, 4, 1), "re-offending and substance misuse"),
    ],
)
def test_the_plan_holds_what_it_had_to_hold_at_the_time(day: date, text: str) -> None:
    contents = duty("partnership_plan", day).contents
    assert "".join(part.key for part in contents) == "abcdef"
    assert contents[0].text.endswith(text)


def test_the_assessment_lists_regulation_6_and_7() -> None:
    keys = [part.key for part in duty("strategic_assessment", date(2026, 4, 1)).contents]
    assert keys == ["6a", "6b", "6c", "6d", "6e", "6f", "7a", "7b", "7c", "7d", "7e", "7f", "7g"]


def test_scotlands_strategy_lists_section_1() -> None:
    contents = duty("antisocial_behaviour_strategy", date(2026, 4, 1), "Scotland").contents
    assert "".join(part.key for part in contents) == "abcdef"


def test_a_community_safety_agreement_is_for_counties_only() -> None:
    rules = rulebook.on(date(2026, 4, 1), "England")
    kinds = {
        kind
        for kind in rulebook.PARTNERSHIPS
        if "community_safety_agreement" in {duty.key for duty in rules.duties_for(kind)}
    }
    assert kinds == {"county"}


@pytest.mark.parametrize("key", ["strategic_assessment", "partnership_plan", "public_meeting"])
def test_assessment_plan_and_meeting_are_of_districts_not_of_their_county(key: str) -> None:
    rules = rulebook.on(date(2026, 4, 1), "England")
    kinds = {k for k in rulebook.PARTNERSHIPS if key in {d.key for d in rules.duties_for(k)}}
    assert kinds == {"unitary", "district", "force"}


@pytest.mark.parametrize("nation", NATIONS)
def test_on_no_day_are_two_editions_of_a_duty_in_force(nation: str) -> None:
    duties = rulebook.load().duties
    for day in {duty.in_force_from for duty in duties}:
        keys = [duty.key for duty in duties if duty.holds(day, nation)]
        assert len(keys) == len(set(keys))


def test_a_row_that_is_like_another_ends_on_its_own_day() -> None:
    assert duty("partnership_plan", date(2026, 4, 1), "Wales").in_force_to is None


@pytest.mark.parametrize(
    ("day", "days", "holidays", "before"),
    [
        (date(2024, 3, 29), 0, [date(2024, 3, 29)], date(2024, 3, 28)),  # Good Friday
        (date(2024, 4, 2), 1, [date(2024, 3, 29), date(2024, 4, 1)], date(2024, 3, 28)),
        (date(2026, 3, 31), 10, [], date(2026, 3, 17)),
        (date(2024, 3, 31), 0, [], date(2024, 3, 29)),  # a Sunday
    ],
)
def test_working_days_leave_out_weekends_and_holidays(
    day: date, days: int, holidays: list[date], before: date
) -> None:
    assert working_days_before(day, days, holidays) == before


@given(day=DAYS, days=st.integers(0, 150))
def test_so_many_working_days_lie_between_a_step_and_its_duty(day: date, days: int) -> None:
    before = working_days_before(day, days)
    between = [before + timedelta(n) for n in range((day - before).days + 1)]
    works = [d for d in between if d.weekday() < 5]
    assert before.weekday() < 5
    assert len(works) == days + 1


def test_steps_are_planned_back_in_their_order() -> None:
    assessment = duty("strategic_assessment", date(2026, 4, 1))
    planned = planned_steps(assessment, date(2027, 3, 31))
    assert [step.step.key for step in planned] == [step.key for step in assessment.steps]
    assert [step.on for step in planned] == sorted(step.on for step in planned)
    assert planned[-1].on == date(2027, 3, 3)


@pytest.mark.parametrize("year", range(1999, 2031))
def test_what_falls_due_falls_within_its_year_and_in_force(year: int) -> None:
    start, end = date(year, 4, 1), date(year + 1, 4, 1)
    for one in rulebook.load().duties:
        for day in due_dates(one, start):
            assert start <= day < end
            assert one.holds(day, one.nation[0])


def test_every_duty_in_force_falls_due_or_says_what_it_waits_for() -> None:
    for nation in NATIONS:
        for one in rulebook.on(date(2026, 4, 1), nation).duties.values():
            assert due_dates(one, date(2026, 4, 1)) or one.waits_for_occasion, one.key


@pytest.mark.parametrize(
    "given_rules", [{}, {"standing": True, "yearly": "03-31"}, {"every_years": 3}]
)
def test_a_due_rule_that_says_nothing_or_too_much_is_refused(
    given_rules: dict[str, object],
) -> None:
    with pytest.raises(ValueError, match="due"):
        Due(**given_rules)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("scrutiny_2009.toml", 'owner = "elected"', 'owner = "cook"', "owner “cook”"),
        ("scrutiny_2009.toml", 'falls_on = ["council"]', 'falls_on = ["sheriff"]', "“sheriff”"),
        ("scrutiny_2009.toml", 'like = "scrutiny"', 'like = "moon"', "like: no earlier row"),
        ("scrutiny_2009.toml", "days_after = 28", "yearly = '02-30'", "scrutiny_reply"),
        ("scrutiny_2009.toml", 'key = "harm"', 'key = "depersonalised"', "each may stand once"),
        ("scrutiny_2009.toml", '["The committee\'s minutes"]', "[]", "evidence is empty"),
        ("strategy_2007.toml", "in_force_to = 2011-06-01\n", "", "of the same key"),
        ("strategy_2007.toml", 'partnerships = ["county"]', 'partnerships = ["shire"]', "shire"),
    ],
)  # fmt: skip
def test_a_duty_that_cannot_be_is_refused(
    load_with: Load, file: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=message):
        load_with(f"duties/{file}", old, new)


def test_the_example_of_a_new_regime_is_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "add-a-regime.md").read_text("utf-8")
    shutil.copytree(FOLDER, tmp_path / "book", ignore=shutil.ignore_patterns("*.py", "__py*"))
    example = page.split("```toml\n")[1].split("```")[0]
    (tmp_path / "book" / "duties" / "safety_2030.toml").write_text(example, "utf-8")
    book = rulebook.load(tmp_path / "book")
    letter = book.on(date(2030, 4, 1), "England").duties["safety_letter"]
    assert letter.regime == "safety_2030"
    assert due_dates(letter, date(2030, 4, 1)) == (date(2030, 6, 30),)
    assert "safety_letter" not in book.on(date(2030, 3, 31), "England").duties
