"""Harm weights by edition."""

from datetime import date
from pathlib import Path

import pytest

from wardmote import rulebook
from wardmote.rulebook import RulebookError

RULES = rulebook.on(date(2026, 4, 1), "England")
OWN = """
title = "Our own"
publisher = "Riverton Community Safety Partnership"
published = 2026-04-01
unit = "points"
source = "Riverton strategy group, minute 12"
nation = "England"
in_force_from = 2026-04-01
[weights.burglary]
low = 1
high = 2.5
what = "agreed by vote"
"""


@pytest.mark.parametrize(
    ("category", "low", "high"),
    [
        ("burglary", 183.5, 273.5),
        ("robbery", 365, 365),
        ("possession_of_weapons", 273.75, 273.75),
        ("criminal_damage_and_arson", 2, 185),
        ("public_order", 7.5, 7.5),
        ("other_crime", 10, 10),
        ("drugs", 3, 5),
        ("vehicle_crime", 5, 5),
        ("other_theft", 2, 2),
        ("theft_from_the_person", 2, 2),
        ("bicycle_theft", 2, 2),
        ("shoplifting", 1, 1),
    ],
)
def test_cambridge_weighs_what_it_was_found_to_weigh(
    category: str, low: float, high: float
) -> None:
    weight = RULES.harm["cambridge_2026"].weights[category]
    assert (weight.low, weight.high) == (low, high)
    assert weight.what


@pytest.mark.parametrize("category", ["violence_and_sexual_offences", "anti_social_behaviour"])
def test_what_no_source_weighs_has_no_weight(category: str) -> None:
    assert all(category not in edition.weights for edition in RULES.harm.values())


def test_the_severity_score_holds_three_weights_and_none_of_a_whole_category() -> None:
    edition = RULES.harm["ons_2016"]
    assert dict(edition.weights) == {}
    assert {kind: weight.low for kind, weight in edition.finer_weights.items()} == {
        "homicide": 7979,
        "attempted_murder": 4663,
        "cannabis_possession": 3,
    }


def test_no_edition_weighs_harm_in_scotland() -> None:
    assert dict(rulebook.on(date(2026, 4, 1), "Scotland").harm) == {}
    assert all("Scotland" in edition.not_valid_in for edition in RULES.harm.values())


def test_a_partnership_may_bring_its_own_edition(tmp_path: Path) -> None:
    (tmp_path / "riverton.toml").write_text(OWN)
    edition = rulebook.harm_edition(tmp_path / "riverton.toml")
    assert (edition.name, edition.weights["burglary"].high) == ("riverton", 2.5)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("low = 1", "low = 3", "low 3 and high 2.5"),
        ("low = 1", "low = -1", "low -1"),
        ("low = 1\n", "", "missing “low”"),
        ('what = "agreed by vote"', "", "missing “what”"),
        ('what = "agreed by vote"', 'what = " "', "says what it is"),
        ("[weights.burglary]", "[weights.murder]", "weights.murder: no such category"),
        ('nation = "England"', 'nation = "England"\nnot_valid_in = ["England"]', "valid as well"),
        ("[weights.burglary]", 'colour = "red"\n[weights.burglary]', "unknown key “colour”"),
        ('source = "Riverton strategy group, minute 12"', "", "missing “source”"),
    ],
)
def test_an_edition_that_cannot_be_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in OWN
    (tmp_path / "riverton.toml").write_text(OWN.replace(old, new))
    with pytest.raises(RulebookError, match=rf"riverton\.toml.*{message}"):
        rulebook.harm_edition(tmp_path / "riverton.toml")


def test_an_edition_with_no_weight_is_refused(tmp_path: Path) -> None:
    (tmp_path / "riverton.toml").write_text(OWN.split("[weights")[0])
    with pytest.raises(RulebookError, match="at least one weight"):
        rulebook.harm_edition(tmp_path / "riverton.toml")
