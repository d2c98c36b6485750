"""Sixty events a year of each of five kinds, at an even rate."""

import numpy as np

from tests.spec.test_bursts import quiet as world
from tests.spec.test_bursts import told
from tests.spec.worlds.trial import Trial


def quiet(seed: int) -> bool:
    return bool(told(world(seed))["burst"].any())


def planted(seed: int) -> bool:
    days = world(seed)
    days["k0"] = np.concatenate([days["k0"], 100 + np.arange(0, 12)])
    return bool(told(days)["burst"].iloc[0])


TRIALS = [
    Trial(
        "bursts", 0.05, "any burst of 14 days among five kinds with 60 events a year", quiet,
        "12 events more in 14 days (2.3 expected)", planted, 0.9,
    ),
]  # fmt: skip
