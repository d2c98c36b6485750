"""What is no rule is refused, with its file and key."""

import pickle
import re
from datetime import date
from pathlib import Path

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import Frozen, RulebookError
from wardmote.rulebook.loading import FOLDER

ONE_OF_EACH = [
    "arrangements.toml",
    "audit.toml",
    "bodies.toml",
    "categories.toml",
    "concerns.toml",
    "datasets/istv.toml",
    "disclosure.toml",
    "duties/scrutiny_2009.toml",
    "exchange.toml",
    "gateways.toml",
    "harm/cambridge_2026.toml",
    "indicators/burglary.toml",
    "linking.toml",
    "maturity.toml",
    "meetings.toml",
    "offences.toml",
    "plans.toml",
    "prioritisation.toml",
    "protocols/istv.toml",
    "quality.toml",
    "questions.toml",
    "ranks.toml",
    "scrutiny.toml",
    "sharing.toml",
    "structures.toml",
    "workbench.toml",
]


def test_every_kind_of_file_is_among_those_that_are_tested() -> None:
    kinds = {path.relative_to(FOLDER).parts[0] for path in FOLDER.rglob("*.toml")}
    assert kinds == {Path(file).parts[0] for file in ONE_OF_EACH}


@pytest.mark.parametrize("file", ONE_OF_EACH)
def test_a_key_that_nobody_knows_is_refused(load_with: Load, file: str) -> None:
    with pytest.raises(RulebookError, match=rf"{Path(file).name}.*“colour”"):
        load_with(file, "in_force_from", 'colour = "red"\nin_force_from')


@pytest.mark.parametrize("file", ONE_OF_EACH)
@pytest.mark.parametrize("key", ["source", "nation", "in_force_from"])
def test_a_rule_without_source_nation_or_date_is_refused(
    load_with: Load, file: str, key: str
) -> None:
    line = re.search(rf"^{key} = .*\n", (FOLDER / file).read_text(encoding="utf-8"), re.M)
    assert line is not None
    with pytest.raises(RulebookError, match=rf"{Path(file).name}.*missing “{key}”"):
        load_with(file, line[0], "")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("audit.toml", "confidence = 0.95", 'confidence = "high"', r"confidence: 'high' is not a"),
        ("audit.toml", "rate_per = 1000", "rate_per = true", r"rate_per: True is not a int"),
        ("audit.toml", "in_force_from = 1999-04-01", "in_force_from = 1999-04-01T00:00:00",
         "is not a date"),
        ("audit.toml", '"Scotland"]', '"Ireland"]', r"nation \['Ireland'\]"),
        ("audit.toml", 'nation = ["England", "Wales", "Scotland"]', "nation = []", "is empty"),
        ("audit.toml", 'source = "', 'source = " " # ', "source is empty"),
        ("audit.toml", "in_force_from", "in_force_to = 1998-01-01\nin_force_from",
         "in_force_to is not after"),
        ("audit.toml", "confidence = 0.95", "confidence = ", "audit.toml: not TOML"),
        ("categories.toml", "[category.burglary]", "[kind.burglary]", "unknown key “kind”"),
        ("categories.toml", 'group = "disorder"', 'group = "mess"', "group “mess”"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(
    load_with: Load, file: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=message):
        load_with(file, old, new)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=r"categories\.toml: no such file"):
        rulebook.load(tmp_path)


def test_a_rule_may_hold_in_one_nation_or_in_several(load_with: Load) -> None:
    book = load_with("audit.toml", 'nation = ["England", "Wales", "Scotland"]', 'nation = "Wales"')
    assert book.audit.nation == ("Wales",)


def test_a_row_that_says_its_own_source_is_not_given_that_of_its_file() -> None:
    categories = rulebook.on(date(2026, 4, 1), "England").categories
    assert categories["burglary"].source.startswith("police.uk")
    assert categories["fly_tipping"].source.startswith("Defra")


def test_rules_are_frozen() -> None:
    rules = rulebook.on(date(2026, 4, 1), "England")
    with pytest.raises(AttributeError):
        rules.audit.confidence = 0.5  # type: ignore[misc]
    with pytest.raises(TypeError):
        rules.categories["new"] = rules.categories["burglary"]  # type: ignore[index]


def test_rules_may_be_sent_to_another_process() -> None:
    rules = rulebook.on(date(2026, 4, 1), "England")
    assert pickle.loads(pickle.dumps(rules)) == rules


def test_a_frozen_mapping_is_as_good_as_the_same_mapping() -> None:
    assert Frozen({"a": 1}) == {"a": 1}
    assert hash(Frozen({"a": 1})) == hash(Frozen({"a": 1}))
    assert repr(Frozen({"a": 1})) == "Frozen({'a': 1})"
