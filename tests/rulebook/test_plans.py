"""Kinds of plan, and a partnership's own cycle."""

from datetime import date

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import RulebookError

DAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("nation", "kind", "is_known"),
    [
        ("England", "police_and_crime_plan", True),
        ("Scotland", "police_and_crime_plan", False),
        ("Scotland", "local_fire_plan", True),
        ("Scotland", "single_outcome_agreement", False),
    ],
)
def test_a_kind_is_known_where_and_when_it_is_made(nation: str, kind: str, is_known: bool) -> None:
    assert (kind in rulebook.on(DAY, nation).plan_kinds) is is_known


@pytest.mark.parametrize("nation", rulebook.NATIONS)
def test_each_nation_has_one_cycle(nation: str) -> None:
    assert len(rulebook.on(DAY, nation).plan_cycles) == 1


def test_a_cycle_of_a_duty_that_nobody_holds_is_refused(load_with: Load) -> None:
    with pytest.raises(RulebookError, match=r"plans\.toml: cycle\.england.*audits.*“the_audit”"):
        load_with("plans.toml", '"strategic_assessment"', '"the_audit"')


def test_days_that_are_none_are_refused(load_with: Load) -> None:
    with pytest.raises(RulebookError, match="are 1 or more"):
        load_with("plans.toml", "together_days = 183", "together_days = 0")
