"""Control charts of eight seasonal series over four years."""

from functools import cache

import numpy as np

from tests.spec.test_control import MONTHS, SEASON, Control, charted
from tests.spec.worlds.trial import Trial

STEPS = ["step up", "step down"]
AT = 30


@cache  # both claims are of one quiet world
def chart(seed: int, month: float = 1, step: float = 1) -> Control:
    """Eight series; in the first, one month or all from it on are so many times as high."""
    at = np.arange(48)
    means = np.tile(40 * SEASON, (8, 1))
    means[0] *= np.where(at == AT, month, 1) * np.where(at >= AT, step, 1)
    drawn = np.random.default_rng(seed).poisson(means).astype(float)
    return charted({f"c{k}": row for k, row in enumerate(drawn)})


def quiet_months(seed: int) -> np.ndarray:
    months = chart(seed).months
    return months["special"].isin(["above limits", "below limits"]).to_numpy()


def quiet_step(seed: int) -> bool:
    return bool(chart(seed).series["verdict"].isin(STEPS).any())


def planted_month(seed: int) -> bool:
    months = chart(seed, month=1.9).months.iloc[:48].set_index("month")
    return bool(months.loc[MONTHS[AT], "special"] == "above limits")


def planted_step(seed: int) -> bool:
    return bool(chart(seed, step=1.25).series["verdict"].iloc[0] == "step up")


TRIALS = [
    Trial(
        "control, limits", 0.0027, "a month beyond three sigmas, of 8 times 48", quiet_months,
        "one month 1.9 times as high (40 becomes 76)", planted_month, 0.7, 10,
    ),
    Trial(
        "control, step", 0.05, "a step in any of eight series", quiet_step,
        "a step up by a quarter in one of them", planted_step, 0.7, 10,
    ),
]  # fmt: skip
