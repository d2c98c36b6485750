"""How often a test is wrong: false alarms where nothing is, and power where something is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

APART = 100_000  # the seeds of planted worlds begin here, so that none is a quiet one's


@dataclass(frozen=True)
class Trial:
    """One claim that an analysis makes, put to made-up worlds of two kinds.

    Attributes:
        name: of the analysis, and of its claim where it makes several.
        level: how often it may be wrong at most, as it states.
        alarm: what would be a false alarm.
        quiet: from a seed, a world as the null hypothesis has it: whether there was an alarm; or
            several answers, where the level is of months or places and not of worlds.
        effect: what is planted.
        planted: from a seed, a world with the effect: whether it was found.
        power: the share of planted worlds in which it must be found, from a run of a thousand,
            a little rounded down.
        share: how many worlds CI looks at.
    """

    name: str
    level: float
    alarm: str
    quiet: Callable[[int], bool | Sequence[bool]]
    effect: str
    planted: Callable[[int], bool]
    power: float
    share: int = 30


@dataclass(frozen=True)
class Rates:
    """What a number of worlds gave: alarms out of chances to alarm, finds out of worlds."""

    alarms: int
    chances: int
    found: int
    worlds: int

    @property
    def interval(self) -> tuple[float, float]:
        """The exact 95 % interval of the share of false alarms (Clopper and Pearson)."""
        told = stats.binomtest(self.alarms, self.chances).proportion_ci(0.95)
        return float(told.low), float(told.high)

    def too_many(self, level: float) -> bool:
        """Whether there were more false alarms than such a level gives in 999 runs of 1,000."""
        return self.alarms > stats.binom.ppf(0.999, self.chances, level)

    def too_weak(self, power: float) -> bool:
        """Whether less was found than such a power gives in 999 runs of 1,000."""
        return self.found < stats.binom.ppf(0.001, self.worlds, power)


def rates(trial: Trial, worlds: int) -> Rates:
    """Put so many worlds of each kind to the test."""
    alarms = [np.atleast_1d(trial.quiet(seed)) for seed in range(worlds)]
    found = [bool(trial.planted(APART + seed)) for seed in range(worlds)]
    every = np.concatenate(alarms)
    return Rates(int(every.sum()), len(every), sum(found), worlds)


def line(trial: Trial, got: Rates) -> str:
    """A row of the table in `docs/explanation/how-often-a-test-is-wrong.md`."""
    low, high = got.interval
    return (
        f"| {trial.name} | {trial.alarm} | {got.worlds:,} | {100 * trial.level:.2g}% "
        f"| {got.alarms / got.chances:.2%} [{low:.2%}, {high:.2%}] "
        f"| {trial.effect} | {got.found / got.worlds:.1%} |"
    )
