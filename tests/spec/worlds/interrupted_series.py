"""A step in a seasonal series of five years."""

from functools import partial

from tests.evidence.evaluation.test_interrupted_series import told, world
from tests.spec.worlds.trial import Trial


def alarm(name: str, step: float, seed: int) -> bool:
    return bool(getattr(told(world(seed, step)), name) <= 0.05)


TRIALS = [
    Trial(
        f"interrupted_series, {words}", 0.05, "a step where none was", partial(alarm, name, 1.0),
        "a fall by a fifth from the 37th of 60 months", partial(alarm, name, 0.8), 0.9,
    )
    for words, name in (("plain", "p"), ("robust", "robust_p"))
]  # fmt: skip
