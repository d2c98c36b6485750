"""Two counts each of twenty areas."""

import numpy as np

from tests.spec.test_two_counts import told
from tests.spec.worlds.trial import Trial


def pairs(seed: int, mean: float, times: float = 1) -> np.ndarray:
    means = np.full((2, 20), float(mean))
    means[0, 0] *= times
    return np.random.default_rng(seed).poisson(means)


def quiet_pair(seed: int) -> bool:
    now, before = pairs(seed, 10)[:, :1]
    return bool(told(now, before)["verdict"].iloc[0] != "no clear difference")


def quiet(seed: int) -> bool:
    return bool((told(*pairs(seed, 20))["verdict"] != "no clear difference").any())


def planted_pair(seed: int) -> bool:
    now, before = pairs(seed, 10, 2.5)[:, :1]
    return bool(told(now, before)["verdict"].iloc[0] == "more")


def planted(seed: int) -> bool:
    return bool(told(*pairs(seed, 20, 2.5))["verdict"].iloc[0] == "more")


TRIALS = [
    Trial(
        "two_counts, one pair", 0.05, "a difference of two counts of mean 10", quiet_pair,
        "10 becomes 25", planted_pair, 0.6,
    ),
    Trial(
        "two_counts, twenty pairs", 0.05, "any difference among 20 pairs of mean 20", quiet,
        "one pair's 20 becomes 50", planted, 0.6,
    ),
]  # fmt: skip
