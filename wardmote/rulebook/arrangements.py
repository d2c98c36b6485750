"""Arrangements to work together: what is asked of one, and how involved agencies were elsewhere."""

from dataclasses import dataclass

from wardmote.rulebook.rule import Rule

STATUSES = ("statutory", "contract", "agreement", "informal")
RISKS = ("low", "medium", "high")


@dataclass(frozen=True, kw_only=True)
class Paper(Rule):
    """A document or check that an arrangement should have.

    Attributes:
        name: our word for it.
        title: its name for readers.
        about: what it is for.
        asked_of: legal statuses of which it is asked: statutory | contract | agreement | informal.
        from_risk: the least risk at which it is asked: low | medium | high.
    """

    name: str
    title: str
    about: str
    asked_of: tuple[str, ...]
    from_risk: str = "low"

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.asked_of or set(self.asked_of) - set(STATUSES):
            raise ValueError(f"asked_of {list(self.asked_of)}; use {', '.join(STATUSES)}.")
        if self.from_risk not in RISKS:
            raise ValueError(f"from_risk “{self.from_risk}”; use {', '.join(RISKS)}.")

    def is_asked(self, status: str, risk: str) -> bool:
        """Whether an arrangement of that status and risk should have it."""
        return status in self.asked_of and RISKS.index(risk) >= RISKS.index(self.from_risk)


@dataclass(frozen=True, kw_only=True)
class Benchmark(Rule):
    """How involved kinds of agency were found to be elsewhere.

    Attributes:
        name: our word for it.
        kinds: kinds of agency.
        told: what was found, in a sentence.
    """

    name: str
    kinds: tuple[str, ...]
    told: str
