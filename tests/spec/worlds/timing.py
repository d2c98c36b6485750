"""A category over the months of a year."""

from functools import cache, partial

import numpy as np

from tests.spec.test_timing import DAYS, MONTHS, told
from tests.spec.worlds.trial import Trial

BLOCK = 50
MEANS = 300 * np.array(list(DAYS.values())) / sum(DAYS.values())


@cache
def block(first: int, times: float) -> np.ndarray:
    """Worlds: whether their one category, whose third month is so many times as high, is told."""
    means = MEANS * np.where(np.arange(12) == 2, times, 1)
    seeds = range(first, first + BLOCK)
    series = {
        f"c{seed:06d}": dict(zip(MONTHS, np.random.default_rng(seed).poisson(means), strict=True))
        for seed in seeds
    }
    p = told(series).series.set_index("category")["p"]
    return (p[list(series)] <= 0.05).to_numpy()


def uneven(times: float, seed: int) -> bool:
    return bool(block(seed // BLOCK * BLOCK, times)[seed % BLOCK])


TRIALS = [
    Trial(
        "timing", 0.05, "an even year told as uneven", partial(uneven, 1.0),
        "one month twice as high (25 becomes 50)", partial(uneven, 2.0), 0.8,
    )
]  # fmt: skip
