"""What an attacker with every published number can find out: nothing that is kept."""

import itertools
from collections import Counter, defaultdict

import numpy as np
import pytest

from tests.evidence.disclosure import worlds
from tests.evidence.disclosure.arrays import rounded
from tests.evidence.disclosure.attacker import attack, recovered, sight
from wardmote.evidence.disclosure import protect
from wardmote.evidence.records import Counts

WORLDS = 25
"""In every run; `make trials` takes 10,000."""


def small_world(chance: np.random.Generator) -> tuple[Counts, int]:
    """A few areas, wards and categories, mostly of small numbers, with two splits."""
    areas, categories = int(chance.integers(1, 8)), int(chance.integers(1, 5))
    cells = chance.poisson(chance.choice([0.3, 1, 2, 4]), (areas, categories))
    if chance.random() < 0.3:
        cells[chance.random(cells.shape) < 0.2] += int(chance.integers(0, 40))
    cells[0, 0] += not cells.any()
    splits = {
        "month": worlds.split_of(cells, 3, chance),
        "sex": worlds.split_of(cells, 2, chance),
    }
    return worlds.counts_of(cells, splits=splits), areas


def attacked(seed: int, *, whole: bool) -> list:
    """What the attacker finds in one world: name, truth, least, greatest."""
    counts, areas = small_world(np.random.default_rng(seed))
    ground = worlds.ground(areas, per_ward=2)
    safe = protect(counts, ground, profiles=worlds.PROFILES, key=worlds.KEY)
    return attack(sight(counts, safe, ground), whole=whole)


def check(found: list) -> None:
    assert all(low <= true <= high for _, true, low, high in found)
    assert not [each for each in found if recovered(each[2], each[3])]


def test_all_published_numbers_together_recover_no_number():
    for seed in range(WORLDS):
        check(attacked(seed, whole=seed == 0))


@pytest.mark.trial
def test_all_published_numbers_together_recover_no_number_in_ten_thousand_worlds():
    least, numbers = 99, 0
    for seed in range(10_000):
        found = attacked(seed, whole=seed % 50 == 0)
        check(found)
        numbers += len(found)
        least = min([least, *(high - low for _, _, low, high in found)])
    print(f"10,000 worlds, {numbers} numbers, narrowest interval {least}")


def test_the_attacker_does_recover_what_plain_hiding_hides():
    """The attacker must be able to win, or its defeats say nothing."""
    counts = worlds.counts_of(np.array([[3, 20], [40, 17]]))
    ground = worlds.ground(2, per_ward=2)
    safe = protect(counts, ground, profiles=worlds.PROFILES, key=worlds.KEY)
    seen = sight(counts, safe, ground)
    for name in seen.sums:
        hidden = name[0] == "cell" and seen.true[name] < 5
        seen.shown[name] = 0 if hidden else seen.true[name]
    exact = [n for n in seen.sums if not (n[0] == "cell" and seen.true[n] < 5)]
    found = attack(seen, bounds_of=lambda n: (seen.true[n],) * 2 if n in exact else (0, 4))
    assert (("cell", "A00000", "c00"), 3, 3, 3) in found


@pytest.mark.parametrize("shape", [(1, 1), (2, 1), (1, 2)])
def test_whoever_knows_the_method_but_not_the_key_is_never_half_sure_of_a_small_number(shape):
    """Every world of cells 0 to 6, all as likely beforehand; the key drawn many times."""
    every = list(itertools.product(range(7), repeat=shape[0] * shape[1]))
    seen: dict[bytes, Counter] = defaultdict(Counter)
    for number, values in enumerate(every):
        for draw in range(3000 // len(every)):
            shown = rounded(np.array(values).reshape(shape), number * 3000 + draw)
            seen[shown.tobytes()][values[0]] += 1
    for often in seen.values():
        if often.total() >= 200:
            assert max(often[t] for t in range(1, 5)) / often.total() <= 0.5
