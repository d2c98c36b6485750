"""Like beside like, over a hundred squares."""

from functools import cache, partial

import numpy as np
import pandas as pd

from tests.spec.grids import SIDE
from tests.spec.test_gathering import quiet as chance
from tests.spec.test_gathering import told
from tests.spec.worlds.trial import Trial


@cache  # the three figures are of one world
def p(seed: int, more: float) -> pd.Series:
    """With so many events more in each area of a corner of sixteen."""
    values = chance(seed).reshape(SIDE, SIDE)
    values[:4, :4] += np.random.default_rng([seed, 1]).poisson(more, (4, 4))
    return told(values.ravel())["p"]


def alarm(name: str, more: float, seed: int) -> bool:
    return bool(p(seed, more)[name] <= 0.05)


TRIALS = [
    Trial(
        f"gathering, {name}", 0.05, "p of 5 % or less", partial(alarm, name, 0),
        "a corner of 16 areas half as high again (10 becomes 15)", partial(alarm, name, 5), power,
    )
    for name, power in (("moran", 0.8), ("geary", 0.8), ("g", 0.2))
]  # fmt: skip
