"""The numbers that analyses, priorities and grades turn on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.evidence.records import GRADES, PROBLEMS
from wardmote.rulebook import Factor, RulebookError, Threshold

RULES = rulebook.on(date(2026, 4, 1), "England")
VALUES = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("confidence", 0.95), ("false_discovery_rate", 0.05), ("years_compared", 3),
        ("seasonality_minimum_months", 24), ("concentration_share", 0.5), ("rate_per", 1000),
    ],
)  # fmt: skip
def test_a_setting_is_read_as_an_attribute_or_by_name(name: str, value: float) -> None:
    assert getattr(RULES.audit, name) == RULES.audit[name] == value


def test_a_setting_that_nobody_made_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="luck"):
        RULES.audit["luck"]


def test_an_audit_has_the_four_parts_of_the_guidance_in_order() -> None:
    assert list(RULES.audit.parts) == ["patterns", "issues", "provision", "options"]


def test_the_matrix_weighs_harm_frequency_trend_and_concern() -> None:
    factors = RULES.prioritisation.factors
    assert list(factors) == ["harm", "frequency", "trend", "concern"]
    assert sum(factor.weight for factor in factors.values()) == pytest.approx(1)
    assert RULES.prioritisation.source == "setting of this project"


@pytest.mark.parametrize(
    ("value", "band"),
    [(-0.5, 1), (-0.05, 2), (0.0, 2), (0.049, 2), (0.05, 3), (0.2, 4), (9.0, 4)],
)
def test_a_trend_falls_in_a_band(value: float, band: int) -> None:
    assert RULES.prioritisation.factors["trend"].band(value) == band


@pytest.mark.parametrize(
    ("value", "grade"), [(0.0, "A"), (0.049, "A"), (0.05, "B"), (0.1, "C"), (0.25, "D"), (1, "D")]
)
def test_an_unlocated_share_has_a_grade(value: float, grade: str) -> None:
    assert RULES.quality.thresholds["unlocated_share"].grade(value) == grade


@given(lower=VALUES, higher=VALUES)
def test_more_of_a_factor_is_never_a_lower_band(lower: float, higher: float) -> None:
    lower, higher = sorted((lower, higher))
    for factor in RULES.prioritisation.factors.values():
        assert 1 <= factor.band(lower) <= factor.band(higher) <= 4


@given(less=VALUES, more=VALUES)
def test_more_of_a_problem_is_never_a_better_grade(less: float, more: float) -> None:
    less, more = sorted((less, more))
    for threshold in RULES.quality.thresholds.values():
        assert threshold.grade(less) <= threshold.grade(more)


def test_all_five_problems_with_data_are_measured() -> None:
    measured = {threshold.problem for threshold in RULES.quality.thresholds.values()}
    assert measured == set(PROBLEMS)
    assert {t.grade(-1) for t in RULES.quality.thresholds.values()} == {GRADES[0]}


def test_bands_that_do_not_rise_are_refused() -> None:
    with pytest.raises(ValueError, match="give 3 rising values"):
        Factor(title="", asks="", measure="", weight=1, bands=(1, 1, 2))
    with pytest.raises(ValueError, match="weight 0"):
        Factor(title="", asks="", measure="", weight=0, bands=(1, 2, 3))


def test_bounds_that_do_not_rise_are_refused() -> None:
    with pytest.raises(ValueError, match="give 3 rising values"):
        Threshold(problem="lacking", title="", why="", bounds=(0.2, 0.1, 0.3))


def test_weights_that_do_not_add_up_are_refused(load_with: Load) -> None:
    with pytest.raises(RulebookError, match=r"prioritisation\.toml.*add up to 1\.15; make it 1"):
        load_with("prioritisation.toml", "weight = 0.35", "weight = 0.50")
