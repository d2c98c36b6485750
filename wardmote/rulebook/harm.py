"""Harm weights: one edition is one publisher's answer to how grave an event is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wardmote.rulebook._read import Frozen, RulebookError, build, table_of
from wardmote.rulebook.rule import NATIONS, Rule


@dataclass(frozen=True, kw_only=True)
class Weight:
    """The harm of one event of a kind, between `low` and `high` of the edition's unit.

    Attributes:
        low: the lightest published figure for anything within the kind.
        high: the gravest; the same as `low` where the publisher gives one figure.
        what: what the figure is, so that nobody takes it for more.
    """

    low: float
    high: float
    what: str

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"low {self.low:g} and high {self.high:g} are not 0 ≤ low ≤ high.")
        if not self.what.strip():
            raise ValueError("a weight says what it is.")


@dataclass(frozen=True, kw_only=True)
class HarmEdition(Rule):
    """One edition of harm weights. A category that it does not weigh has unknown harm, not none.

    Attributes:
        name: our word for it.
        title: its name for readers.
        publisher: who published the weights.
        published: when; the first day of the year where only the year is known.
        unit: what one unit of weight is.
        weights: category → its weight.
        finer_weights: kinds of event that are finer than our categories → their weight.
        not_valid_in: nations whose courts the weights do not describe.
        limits: what it cannot tell; each becomes a caveat.
    """

    name: str
    title: str
    publisher: str
    published: date
    unit: str
    weights: Mapping[str, Weight] = field(default_factory=Frozen)
    finer_weights: Mapping[str, Weight] = field(default_factory=Frozen)
    not_valid_in: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.weights and not self.finer_weights:
            raise ValueError("an edition holds at least one weight.")
        unknown = [nation for nation in self.not_valid_in if nation not in NATIONS]
        both = set(self.nation).intersection(self.not_valid_in)
        if unknown or both:
            raise ValueError(f"not_valid_in {unknown or sorted(both)}: unknown, or valid as well.")


def edition_of(path: Path, categories: Mapping[str, object]) -> HarmEdition:
    """One edition from its TOML file; its name is the file's.

    Raises:
        RulebookError: a key is unknown or missing, or a weight is of no category of ours.
    """
    edition = build(HarmEdition, {"name": path.stem} | table_of(path), path.name)
    for category in edition.weights:
        if category not in categories:
            raise RulebookError(
                f"{path.name}: weights.{category}: no such category; a finer kind of event goes "
                "under finer_weights."
            )
    return edition
