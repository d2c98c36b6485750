"""Three months ahead of a seasonal series of five years that grows or shrinks."""

from functools import cache

import numpy as np

from tests.spec.test_forecast import told
from tests.spec.worlds.trial import Trial

MONTHS, AHEAD, BLOCK = 60, 3, 50


def world(seed: int, times: float) -> np.ndarray:
    chance, at = np.random.default_rng(seed), np.arange(MONTHS + AHEAD)
    mean = 40 * (1 + 0.3 * np.sin(at / 12 * 2 * np.pi)) * np.exp(chance.normal(0, 0.05) * at / 12)
    return chance.poisson(np.where(at < MONTHS, 1, times) * mean).astype(float)


@cache
def block(first: int, times: float) -> np.ndarray:
    """Worlds × months to come: whether they lie outside their bounds. Each series is its own."""
    counts = np.array([world(seed, times) for seed in range(first, first + BLOCK)])
    months, came = told(*counts[:, :MONTHS]).months, counts[:, MONTHS:]
    low, high = (months[end].to_numpy().reshape(came.shape) for end in ("low", "high"))
    return (came < low) | (came > high)


def quiet(seed: int) -> np.ndarray:
    return block(seed // BLOCK * BLOCK, 1)[seed % BLOCK]


def planted(seed: int) -> bool:
    return bool(block(seed // BLOCK * BLOCK, 1.8)[seed % BLOCK, 0])


TRIALS = [
    Trial(
        "forecast", 0.2, "a month outside the bounds of 80 %", quiet,
        "the next month 1.8 times as high as it would be", planted, 0.9,
    )
]  # fmt: skip
