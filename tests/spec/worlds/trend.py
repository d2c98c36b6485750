"""Eight seasonal series over four years, their months more uneven than chance alone makes them."""

import numpy as np

from tests.spec.test_trend import SEASON, fitted
from tests.spec.worlds.trial import Trial

YEARS = np.arange(48) / 12
UNEVEN = 40  # shape of the gamma: 40 a month then vary twice as much as Poisson's


def series(seed: int, growth: float = 1) -> dict[str, np.ndarray]:
    means = np.tile(40 * SEASON, (8, 1))
    means[0] *= growth**YEARS
    chance = np.random.default_rng(seed)
    drawn = chance.poisson(means * chance.gamma(UNEVEN, 1 / UNEVEN, means.shape)).astype(float)
    return {f"c{k}": row for k, row in enumerate(drawn)}


def quiet(seed: int) -> bool:
    return bool(fitted(series(seed)).series["verdict"].isin(["up", "down"]).any())


def planted(seed: int) -> bool:
    return bool(fitted(series(seed, 1.15)).series["verdict"].iloc[0] == "up")


TRIALS = [
    Trial(
        "trend", 0.05, "any of eight series up or down", quiet,
        "one series up by 15 % a year", planted, 0.95, 10,
    )
]  # fmt: skip
