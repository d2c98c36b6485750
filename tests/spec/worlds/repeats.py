"""Three categories at four hundred places."""

import numpy as np

from tests.spec.test_repeats import told
from tests.spec.worlds.trial import Trial


def verdicts(seed: int, again: int = 0) -> list[str]:
    """With so many places of the first category that had two events more."""
    counts = np.random.default_rng(seed).poisson(0.3, (3, 400))
    counts[0, :again] += 2
    series = {f"c{k}": list(row) for k, row in enumerate(counts)}
    return list(told(series, at_risk=400).series["verdict"])


def quiet(seed: int) -> bool:
    return "more than chance" in verdicts(seed)


def planted(seed: int) -> bool:
    return verdicts(seed, 40)[0] == "more than chance"


TRIALS = [
    Trial(
        "repeats", 0.05, "any of three categories told as more than chance", quiet,
        "40 of 400 places with two events more, in one of them", planted, 0.8, 10,
    )
]  # fmt: skip
