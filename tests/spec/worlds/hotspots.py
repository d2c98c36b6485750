"""Hot areas on a hundred squares, three categories at once."""

import numpy as np

from tests.spec.grids import NAMES, SIDE
from tests.spec.test_hotspots import found
from tests.spec.worlds.trial import Trial


def counts(seed: int, times: float = 1) -> list[np.ndarray]:
    mean = np.full((SIDE, SIDE), 6.0)
    mean[2:5, 2:5] *= times
    chance = np.random.default_rng(seed)
    return [
        chance.poisson(m.ravel()).astype(float) for m in (mean, np.full((SIDE, SIDE), 6.0), mean)
    ]


def quiet(seed: int) -> bool:
    return bool(found(counts(seed), seed=seed, draws=199)["hot"].any())


def planted(seed: int) -> bool:
    table = found(counts(seed, 2), seed=seed, draws=199)
    own = table[(table["category"] == "c0") & (table["area"] == NAMES[33])]
    return bool(own["hot"].iloc[0])


TRIALS = [
    Trial(
        "hotspots", 0.05, "any hot area among 100, three categories", quiet,
        "nine areas with twice the events (6 becomes 12): the middle one is hot", planted, 0.9, 5,
    )
]  # fmt: skip
