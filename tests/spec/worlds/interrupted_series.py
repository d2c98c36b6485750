"""A step in a seasonal series of five years, whose months are independent or alike."""

from functools import partial

import numpy as np

from tests.evidence.evaluation.test_interrupted_series import AFTER, WAVE, YEARS, told, world
from tests.spec.worlds.trial import Trial

SPREAD = 0.15  # of what lasts from month to month, on the log scale


def alarm(name: str, step: float, seed: int) -> bool:
    return bool(getattr(told(world(seed, step)), name) <= 0.05)


def alike(likeness: float, step: float, seed: int) -> bool:
    """Whether the robust test tells a step where a month is like the month before."""
    chance = np.random.default_rng(seed)
    lasting = chance.normal(size=60)
    for month in range(1, 60):
        lasting[month] *= np.sqrt(1 - likeness**2)
        lasting[month] += likeness * lasting[month - 1]
    mean = 80 * 1.05**YEARS * WAVE * np.where(AFTER, step, 1) * np.exp(SPREAD * lasting)
    return told(chance.poisson(mean).astype(float)).robust_p <= 0.05


TRIALS = [
    Trial(
        f"interrupted_series, {words}", 0.05, "a step where none was", partial(alarm, name, 1.0),
        "a fall by a fifth from the 37th of 60 months", partial(alarm, name, 0.8), power,
    )
    for words, name, power in (("plain", "p", 0.9), ("robust", "robust_p", 0.87))
] + [
    Trial(
        f"interrupted_series, robust, months alike by {likeness}", level, "a step where none was",
        partial(alike, likeness, 1.0),
        "a fall by a third from the 37th of 60 months", partial(alike, likeness, 2 / 3), power,
    )
    for likeness, level, power in ((0.4, 0.05, 0.75), (0.7, 0.10, 0.6))
]  # fmt: skip
