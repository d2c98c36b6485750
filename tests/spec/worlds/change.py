"""Twelve categories in two years, and against the mean of three."""

from functools import cache, partial

import numpy as np
import pandas as pd

from tests.spec.test_change import changed
from tests.spec.worlds.trial import Trial

TOLD = ["up", "down"]


@cache  # both claims are of one world
def asked(seed: int, times: float = 1) -> pd.DataFrame:
    """Four years of one mean, but for the first category's newest year."""
    means = np.full((12, 4), 80.0)
    means[0, 0] *= times
    drawn = np.random.default_rng(seed).poisson(means).astype(float)
    told = changed({f"c{k:02d}": list(row) for k, row in enumerate(drawn)})
    return told[["verdict", "mean_verdict"]]


def quiet(verdict: str, seed: int) -> bool:
    return bool(asked(seed)[verdict].isin(TOLD).any())


def planted(verdict: str, seed: int) -> bool:
    return bool(asked(seed, 1.6)[verdict].iloc[0] == "up")


TRIALS = [
    Trial(
        f"change, on {words}", 0.05, "any of 12 categories up or down", partial(quiet, verdict),
        "one category up from 80 to 128", partial(planted, verdict), power, 10,
    )
    for words, verdict, power in (
        ("last year", "verdict", 0.6), ("three years", "mean_verdict", 0.8)
    )
]  # fmt: skip
