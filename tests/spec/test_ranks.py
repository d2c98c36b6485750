import numpy as np
import pytest

from wardmote.evidence.records.ranks import ASKED, ranked

MANY = 7_140


def check(values: np.ndarray, *ranks: int) -> None:
    found = ranked(values.copy(), np.array(ranks))
    assert found.tolist() == np.sort(values)[list(ranks)].tolist()


@pytest.mark.parametrize("size", [1, 2, 3, 10, 4 * ASKED - 1, 4 * ASKED, MANY])
def test_the_values_of_the_least_middle_and_greatest_rank(size):
    values = np.random.default_rng(size).normal(size=size)
    check(values, 0, (size - 1) // 2, size // 2, size - 1)


@pytest.mark.parametrize("kinds", [1, 2, 5, 300])
def test_values_alike_have_ranks_as_if_they_differed(kinds):
    values = np.random.default_rng(kinds).integers(kinds, size=MANY).astype(float)
    check(values, 3_100, 3_569, 3_570, 4_040)


def test_where_the_values_looked_at_mislead_all_are_searched():
    values = np.random.default_rng(1).normal(size=MANY)
    values[:: MANY // ASKED] += 100
    check(values, 3_100, 3_569, 3_570, 4_040)
    check(-values, 3_100, 3_569, 3_570, 4_040)


@pytest.mark.parametrize("step", [1, -1])
def test_values_already_in_order(step):
    check(np.arange(MANY, dtype=float)[::step], 10, 3_570, 7_000)
