"""Settings: the numbers that analyses, quality grades and priorities turn on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wardmote.rulebook.rule import Rule

BANDS = 4
DECIDED_BY = ("majority", "consensus")
GRADE_BOUNDS = 3  # the bounds between A, B, C and D


@dataclass(frozen=True, kw_only=True)
class Settings(Rule):
    """Named settings, read as attributes or, where the name is data, as `settings["name"]`."""

    def __getitem__(self, name: str) -> Any:
        try:
            return getattr(self, name)
        except AttributeError as error:
            raise KeyError(name) from error


@dataclass(frozen=True, kw_only=True)
class Factor:
    """One factor of the prioritisation matrix.

    Attributes:
        title: its name for readers.
        asks: the question that it answers.
        measure: the figure that it is read from, and its unit.
        weight: its part in the score; the weights of all factors add up to 1.
        bands: the lowest values of bands 2, 3 and 4; anything less is band 1.
    """

    title: str
    asks: str
    measure: str
    weight: float
    bands: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.bands) != BANDS - 1 or list(self.bands) != sorted(set(self.bands)):
            raise ValueError(f"bands {list(self.bands)}: give {BANDS - 1} rising values.")
        if self.weight <= 0:
            raise ValueError(f"weight {self.weight:g} is not above 0.")

    def band(self, value: float) -> int:
        """The band, 1 to 4, that a value of the measure falls in."""
        return 1 + sum(value >= lowest for lowest in self.bands)


@dataclass(frozen=True, kw_only=True)
class Prioritisation(Settings):
    """The prioritisation matrix.

    Attributes:
        title: its name for readers.
        models: the published models that it learns from.
        method: how a score is made, in words.
        factors: harm, frequency, trend and concern.
        most_priorities: the most priorities that a plan is advised to take on.
        fewest_priorities: the fewest.
        minimum_factors: factors that must be known before a score is given.
    """

    title: str
    models: tuple[str, ...]
    method: str
    factors: Mapping[str, Factor]
    most_priorities: int
    fewest_priorities: int
    minimum_factors: int

    def __post_init__(self) -> None:
        super().__post_init__()
        total = sum(factor.weight for factor in self.factors.values())
        if abs(total - 1) > 1e-9:
            raise ValueError(f"the weights of the factors add up to {total:g}; make it 1.")


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """How one measure of a data problem is graded.

    Attributes:
        problem: lacking | incomplete | not co-terminous | inaccessible | inaccurate.
        title: what is measured, for readers.
        why: what it does to a finding.
        bounds: the lowest values of grades B, C and D; anything less is grade A.
    """

    problem: str
    title: str
    why: str
    bounds: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.bounds) != GRADE_BOUNDS or list(self.bounds) != sorted(self.bounds):
            raise ValueError(f"bounds {list(self.bounds)}: give {GRADE_BOUNDS} rising values.")

    def grade(self, value: float) -> str:
        """The grade, A to D, of a value of the measure."""
        return "ABCD"[sum(value >= lowest for lowest in self.bounds)]


@dataclass(frozen=True, kw_only=True)
class Quality(Settings):
    """What is measured of each delivery, and from where on it matters.

    Attributes:
        thresholds: measure → how it is graded.
        unlocated_comparable: two years compare if their unlocated shares differ by no more.
        gap_below_share: a month with less than this share of its usual rows is a gap in supply.
        usual_months: how many months make what is usual.
        shift_factor: a category whose share of a month grows or shrinks so many times has shifted.
        shift_minimum: months of fewer rows are not searched for a shift.
        relabelled_months: months needed on each side of a step that may be a relabelling.
        relabelled_least_share: a category that loses less than this is not called relabelled.
        same_rows_share: a file that shares this much with another month's is a repeat of it.
        repeat_call_minutes: calls closer in time than this may be of one incident.
        repeat_call_metres: and closer in place than this.
        stale_after_months: a dataset older than this is out of date for tasking.
    """

    thresholds: Mapping[str, Threshold]
    unlocated_comparable: float
    gap_below_share: float
    usual_months: int
    shift_factor: float
    shift_minimum: int
    relabelled_months: int
    relabelled_least_share: float
    same_rows_share: float
    repeat_call_minutes: int
    repeat_call_metres: float
    stale_after_months: int


@dataclass(frozen=True, kw_only=True)
class Meetings(Settings):
    """How decisions are taken in writing, and what meetings are weighed by.

    Attributes:
        decided_by: "majority" of those who agree or disagree, or "consensus": nobody disagrees.
        quorum_share: the share of the seats asked that must answer.
        answer_days: days given for an answer in writing.
        looked_at: the latest meetings that attendance is looked at over.
        join_share: two groups share enough people to meet as one from this share on.
        join_within_days: and if their meetings are no more days apart.
        follow_up_soon_days: a follow-up due within so many days is near.
        pounds_an_hour: name of a rank → what an hour of its time is taken to cost.
    """

    decided_by: str
    quorum_share: float
    answer_days: int
    looked_at: int
    join_share: float
    join_within_days: int
    follow_up_soon_days: int
    pounds_an_hour: Mapping[str, int]

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.decided_by not in DECIDED_BY:
            raise ValueError(f"decided_by “{self.decided_by}”; use {', '.join(DECIDED_BY)}.")
        if not 0 < self.quorum_share <= 1:
            raise ValueError(f"quorum_share {self.quorum_share:g} is not a share above 0.")
