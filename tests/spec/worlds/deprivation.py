"""Six categories over eighty areas that differ, though not by deprivation."""

import numpy as np

from tests.spec.test_deprivation import DECILES, graded
from tests.spec.worlds.trial import Trial

DEPRIVED = 1 - (DECILES - 0.5) / 10


def counts(seed: int, index: float = 1) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    rate = chance.gamma(4, 3, (6, 80))
    rate[0] *= index**DEPRIVED
    return {f"c{k}": row.astype(float) for k, row in enumerate(chance.poisson(rate))}


def quiet(seed: int) -> bool:
    return bool(graded(counts(seed)).series["verdict"].ne("no clear gradient").any())


def planted(seed: int) -> bool:
    return bool(graded(counts(seed, 2.5)).series["verdict"].iloc[0] == "more where deprived")


TRIALS = [
    Trial(
        "deprivation", 0.05, "a gradient in any of six categories", quiet,
        "2.5 times the rate at the most deprived end, in one of them", planted, 0.8, 10,
    )
]  # fmt: skip
