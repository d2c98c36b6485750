"""Every claim of every analysis is wrong no oftener than it states, and finds what is planted."""

from pathlib import Path

import numba
import pytest

from tests.spec.worlds.every import CLAIM_NOTHING, PUT_TO_WORLDS, TRIALS
from tests.spec.worlds.trial import Trial, line, rates
from wardmote.evidence import analyses, evaluation

THOUSAND = 1000


@pytest.fixture(autouse=True)
def one_thread():
    """Small worlds are done sooner by one thread than by threads that wait for each other."""
    before = numba.get_num_threads()
    numba.set_num_threads(1)
    yield
    numba.set_num_threads(before)


def modules(package) -> set[str]:
    return {p.name.removesuffix(".py") for p in Path(package.__path__[0]).glob("[a-z]*")}


def test_every_analysis_is_put_to_worlds_or_claims_nothing() -> None:
    put = {module.__name__.rpartition(".")[2] for module in PUT_TO_WORLDS}
    assert modules(analyses) | modules(evaluation) <= put | set(CLAIM_NOTHING)
    assert put.isdisjoint(CLAIM_NOTHING)


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_a_share_of_worlds_keeps_to_the_level_and_the_power(trial: Trial) -> None:
    got = rates(trial, trial.share)
    assert not got.too_many(trial.level), line(trial, got)
    assert not got.too_weak(trial.power), line(trial, got)


@pytest.mark.trial
@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_a_thousand_worlds_keep_to_the_level_and_the_power(trial: Trial) -> None:
    got = rates(trial, THOUSAND)
    print("\n" + line(trial, got), flush=True)
    assert not got.too_many(trial.level)
    assert not got.too_weak(trial.power)
