"""How good the published numbers still are, and that no table breaks the rounding."""

import numpy as np
import pytest

from tests.evidence.disclosure.arrays import PER_WARD, rounded
from tests.evidence.disclosure.worlds import partnership

PARTNERSHIPS, TABLES = 60, 1500


def by_ward(cells: np.ndarray) -> np.ndarray:
    return np.add.reduceat(cells, np.arange(0, len(cells), PER_WARD))


def errors(partnerships: int) -> dict[str, np.ndarray]:
    """Published less true, for so many partnerships, at each level."""
    told: dict[str, list[np.ndarray]] = {}
    for seed in range(partnerships):
        chance = np.random.default_rng(seed)
        areas, mean = int(chance.integers(30, 150)), float(chance.choice([2, 6, 16]))
        cells = partnership(chance, areas=areas, mean=mean)
        off = rounded(cells, seed) - cells
        levels = {
            "area × category": off, "ward × category": by_ward(off), "category": off.sum(axis=0),
            "area": off.sum(axis=1), "ward": by_ward(off).sum(axis=1), "all": off.sum(),
        }  # fmt: skip
        for level, error in levels.items():
            told.setdefault(level, []).append(np.ravel(error))
    return {level: np.concatenate(each) for level, each in told.items()}


def check(off: dict[str, np.ndarray]) -> None:
    size = {level: np.abs(each) for level, each in off.items()}
    assert size["area × category"].mean() <= 1.5
    assert size["ward × category"].mean() <= 1.5
    assert size["all"].max() <= 2
    assert max(size[level].max() for level in ("area × category", "ward × category")) < 5
    assert size["category"].max() < 5
    assert (size["category"] > 2).mean() <= 0.10
    for level in ("area", "ward"):
        assert (size[level] >= 5).mean() <= 0.02
        assert size[level].max() < 10


def test_published_numbers_stay_near_the_truth():
    check(errors(PARTNERSHIPS))


def test_rounding_leans_neither_up_nor_down():
    off = errors(PARTNERSHIPS)["area × category"]
    assert abs(off.mean()) < 4 * off.std() / np.sqrt(len(off))


def test_a_small_number_goes_up_as_often_as_its_remainder_says():
    cells = np.array([[1, 2], [4, 3]] * 2)  # totals of 10, which need no nudge
    ups = sum(rounded(cells, key) > 0 for key in range(3000)) / 3000
    assert np.abs(ups - cells / 5).max() < 0.04


def tables(size: int, first: int = 0):
    """Random tables: empty, of one cell, all small, huge, and mixed."""
    for seed in range(first, first + size):
        chance = np.random.default_rng(seed)
        shape = int(chance.integers(1, 30)), int(chance.integers(1, 15))
        kind = seed % 5
        if kind == 0:
            yield seed, np.zeros(shape, np.int64)
        elif kind == 1:
            yield seed, chance.integers(0, 12, (1, 1))
        elif kind == 2:
            yield seed, chance.integers(0, 5, shape)
        elif kind == 3:
            yield seed, chance.integers(0, 10**9, shape)
        else:
            yield seed, chance.poisson(chance.gamma(0.3, 20, shape))


def check_tables(size: int) -> None:
    for seed, cells in tables(size):
        published = rounded(cells, seed)
        assert (published % 5 == 0).all()
        assert np.abs(published - cells).max(initial=0) < 5
        assert np.abs(by_ward(published - cells)).max(initial=0) < 5
        assert not published[cells == 0].any()
        assert abs(published.sum() - cells.sum()) < 5


def test_no_table_breaks_the_rounding():
    check_tables(TABLES)


@pytest.mark.trial
def test_no_table_of_a_hundred_thousand_breaks_the_rounding():
    check_tables(100_000)


@pytest.mark.trial
def test_two_hundred_partnerships_stay_near_the_truth():
    off = errors(200)
    for level, each in off.items():
        size = np.abs(each)
        print(
            f"{level}: mean error {size.mean():.2f}, greatest {size.max()}, "
            f"off by 3 or more {np.mean(size >= 3):.3f}, 5 or more {np.mean(size >= 5):.4f}"
        )
    check(off)
