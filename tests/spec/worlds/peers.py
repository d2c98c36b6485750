"""Funnels of fifteen partnerships that are alike, or that differ among themselves."""

from functools import cache, partial

import numpy as np
import pandas as pd

from tests.spec.test_peers import compared
from tests.spec.worlds.trial import Trial


@cache  # both limits are of one world
def position(seed: int, spread: float, times: float = 1) -> pd.Series:
    chance = np.random.default_rng(seed)
    rate = 200 * np.exp(chance.normal(0, spread, 15))
    rate[0] *= times
    return compared(list(chance.poisson(rate).astype(float))).points["position"]


def quiet(words: tuple[str, ...], spread: float, seed: int) -> np.ndarray:
    return position(seed, spread).isin(words).to_numpy()


def planted(words: tuple[str, ...], spread: float, seed: int) -> bool:
    return bool(position(seed, spread, 2)[0] in words)


FAR = ("far above", "far below")
ANY = ("above", "below", *FAR)
LIMITS = (
    ("inner limits, alike", 0.05, ANY, 0.0, 0.99),
    ("inner limits, differing by 0.2", 0.06, ANY, 0.2, 0.7),
    ("outer limits, alike", 0.002, FAR, 0.0, 0.99),
    ("outer limits, differing by 0.2", 0.01, FAR, 0.2, 0.3),
)
"""Where they differ, the levels are those of the explanation page: the spread is estimated."""
TRIALS = [
    Trial(
        f"peers, {name}", level, "a partnership outside", partial(quiet, words, spread),
        "one with twice the rate", partial(planted, words, spread), power, 10,
    )
    for name, level, words, spread, power in LIMITS
]  # fmt: skip
