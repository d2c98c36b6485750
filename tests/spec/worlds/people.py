"""Five age bands, of which none or one is hurt more than the others."""

from functools import cache

import numpy as np
import pandas as pd

from tests.spec.test_people import asked
from tests.spec.worlds.trial import Trial

BANDS = ("0-17", "18-24", "25-34", "35-64", "65+")


BLOCK = 50


@cache
def block(first: int, times: float) -> np.ndarray:
    """Worlds × groups: whether it is told as the most. Each category is a world of its own."""
    means = 40.0 * np.where(np.arange(len(BANDS)) == 1, times, 1)
    tables = [
        pd.DataFrame({"part": BANDS, "count": np.random.default_rng(seed).poisson(means)}).assign(
            category=f"{seed:06d}"
        )
        for seed in range(first, first + BLOCK)
    ]
    table = pd.concat(tables).assign(dataset="roads", split="age_band")
    told = asked(table.astype({"count": float})).reset_index()
    return told.pivot_table(index="category", columns="part", values="most").to_numpy() > 0


def groups(times: float, seed: int) -> np.ndarray:
    return block(seed // BLOCK * BLOCK, times)[seed % BLOCK]


def quiet(seed: int) -> bool:
    return bool(groups(1, seed).any())


def planted(seed: int) -> bool:
    return bool(groups(2, seed)[1])


TRIALS = [
    Trial(
        "people", 0.05, "any of five groups told as the most", quiet,
        "one group twice as many (40 becomes 80)", planted, 0.7,
    )
]  # fmt: skip
