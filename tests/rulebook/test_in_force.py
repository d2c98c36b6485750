"""What holds there and then."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote import rulebook
from wardmote.rulebook import NATIONS, Rule, RulebookError

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


def rule(begins: date, ends: date | None, *nations: str) -> Rule:
    return Rule(source="an act", nation=nations, in_force_from=begins, in_force_to=ends)


@pytest.mark.parametrize(
    ("day", "nation", "holds"),
    [
        (date(2010, 3, 31), "England", False),
        (date(2010, 4, 1), "England", True),
        (date(2010, 4, 1), "Scotland", False),
        (date(2011, 3, 31), "England", True),
        (date(2011, 4, 1), "England", False),
    ],
)
def test_a_rule_holds_from_its_first_day_to_the_day_before_its_end(
    day: date, nation: str, holds: bool
) -> None:
    assert rule(date(2010, 4, 1), date(2011, 4, 1), "England", "Wales").holds(day, nation) is holds


@given(day=DAYS, begins=DAYS, lasts=st.none() | st.integers(1, 9000))
def test_a_rule_holds_on_the_days_that_it_lists_and_no_other(
    day: date, begins: date, lasts: int | None
) -> None:
    ends = None if lasts is None else begins + timedelta(lasts)
    days = range(begins.toordinal(), (ends or date(2031, 1, 1)).toordinal())
    assert rule(begins, ends, "Wales").holds(day, "Wales") is (day.toordinal() in days)


@given(
    begins=st.tuples(DAYS, DAYS),
    lasts=st.tuples(st.none() | st.integers(1, 900), st.none() | st.integers(1, 900)),
    nations=st.tuples(st.sampled_from(NATIONS), st.sampled_from(NATIONS)),
)
def test_two_rules_overlap_if_both_hold_on_the_later_ones_first_day(
    begins: tuple[date, date], lasts: tuple[int | None, int | None], nations: tuple[str, str]
) -> None:
    one, other = (
        rule(begin, begin + timedelta(last) if last else None, nation)
        for begin, last, nation in zip(begins, lasts, nations, strict=True)
    )
    both = all(r.holds(max(begins), nations[0]) for r in (one, other))
    assert one.overlaps(other) is both
    assert other.overlaps(one) is both


@pytest.mark.parametrize(
    ("day", "nation", "letters", "re_offending"),
    [
        (date(2007, 7, 31), "England", "", False),
        (date(2007, 8, 1), "England", "abcdefg", False),
        (date(2010, 3, 31), "England", "abcdefg", False),
        (date(2010, 4, 1), "England", "abcdefg", True),
        (date(2026, 4, 1), "England", "abcdefg", True),
        (date(2026, 4, 1), "Wales", "", False),
        (date(2026, 4, 1), "Scotland", "", False),
    ],
)
def test_regulation_7_asks_what_it_asked_at_the_time(
    day: date, nation: str, letters: str, re_offending: bool
) -> None:
    questions = rulebook.on(day, nation).questions
    assert "".join(questions) == letters
    asks = [key for key, question in questions.items() if "re-offending" in question.asks]
    assert asks == (["a", "d", "e"] if re_offending else [])


@pytest.mark.parametrize(
    ("day", "nation", "dataset", "held"),
    [
        (date(2007, 7, 31), "England", "police_incidents", False),
        (date(2007, 8, 1), "England", "police_incidents", True),
        (date(2007, 8, 1), "Wales", "police_incidents", True),
        (date(2026, 4, 1), "Scotland", "police_incidents", False),
        (date(2014, 9, 18), "England", "istv", False),
        (date(2014, 9, 19), "England", "istv", True),
        (date(2026, 4, 1), "Wales", "istv", False),
        (date(2010, 11, 30), "England", "police_street", False),
        (date(2010, 12, 1), "England", "police_street", True),
        (date(2026, 4, 1), "Scotland", "police_street", False),
        (date(2026, 4, 1), "Scotland", "road_casualties", True),
        (date(2026, 4, 1), "Scotland", "resident_survey", True),
    ],
)
def test_a_dataset_is_there_where_and_when_it_was(
    day: date, nation: str, dataset: str, held: bool
) -> None:
    assert (dataset in rulebook.on(day, nation).datasets) is held


@pytest.mark.parametrize("nation", NATIONS)
def test_settings_and_profiles_hold_everywhere_from_the_first_strategies_on(nation: str) -> None:
    rules = rulebook.on(date(1999, 4, 1), nation)
    assert set(rules.disclosure) == {"open", "standard", "sensitive"}
    assert rules.audit is rulebook.load().audit


def test_before_the_first_strategies_nothing_is_in_force() -> None:
    with pytest.raises(RulebookError, match=r"audit\.toml: nothing in force in England"):
        rulebook.on(date(1999, 3, 31), "England")


def test_a_nation_that_is_none_is_refused() -> None:
    with pytest.raises(RulebookError, match="No nation “Yorkshire”; use England, Wales, Scotland"):
        rulebook.on(date(2026, 4, 1), "Yorkshire")


def test_without_a_day_the_rulebook_holds_every_edition_of_a_rule() -> None:
    keys = [question.key for question in rulebook.load().questions]
    assert sorted(keys) == list("aabcddeefg")


@pytest.mark.parametrize("kind", ["datasets", "categories", "indicators", "disclosure", "harm"])
def test_no_two_rules_of_one_name_hold_at_once(kind: str) -> None:
    rules = getattr(rulebook.load(), kind)
    days = {rule.in_force_from for rule in rules}
    for day in days:
        for nation in NATIONS:
            names = [rule.name for rule in rules if rule.holds(day, nation)]
            assert len(names) == len(set(names))
