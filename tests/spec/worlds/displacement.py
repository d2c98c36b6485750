"""A treated area and one beside it, each held against one like it."""

from functools import partial

import numpy as np

from tests.spec.worlds.trial import Trial
from wardmote.evidence.evaluation import displacement

FOUR = [60, 60, 90, 90, 40, 40, 50, 50]  # before and after: treated, control, near, near control


def told(after: float, seed: int) -> bool:
    """Whether the interval leaves out nought, if the treated area has this share of its events."""
    means = np.array(FOUR, dtype=float)
    means[1] *= after
    counts = np.random.default_rng(seed).poisson(means).reshape(4, 2)
    pairs = dict(zip(("treated", "control", "near", "near_control"), counts, strict=True))
    found = displacement(**{name: (a, b) for name, (a, b) in pairs.items()}, confidence=0.9)
    return not found.low <= 0 <= found.high


TRIALS = [
    Trial(
        "displacement", 0.1, "an interval of 90 % without nought", partial(told, 1.0),
        "four fifths fewer in the treated area (60 becomes 12)", partial(told, 0.2), 0.6,
    )
]  # fmt: skip
