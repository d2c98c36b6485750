"""Events that two or three agencies tell of, each by itself."""

from functools import cache, partial

import numpy as np

from tests.spec.test_hidden import WORLDS, ask, world
from tests.spec.worlds.trial import APART, Trial
from wardmote.evidence.analyses.hidden import Hidden


@cache
def asked(name: str, seed: int) -> Hidden:
    return ask(world(np.random.default_rng(seed), *WORLDS[name]))


def outside(name: str, times: float, seed: int) -> bool:
    """Whether so many times the true number lies outside the interval."""
    found = asked(name, seed % APART)  # the same worlds, asked of another number
    return not found.low <= WORLDS[name][0] * times <= found.high


TRIALS = [
    Trial(
        f"hidden, {name}", 0.05, "the true number outside the interval", partial(outside, name, 1),
        "1.5 times the true number: outside the interval", partial(outside, name, 1.5), power,
        share,
    )
    for name, power, share in (
        ("two sources", 0.9, 30), ("two sources, few events", 0.6, 30),
        ("three sources", 0.8, 3), ("three sources, two tied", 0.8, 3),
    )
]  # fmt: skip
