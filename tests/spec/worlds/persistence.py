"""Hot areas month by month, forty areas."""

import numpy as np

from tests.spec.test_persistence import quiet as counts
from tests.spec.test_persistence import told
from tests.spec.worlds.trial import Trial

NAMED = ("emerging", "fading", "persistent")


def quiet_month(seed: int) -> bool:
    """One month with events after one without, so that all that is told is told of one month."""
    world = counts(seed)
    world[:, :-1] = 0
    return bool((told(world)["months_hot"] > 0).any())


def quiet(seed: int) -> bool:
    return bool(told(counts(seed))["kind"].isin(NAMED).any())


def planted(seed: int) -> bool:
    world = counts(seed)
    world[7, -3:] += np.random.default_rng([seed, 1]).poisson(16, 3)
    return bool(told(world)["kind"].iloc[7] == "emerging")


def planted_month(seed: int) -> bool:
    world = counts(seed)
    world[:, :-1] = 0
    world[7, -1] += np.random.default_rng([seed, 1]).poisson(16)
    return bool(told(world)["months_hot"].iloc[7] > 0)


TRIALS = [
    Trial(
        "persistence, a month", 0.05, "any hot area among 40 in a month", quiet_month,
        "one area with three times the events (8 becomes 24)", planted_month, 0.8,
    ),
    Trial(
        "persistence, its kinds", 0.05, "any area persistent, emerging or fading", quiet,
        "one area with three times the events in the last three of 12 months: emerging",
        planted, 0.6,
    ),
]  # fmt: skip
