"""Concerns: what is amiss in a partnership, why it matters and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter

from wardmote.rulebook._read import Frozen
from wardmote.rulebook.rule import Rule

STEPS = ("agencies", "duties", "meetings", "sharing", "exchange")
SEVERITIES = ("breach", "risk", "advice")


@dataclass(frozen=True, kw_only=True)
class ConcernRule(Rule):
    """One thing that may be amiss.

    Attributes:
        name: our word for it.
        step: the step of the year that looks for it: agencies | duties | meetings.
        severity: breach (of law, or of the partnership's own word) | risk | advice.
        title: a few words for a heading.
        sentence: what is said of each case; facts and thresholds stand in it in {braces}.
        why: why it matters.
        mend: what to do about it.
        requirement: which requirement it answers.
        thresholds: name → where it begins.
        threshold_source: where the thresholds come from; "" where there are none.
    """

    name: str
    step: str
    severity: str
    title: str
    sentence: str
    why: str
    mend: str
    requirement: str
    thresholds: Mapping[str, float] = field(default_factory=Frozen)
    threshold_source: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        for what, value, known in (
            ("step", self.step, STEPS),
            ("severity", self.severity, SEVERITIES),
        ):
            if value not in known:
                raise ValueError(f"{what} “{value}”; use {', '.join(known)}.")
        if bool(self.thresholds) != bool(self.threshold_source):
            raise ValueError("thresholds and threshold_source: give both, or neither.")
        if self.sentence[-1:] != ".":
            raise ValueError("sentence does not end with a full stop.")

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that its sentence needs, in the order in which it tells them."""
        named = (name for _, name, _, _ in Formatter().parse(self.sentence) if name)
        return tuple(dict.fromkeys(name for name in named if name not in self.thresholds))

    def says(self, facts: Mapping[str, object]) -> str:
        """Its sentence with the facts of one case.

        Raises:
            KeyError: a fact is missing.
        """
        bounds = {name: f"{value:g}" for name, value in self.thresholds.items()}
        return self.sentence.format_map(bounds | dict(facts))
