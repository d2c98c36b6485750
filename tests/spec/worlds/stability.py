"""Last year's worst tenth of a hundred areas, three categories."""

from functools import cache

import numpy as np
import pandas as pd

from tests.spec.test_stability import told
from tests.spec.worlds.trial import APART, Trial

SAME = ["the same places", "in part the same"]


@cache  # both claims are of the same worlds
def asked(seed: int, *, kept: bool) -> pd.DataFrame:
    """Of areas that differ, and keep their rates or are dealt new ones; one series keeps them."""
    chance = np.random.default_rng(seed)
    before = chance.gamma(2, 5, (3, 100))
    now = chance.permuted(before, axis=1)
    if kept:
        now[0] = before[0]
    return told(chance.poisson(before), chance.poisson(now), seed=seed)


def quiet(seed: int) -> bool:
    return bool(asked(seed % APART, kept=False)["verdict"].isin(SAME).any())


def quiet_range(seed: int) -> bool:
    row = asked(seed % APART, kept=True).iloc[0]
    return not row["stable_low"] <= row["again"] <= row["stable_high"]


def planted(seed: int) -> bool:
    return bool(asked(seed % APART, kept=True)["verdict"].iloc[0] in SAME)


def planted_range(seed: int) -> bool:
    row = asked(seed % APART, kept=False).iloc[0]
    return not row["stable_low"] <= row["again"] <= row["stable_high"]


TRIALS = [
    Trial(
        "stability, more than chance", 0.05, "any of three shuffled series told as the same", quiet,
        "one series whose areas keep their rates", planted, 0.9, 5,
    ),
    Trial(
        "stability, range of stable rates", 0.05, "areas that kept their rates outside the range",
        quiet_range, "areas shuffled: outside the range", planted_range, 0.95, 5,
    ),
]  # fmt: skip
