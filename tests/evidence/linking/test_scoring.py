import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.linking.scoring import NAMES, Levels, scored

SIZES = (3, 4, 2)
CHANCE = [np.array([0.2, 0.4, 0.4]), np.array([0.02, 0.08, 0.3, 0.6]), np.array([0.2, 0.8])]
ALIKE = [np.array([0.75, 0.24, 0.01]), np.array([0.5, 0.3, 0.15, 0.05]), np.array([0.9, 0.1])]


def pairs(size, beyond, seed, sizes=SIZES):
    """Pairs of which a known share is of one event."""
    rng = np.random.default_rng(seed)
    one = rng.random(size) < beyond
    told = {
        name: np.where(one, rng.choice(k, size, p=m), rng.choice(k, size, p=u))
        for name, k, m, u in zip(NAMES, SIZES, ALIKE, CHANCE, strict=True)
    }
    return Levels(pd.DataFrame(told), sizes), one


def plain_twin(levels, chance, beyond):
    """Fellegi and Sunter's model by expectation maximisation, a line at a time."""
    observed = [levels.pairs[name].to_numpy() for name in NAMES]
    alike = [np.arange(k, 0, -1.0) ** 2 / (np.arange(k, 0, -1.0) ** 2).sum() for k in levels.sizes]
    for _ in range(2000):
        one = beyond * np.prod([m[o] for m, o in zip(alike, observed, strict=True)], axis=0)
        two = (1 - beyond) * np.prod([u[o] for u, o in zip(chance, observed, strict=True)], axis=0)
        p = one / (one + two)
        before = alike
        alike = [
            np.bincount(o, p, k) / p.sum() for o, k in zip(observed, levels.sizes, strict=True)
        ]
        if max(np.abs(a - b).max() for a, b in zip(alike, before, strict=True)) < 1e-5:
            break
    return p, np.concatenate(alike)


def test_probabilities_are_those_of_a_plain_twin():
    levels, _ = pairs(4000, 0.4, seed=1)
    found, weights = scored(levels, CHANCE, 0.4)
    p, alike = plain_twin(levels, CHANCE, 0.4)
    assert found == pytest.approx(p, abs=2e-3)
    assert weights["of_one_event"].to_numpy(float) == pytest.approx(alike, abs=2e-3)


def test_the_planted_shares_are_learned():
    levels, one = pairs(20_000, 0.4, seed=2)
    found, weights = scored(levels, CHANCE, 0.4)
    assert weights["of_one_event"].to_numpy(float) == pytest.approx(np.concatenate(ALIKE), abs=0.03)
    sure = found >= 0.9
    assert one[sure].mean() > 0.9  # what is said nine times in ten is so


def test_of_a_level_that_no_pair_is_at_nothing_is_told():
    levels, _ = pairs(2000, 0.3, seed=4)
    nearer = Levels(levels.pairs[levels.pairs["apart"] != 1], SIZES)
    _, weights = scored(nearer, CHANCE, 0.3)
    apart = weights[weights["comparison"] == "apart"].set_index("level")["of_one_event"]
    assert apart[1] == 0  # and not what learning began from
    assert apart.sum() == pytest.approx(1, abs=1e-6)


def test_what_chance_brings_stays_as_it_was_told():
    levels, _ = pairs(2000, 0.3, seed=3)
    _, weights = scored(levels, CHANCE, 0.3)
    assert weights["by_chance"].to_numpy(float) == pytest.approx(np.concatenate(CHANCE))


def test_a_comparison_of_one_level_is_left_out():
    levels, _ = pairs(2000, 0.3, seed=4)
    levels = Levels(levels.pairs.assign(kind=0), (3, 4, 1))
    _, weights = scored(levels, [*CHANCE[:2], np.ones(1)], 0.3)
    assert weights["comparison"].unique().tolist() == ["gap", "apart"]


def test_the_same_pairs_give_the_same_probabilities():
    levels, _ = pairs(3000, 0.3, seed=5)
    one, other = (scored(levels, CHANCE, 0.3)[0] for _ in range(2))
    assert (one == other).all()
