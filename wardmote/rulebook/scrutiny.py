"""What a scrutiny committee is briefed with, and what it might ask."""

from dataclasses import dataclass
from string import Formatter

from wardmote.rulebook.rule import Rule

GAPS = {
    "theme_not_in_plan": ("plan", "theme"),
    "agreed_too_soon": ("plan",),
    "ends_differ": (),
    "no_audit": (),
    "got_worse": ("theme",),
}
"""What plans and audits show → the facts that it gives to a question."""
NAMES_SOMEBODY = ("person", "owner")
"""Facts of concerns that name people: nothing of them is read in public."""


@dataclass(frozen=True, kw_only=True)
class ScrutinyQuestion(Rule):
    """A question worth asking, built from one concern or one gap.

    Attributes:
        name: our word for it.
        ask: the question; facts stand in it in {braces}.
        concern: the concern that it is built from; "" where it is built from a gap.
        gap: the gap that it is built from; "" where it is built from a concern.
    """

    name: str
    ask: str
    concern: str = ""
    gap: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.concern) == bool(self.gap):
            raise ValueError("concern and gap: give one of them.")
        if self.gap and self.gap not in GAPS:
            raise ValueError(f"gap “{self.gap}”; use {', '.join(GAPS)}.")
        if self.ask[-1:] != "?":
            raise ValueError("ask does not end with a question mark.")

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it needs."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.ask) if name)


@dataclass(frozen=True, kw_only=True)
class ScrutinyBriefing(Rule):
    """What is set side by side beside the partnership's own plan.

    Attributes:
        name: our word for it.
        agencies: kinds of agency whose plans are compared, whatever they say.
    """

    name: str
    agencies: tuple[str, ...]
