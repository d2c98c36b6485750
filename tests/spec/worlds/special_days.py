"""Bank holidays over two years."""

from functools import cache, partial

import numpy as np

from tests.spec.test_special_days import CLOSED, drawn, told
from tests.spec.worlds.trial import Trial

BLOCK = 50


@cache
def block(first: int, ratio: float) -> np.ndarray:
    """Worlds: whether bank holidays are told. One p each, so that p is what the rate is held to."""
    counts = [drawn(1, seed, bank=ratio)[0] for seed in range(first, first + BLOCK)]
    return (told(*counts, kinds={"bank holiday": CLOSED})["p"] <= 0.05).to_numpy()


def told_of(ratio: float, seed: int) -> bool:
    return bool(block(seed // BLOCK * BLOCK, ratio)[seed % BLOCK])


TRIALS = [
    Trial(
        "special_days", 0.05, "bank holidays told as different", partial(told_of, 1.0),
        "half as much again on eight bank holidays (12 becomes 18)", partial(told_of, 1.5), 0.9,
    )
]  # fmt: skip
