"""Disclosure: how a source's numbers are made safe, and who may see what."""

from dataclasses import dataclass

from wardmote.rulebook.rule import Rule

AREA_GRAINS = ("area", "ward")
PERIODS = ("month", "quarter", "year")


@dataclass(frozen=True, kw_only=True)
class Profile(Rule):
    """How the numbers of a source are made safe to publish.

    Attributes:
        name: open | standard | sensitive.
        title: its name for readers.
        for_what: which sources it suits.
        base: every published number is a multiple of this.
        smallest_count: fewer events or people than this may not be told apart.
        smallest_premises: a number rests on at least so many premises.
        dominance_one: one premise may hold no more than this share of a number.
        dominance_two: two premises together may hold no more than this share.
        area_grain: the smallest places published: area (an atom of the cube) | ward.
        ward_period: the shortest period published for a ward: month | quarter | year.
        area_period: the shortest period published for an area.
        never_below: the least that a partnership may set base or smallest_count to.
        words: what a reader is told beside each table.
    """

    name: str
    title: str
    for_what: str
    base: int
    smallest_count: int
    smallest_premises: int
    dominance_one: float
    dominance_two: float
    area_grain: str
    ward_period: str
    area_period: str
    never_below: int
    words: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if min(self.base, self.smallest_count) < self.never_below:
            raise ValueError(f"base and smallest_count are never below {self.never_below}.")
        if not 0 < self.dominance_one <= self.dominance_two <= 1:
            raise ValueError("dominance_one and dominance_two are not 0 < one ≤ two ≤ 1.")
        if self.area_grain not in AREA_GRAINS:
            raise ValueError(f"area_grain “{self.area_grain}”; use {', '.join(AREA_GRAINS)}.")
        for period in (self.ward_period, self.area_period):
            if period not in PERIODS:
                raise ValueError(f"period “{period}”; use {', '.join(PERIODS)}.")


@dataclass(frozen=True, kw_only=True)
class Audience(Rule):
    """Who reads, and whether their numbers are made safe first.

    Attributes:
        name: our word for them.
        title: who they are.
        sees: what they may see.
        protected: whether every number is made safe by its source's profile first.
    """

    name: str
    title: str
    sees: str
    protected: bool
