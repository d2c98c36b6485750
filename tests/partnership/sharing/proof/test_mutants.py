"""Were one small thing wrong with the decision, these questions would find it."""

import tomllib
from pathlib import Path

import pytest

from tests.partnership.sharing.proof.gate import SOURCE, questions, survivors
from tests.partnership.sharing.proof.mutants import mutants
from wardmote.partnership.sharing.rules.decision import decide

SEED = 7
JUSTIFIED = Path(__file__).parent / "survivors.toml"


def gate(many: int) -> None:
    asked = questions(SEED, many)
    assert all(ask(decide) for ask in asked)
    made, alive = survivors(asked)
    told = tomllib.loads(JUSTIFIED.read_text(encoding="utf-8"))["survivor"]
    assert sorted(alive) == sorted(one["mutant"] for one in told)
    assert all(len(one["because"]) > 30 for one in told)
    functions = SOURCE.read_text(encoding="utf-8").split("\ndef ")[1:]
    assert {text.partition("(")[0] for text in functions} <= {
        name.partition(":")[0] for name in made
    }
    print(
        f"{len(made)} mutants, {len(made) - len(alive)} killed by {len(asked):,} questions, "
        f"{len(alive)} justified as the same"
    )


def test_every_mutant_of_the_decision_is_killed_or_justified() -> None:
    gate(8_000)


@pytest.mark.trial
def test_no_justified_mutant_is_killed_by_many_more_questions() -> None:
    gate(400_000)


def test_a_mutant_has_one_small_thing_wrong() -> None:
    source = "def may(a, b):\n    return a < b and not a.is_sealed\n"
    assert {mutant.name for mutant in mutants(source)} == {
        "may: return a < b and (not a.is_sealed) -> return True",
        "may: return a < b and (not a.is_sealed) -> return False",
        "may: return a < b and (not a.is_sealed) -> return None",
        "may: a < b and (not a.is_sealed) -> a < b or not a.is_sealed",
        "may: a < b and (not a.is_sealed) -> not a.is_sealed",
        "may: a < b and (not a.is_sealed) -> a < b",
        "may: a < b -> a <= b",
        "may: a < b -> a >= b",
        "may: a < b -> True",
        "may: a < b -> False",
        "may: not a.is_sealed -> a.is_sealed",
    }
