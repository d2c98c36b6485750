"""Events in series, in a place with a busy street and a busy week."""

import numpy as np
import pandas as pd

from tests.spec.test_near_repeats import events, told
from tests.spec.worlds.trial import Trial


def chance(seed: int, size: int) -> pd.DataFrame:
    """Events over a square kilometre and a year; a fifth in one street, a fifth in one week."""
    rng = np.random.default_rng(seed)
    days = np.where(rng.random(size) < 0.2, rng.integers(0, 7, size), rng.integers(0, 365, size))
    x = np.where(rng.random(size) < 0.2, 500.0, rng.uniform(0, 1000, size))
    return events(list(zip(days.astype(float), x, rng.uniform(0, 1000, size), strict=True)))


def quiet(seed: int) -> bool:
    return told(chance(seed, 150), permutations=199, seed=seed).p <= 0.05


def planted(seed: int) -> bool:
    world = chance(seed, 150)
    start = world.sample(30, random_state=seed)
    after = start.assign(
        happened_on=start["happened_on"] + pd.Timedelta(days=3), easting=start["easting"] + 40
    )
    cells = told(pd.concat([world, after], ignore_index=True), permutations=199, seed=seed).cells
    first = cells[(cells["metres"] == "[1, 101)") & (cells["days"] == "[0, 8)")]
    return bool(first["adjusted_p"].iloc[0] <= 0.05)


TRIALS = [
    Trial(
        "near_repeats", 0.05, "any of six cells, 150 events", quiet,
        "one event in five followed by another 3 days later and 40 m off: its cell is told",
        planted, 0.6,
    )
]  # fmt: skip
