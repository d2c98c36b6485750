"""Three agencies' hottest tenths of a hundred areas."""

import numpy as np
import pandas as pd

from tests.spec.grids import NAMES
from tests.spec.worlds.trial import Trial
from wardmote.evidence.analyses.coincide import coincide

DATASETS = ("ambulance", "fire", "police")
BY_CHANCE = 3 * 0.1**2 * 0.9 + 0.1**3  # of an area to be in two tenths or three
AREAS = pd.DataFrame({"area": NAMES})


def named(seed: int, times: float = 0) -> set[str]:
    """Areas in two or three tenths; the first may have so many times the mean in two of them."""
    chance = np.random.default_rng(seed)
    means = chance.gamma(3, 20, (len(DATASETS), len(NAMES)))
    if times:
        means[:2, 0] = 60 * times
    counts = chance.poisson(means).ravel()
    long = pd.DataFrame({"dataset": np.repeat(DATASETS, 100), "area": NAMES * 3, "count": counts})
    return set(coincide(long, areas=AREAS, per={}, hottest_share=0.1).areas["area"])


def quiet(seed: int) -> np.ndarray:
    found = named(seed)
    return np.array([area in found for area in NAMES])


def planted(seed: int) -> bool:
    return NAMES[0] in named(seed, 3)


TRIALS = [
    Trial(
        "coincide", BY_CHANCE, "an area in two of three hottest tenths (what it calls by chance)",
        quiet, "an area with three times the mean in two of them", planted, 0.95, 10,
    )
]  # fmt: skip
