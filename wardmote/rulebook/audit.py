"""What an audit asks for, and the numbers that its analyses turn on."""

from collections.abc import Mapping
from dataclasses import dataclass

from wardmote.rulebook.settings import Settings


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
        family_size: the partnerships most like one, with which it is compared where more are held.
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
        pack_burst_days: days into which events may crowd, wherever they lie in its months.
        pack_bursts: kinds of event that crowded which it lists at most.
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
        fullest_hours: hours running that are named as those with most.
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
    family_size: int
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
    pack_burst_days: int
    pack_bursts: int
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
    fullest_hours: int
    forecast_kinds: int
    forecast_months: int
    findings_per_question: int
    rate_per: int
