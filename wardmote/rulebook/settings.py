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
class Part:
    """One of the four parts of an audit under the 1998 guidance, in our words."""

    title: str
    asks: str


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of an audit's cycle, planned back from the day of its publication.

    Attributes:
        title: what is done by then.
        working_days_before: how many working days before publication.
    """

    title: str
    working_days_before: int


@dataclass(frozen=True, kw_only=True)
class Audit(Settings):
    """What an audit asks for, and the settings of its analyses.

    Attributes:
        parts: the four parts: patterns, issues, provision, options.
        stages: the stages of an audit's cycle, the first of them first.
        confidence: of every interval.
        false_discovery_rate: the share of flagged places that may be flagged by chance.
        permutations: how often places are shuffled for a test of chance.
        years_compared: how many earlier years a year is held against.
        change_minimum: a change is told as a percentage only from a count of at least this.
        trend_minimum_months: months needed before a trend is fitted.
        seasonality_minimum_months: months needed before a season is told.
        control_limits_sigma: how many standard deviations off the mean control limits lie.
        control_run: so many months running on one side of the mean are a signal.
        concentration_share: the share of events whose fewest areas are looked for.
        hottest_share: the share of areas called hottest.
        hot_minimum_areas: areas needed before hot areas are sought.
        hot_minimum_count: events needed before hot areas are sought.
        repeat_minimum: events at one place that make it a repeat place.
        repeat_places_listed: how many repeat places the analyst's edition lists.
        near_repeat_metres: the edges of the bands of distance in which series are sought.
        near_repeat_days: the edges of the bands of days, likewise.
        near_repeat_minimum: events with a day and a point needed before series are sought.
        deprivation_minimum_areas: areas needed in a tenth of deprivation before it is told.
        peers_minimum: partnerships needed for a comparison with peers.
        peers_minimum_count: a partnership's events needed for its dot on a funnel plot.
        funnel_limits: the coverages of a funnel plot's limits, inner then outer.
        affected_minimum: people needed before saying who is affected.
        uncertain_below: a map marks an area with fewer events than this as uncertain.
        neighbour_metres: partnerships that come this near can be seen on one map.
        authority_days: a contractor is authorised for so many days at most.
        workshop_cards: findings that a workshop of partners is offered at first.
        marks_apart: two marks of 1 to 4 that lie so far apart are told as a difference.
        pack_months: months that a tactical pack speaks of, held against as many before.
        pack_history_months: months over which it says how long an area has been hot.
        pack_rows: places, problems and changes that it lists at most.
        pack_cells: grid cells that it lists at most.
        profile_sentences: findings that a problem profile gives to read first.
        profile_drawn: kinds of a group whose months, maps and peers it draws.
        profile_areas: areas with most events that its table lists.
        cell_metres: the side of a grid cell.
        density_metres: the radius of the kernel of a density surface.
        density_cell_metres: the side of its cells.
        density_shares: the shares of events by which its densest ground is shaded.
        hot_mostly: the share of months from which an area counts as hot mostly.
        series_metres: the distance below which two events may belong to one series.
        series_days: the days below which they may.
        series_fewest: events that make a series.
        special_minimum_days: days of a kind needed before more or fewer on them is told.
        forecast_kinds: the largest categories whose months ahead an audit lists.
        forecast_months: months ahead of the last supplied that an audit speaks of.
        findings_per_question: the most findings told under one question in the public edition.
        rate_per: rates are for each so many residents or households.
    """

    parts: Mapping[str, Part]
    stages: Mapping[str, Stage]
    confidence: float
    false_discovery_rate: float
    permutations: int
    years_compared: int
    change_minimum: int
    trend_minimum_months: int
    seasonality_minimum_months: int
    control_limits_sigma: float
    control_run: int
    concentration_share: float
    hottest_share: float
    hot_minimum_areas: int
    hot_minimum_count: int
    repeat_minimum: int
    repeat_places_listed: int
    near_repeat_metres: tuple[float, ...]
    near_repeat_days: tuple[float, ...]
    near_repeat_minimum: int
    deprivation_minimum_areas: int
    peers_minimum: int
    peers_minimum_count: int
    funnel_limits: tuple[float, ...]
    affected_minimum: int
    uncertain_below: int
    neighbour_metres: int
    authority_days: int
    workshop_cards: int
    marks_apart: int
    pack_months: int
    pack_history_months: int
    pack_rows: int
    pack_cells: int
    profile_sentences: int
    profile_drawn: int
    profile_areas: int
    cell_metres: int
    density_metres: float
    density_cell_metres: float
    density_shares: tuple[float, ...]
    hot_mostly: float
    series_metres: float
    series_days: int
    series_fewest: int
    special_minimum_days: int
    forecast_kinds: int
    forecast_months: int
    findings_per_question: int
    rate_per: int


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
