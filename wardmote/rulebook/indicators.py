"""Indicators: one figure that a partnership watches, and why it matters."""

from dataclasses import dataclass, field
from datetime import date

from wardmote.rulebook.datasets import FREQUENCIES
from wardmote.rulebook.rule import Rule

BETTER = ("lower", "higher", "neither")
KINDS = ("outcome", "output", "process")
PER = ("residents", "households", "records", "none")


@dataclass(frozen=True, kw_only=True)
class Numerator:
    """What an indicator counts: the rows of a dataset that pass every filter given.

    Attributes:
        dataset: which dataset's rows.
        categories: of these categories; empty for all.
        severities: of these severities; empty for all.
        roles: of people with these parts; empty for all.
        outcomes: with these outcomes; empty for all.
    """

    dataset: str
    categories: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Denominator:
    """What an indicator is held against.

    Attributes:
        of: residents | households | records (rows of the same dataset) | none (a count).
        per: the rate is for each so many; 1 for a count, 100 for a share of records.
        categories: with records, rows of these categories; empty for all.
        outcomes: with records, rows with these outcomes; empty for all.
    """

    of: str
    per: int = 1
    categories: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.of not in PER:
            raise ValueError(f"denominator “{self.of}”; use {', '.join(PER)}.")
        if self.per < 1:
            raise ValueError(f"per {self.per} is not a whole number of 1 or more.")


@dataclass(frozen=True, kw_only=True)
class Indicator(Rule):
    """One figure that a partnership watches.

    Attributes:
        name: our word for it: the name of its file.
        title: its name for readers.
        why: why it matters.
        numerator: what is counted.
        denominator: what it is held against.
        better: lower | higher | neither, where a rise may be good news or bad.
        kind: outcome (what people live with) | output (what was done) | process (how it was done).
        frequency: how often it is read.
        limits: what spoils it.
        written_by: who wrote the definition.
        review_on: the day by which someone looks at it again.
    """

    name: str
    title: str
    why: str
    numerator: Numerator
    denominator: Denominator
    better: str
    kind: str
    frequency: str
    limits: tuple[str, ...] = field(default=())
    written_by: str
    review_on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        for what, value, known in (
            ("better", self.better, BETTER),
            ("kind", self.kind, KINDS),
            ("frequency", self.frequency, FREQUENCIES),
        ):
            if value not in known:
                raise ValueError(f"{what} “{value}”; use {', '.join(known)}.")
        if not self.limits:
            raise ValueError("an indicator says what spoils it.")
