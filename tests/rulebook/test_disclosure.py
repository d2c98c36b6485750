"""How numbers are made safe."""

from datetime import date

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import RulebookError

RULES = rulebook.on(date(2026, 4, 1), "England")


@pytest.mark.parametrize(
    ("name", "smallest_count", "area_grain", "ward_period", "area_period"),
    [
        ("open", 5, "area", "month", "month"),
        ("standard", 5, "area", "month", "quarter"),
        ("sensitive", 8, "ward", "quarter", "year"),
    ],
)
def test_a_profile_is_what_was_agreed(
    name: str, smallest_count: int, area_grain: str, ward_period: str, area_period: str
) -> None:
    profile = RULES.disclosure[name]
    assert (profile.base, profile.smallest_premises) == (5, 5)
    assert (profile.dominance_one, profile.dominance_two) == (0.8, 0.9)
    assert profile.smallest_count == smallest_count
    assert (profile.area_grain, profile.ward_period, profile.area_period) == (
        area_grain,
        ward_period,
        area_period,
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("base = 5", "base = 2", "never below 3"),
        ("smallest_count = 5", "smallest_count = 2", "never below 3"),
        ("dominance_one = 0.8", "dominance_one = 0.95", "dominance_one"),
        ("dominance_one = 0.8", "dominance_one = 0", "dominance_one"),
        ('area_grain = "area"', 'area_grain = "street"', "area_grain “street”"),
        ('ward_period = "month"', 'ward_period = "day"', "period “day”"),
    ],
)
def test_a_profile_that_would_not_protect_is_refused(
    load_with: Load, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=rf"disclosure\.toml: profile\.open.*{message}"):
        load_with("disclosure.toml", old, new)


def test_a_partnership_may_go_down_to_three(load_with: Load) -> None:
    book = load_with(
        "disclosure.toml", "base = 5\nsmallest_count = 5", "base = 3\nsmallest_count = 3"
    )
    assert book.disclosure[0].base == 3


def test_only_analysts_named_in_the_protocol_see_numbers_as_counted() -> None:
    assert [a.name for a in RULES.audiences.values() if not a.protected] == ["analyst"]
