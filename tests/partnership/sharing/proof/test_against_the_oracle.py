"""`decide` and the oracle are asked the same: one million small worlds of the billions defined."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pytest

from tests.partnership.sharing.proof import oracle
from tests.partnership.sharing.proof.dimensions import BASES, DIMENSIONS
from tests.partnership.sharing.proof.worlds import (
    NAMES,
    RADIX,
    Choice,
    Worlds,
    choices,
    count,
    pairs,
    sample,
    slices,
)
from wardmote.partnership.sharing.rules.decision import decide

SEED = 20261122
SHARES, IN_EACH = 8, 125_056
TRIALS = 80


@contextmanager
def no_collecting() -> Iterator[None]:
    """Millions of small values that all live: it is no use to look for rubbish among them."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def compare(chosen: Sequence[Choice]) -> int:
    """Ask both about each of these worlds; how many are allowed."""
    worlds, allowed = Worlds(), 0
    with no_collecting():
        cases = [worlds.build(*choice) for choice in chosen]
        for choice, case, expected in zip(chosen, cases, oracle.answers(cases), strict=True):
            assert oracle.in_words(decide(*case)) == expected, in_words(choice)
            allowed += bool(expected[0])
    return allowed


def in_words(choice: Choice) -> str:
    base, chosen = choice
    told = {name: DIMENSIONS[name][place] for name, place in chosen.items()}
    return f"{list(BASES)[base]}, but {told}"


@pytest.mark.parametrize("share", range(SHARES))
def test_a_million_worlds_are_decided_as_the_oracle_decides_them(share: int) -> None:
    allowed = compare(choices(sample(SEED + share, IN_EACH)))
    assert SHARES * IN_EACH >= 1_000_000
    assert 0.15 < allowed / IN_EACH < 0.5  # neither answer is rare, so that both are looked at
    print(f"share {share}: {IN_EACH:,} cases, {allowed:,} allowed, 0 disagreements")


@pytest.mark.trial
def test_ten_million_more_worlds_are_decided_as_the_oracle_decides_them() -> None:
    for share in range(SHARES, SHARES + TRIALS):
        compare(choices(sample(SEED + share, IN_EACH)))
    print(f"{TRIALS * IN_EACH:,} cases of {count():,}, 0 disagreements")


def test_each_world_that_differs_in_one_or_two_things_is_decided_as_the_oracle_decides_it() -> None:
    """Not a sample: all of them."""
    compare([(base, chosen) for base in range(len(BASES)) for chosen in pairs()])


def test_more_than_half_a_billion_worlds_are_defined() -> None:
    rows, before = slices()
    sizes = [int(np.prod([RADIX[d] for d in row if d >= 0])) * len(BASES) for row in rows[:200]]
    assert np.diff(before)[:200].tolist() == sizes
    assert count() == 22_377_390_309
    print(f"{count():,} cases defined, over {len(NAMES)} dimensions")


def test_a_number_is_one_world_and_neighbours_differ() -> None:
    rows, before = slices()
    first, last = int(before[1]), int(before[2]) - 1
    assert choices([first])[0] == (0, dict.fromkeys(choices([first])[0][1], 0))
    base, chosen = choices([last])[0]
    assert base == len(BASES) - 1
    assert chosen == {NAMES[d]: RADIX[d] - 1 for d in rows[1] if d >= 0}
    told = {(base, *chosen.items()) for base, chosen in choices(range(first, first + 5_000))}
    assert len(told) == 5_000


def test_in_each_base_it_is_allowed_and_in_the_way_that_it_says() -> None:
    worlds = Worlds()
    kinds = [decide(*worlds.build(base, {})).basis[0].kind for base in range(len(BASES))]
    assert kinds == ["grant", "grant", "break_glass"]
