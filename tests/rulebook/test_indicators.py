"""The figures that a partnership watches."""

from datetime import date

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import Indicator, RulebookError

INDICATORS = rulebook.load().indicators
RULES = rulebook.on(date(2026, 4, 1), "England")


def test_there_are_at_least_twenty_and_they_count_more_than_crime() -> None:
    datasets = {indicator.numerator.dataset for indicator in INDICATORS}
    assert len(INDICATORS) >= 20
    assert {"road_casualties", "dwelling_fires", "resident_survey", "istv"} <= datasets


def test_they_are_outcomes_outputs_and_processes() -> None:
    assert {indicator.kind for indicator in INDICATORS} == {"outcome", "output", "process"}


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.name)
def test_what_an_indicator_filters_by_is_what_its_dataset_tells(indicator: Indicator) -> None:
    dataset = RULES.datasets[indicator.numerator.dataset]
    fields = {field.name: field for field in dataset.fields}
    filters = {
        "severity": indicator.numerator.severities,
        "role": indicator.numerator.roles,
        "outcome": (*indicator.numerator.outcomes, *indicator.denominator.outcomes),
    }
    for name, values in filters.items():
        if values:
            assert not fields[name].allowed or set(values) <= set(fields[name].allowed)
    used = {*indicator.numerator.categories, *indicator.denominator.categories}
    scheme = {category.name for category in RULES.scheme(dataset.category_scheme)}
    assert used <= scheme | {dataset.fixed_category}


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.name)
def test_a_share_is_of_a_hundred_and_a_count_of_one(indicator: Indicator) -> None:
    per = {"residents": 1000, "households": 1000, "records": 100, "none": 1}
    assert indicator.denominator.per == per[indicator.denominator.of]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('dataset = "police_street"', 'dataset = "rumours"', "nothing is called “rumours”"),
        ('categories = ["burglary"]', 'categories = ["theft"]', "nothing is called “theft”"),
        ('of = "households"', 'of = "dogs"', "denominator “dogs”"),
        ("per = 1000", "per = 0", "per 0"),
        ('better = "lower"', 'better = "less"', "better “less”"),
        ('kind = "outcome"', 'kind = "target"', "kind “target”"),
        ('frequency = "quarterly"', 'frequency = "weekly"', "frequency “weekly”"),
        ("review_on = 2028-04-01", "", "missing “review_on”"),
        ('written_by = "Wardmote"', "", "missing “written_by”"),
        ("in_force_from = 2010-12-01", "in_force_from = 2010-11-30", "begin it with its dataset"),
        ('nation = ["England", "Wales"]', 'nation = "Scotland"', "in Scotland on"),
    ],
)
def test_an_indicator_that_cannot_be_is_refused(
    load_with: Load, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=rf"burglary\.toml.*{message}"):
        load_with("indicators/burglary.toml", old, new)


def test_an_indicator_that_does_not_say_what_spoils_it_is_refused(load_with: Load) -> None:
    with pytest.raises(RulebookError, match="says what spoils it"):
        load_with("indicators/attacks_on_fire_crews.toml", 'limits = [\n    "A handful of events a '
                  'year: a count, never a rate or a trend.",\n]', "limits = []")  # fmt: skip
