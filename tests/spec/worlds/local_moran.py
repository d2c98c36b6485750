"""Areas like their neighbours, on a hundred squares."""

import numpy as np

from tests.spec.grids import NAMES, SIDE
from tests.spec.test_local_moran import quiet as chance
from tests.spec.test_local_moran import told
from tests.spec.worlds.trial import Trial

MIDDLE = NAMES[33]
DRAWS = 4999  # of a hundred areas, one can only be told if its p can be 0.05 ÷ 100


def quiet(seed: int) -> bool:
    return bool((told(chance(seed), seed=seed, draws=DRAWS)["kind"] != "not told").any())


def planted(seed: int) -> bool:
    values = chance(seed).reshape(SIDE, SIDE)
    values[2:5, 2:5] += np.random.default_rng([seed, 1]).poisson(15, (3, 3))
    kind = told(values.ravel(), seed=seed, draws=DRAWS).set_index("area")["kind"]
    return bool(kind[MIDDLE] == "high among high")


TRIALS = [
    Trial(
        "local_moran", 0.05, "any area told among 100", quiet,
        "nine areas with 2.5 times the events (10 becomes 25): the middle one is high among high",
        planted, 0.95, 10,
    )
]  # fmt: skip
