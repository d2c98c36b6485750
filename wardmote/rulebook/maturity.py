"""How far a partnership has come: stages, the two at which many are stuck, and what shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wardmote.rulebook._read import Frozen
from wardmote.rulebook.rule import Rule


@dataclass(frozen=True, kw_only=True)
class Maturity(Rule):
    """One stage.

    Attributes:
        name: our word for it.
        order: 1 is the first.
        title: its name for readers.
        about: what a partnership is like in it.
        choke: in the document's words, the way into it at which partnerships struggle; "" where
            it tells of none.
    """

    name: str
    order: int
    title: str
    about: str
    choke: str = ""


@dataclass(frozen=True, kw_only=True)
class MaturitySign(Rule):
    """A fact that shows that a partnership has come to a stage.

    Attributes:
        name: our word for it.
        stage: which stage it shows.
        title: what is so when it holds; thresholds stand in it in {braces}.
        next_step: what to do while it does not hold.
        thresholds: name → where it begins.
    """

    name: str
    stage: str
    title: str
    next_step: str
    thresholds: Mapping[str, int] = field(default_factory=Frozen)

    @property
    def says(self) -> str:
        """Its title with its thresholds."""
        return self.title.format_map(self.thresholds)
