"""Eight seasonal series over five years, with a few odd months."""

import numpy as np
import pandas as pd

from tests.spec.test_robust_trend import SEASON, told
from tests.spec.worlds.trial import Trial

YEARS = np.arange(60) / 12


def asked(seed: int, growth: float = 1) -> pd.DataFrame:
    """Of eight series, the first of which grows; three months of each are ten times too high."""
    means = np.tile(40 * SEASON, (8, 1))
    means[0] *= growth**YEARS
    chance = np.random.default_rng(seed)
    counts = chance.poisson(means)
    for row in counts:
        row[chance.choice(60, 3, replace=False)] *= 10
    return told(*counts, fewest_months_for_season=36)


def quiet(seed: int) -> bool:
    return bool(asked(seed)["verdict"].isin(["up", "down"]).any())


def planted(seed: int) -> bool:
    return bool(asked(seed, 1.15)["verdict"].iloc[0] == "up")


TRIALS = [
    Trial(
        "robust_trend", 0.05, "any of eight series up or down", quiet,
        "one series up by 15 % a year", planted, 0.95, 10,
    )
]  # fmt: skip
