"""Plans of agencies and partnerships: which kinds are known, and when two are out of step."""

from dataclasses import dataclass

from wardmote.rulebook.rule import Rule


@dataclass(frozen=True, kw_only=True)
class PlanKind(Rule):
    """A kind of plan that law or a document names.

    Attributes:
        name: our word for it.
        title: its name for readers.
        is_own: the partnership makes it, and no agency alone.
    """

    name: str
    title: str
    is_own: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanCycle(Rule):
    """A partnership's own year, that agencies' plans are held against.

    Attributes:
        name: our word for it.
        audits: keys of the duties that are its audit.
        plans: keys of the duties that are its plan.
        audit_ahead_days: a plan that is agreed so few days before an audit should have used it.
        together_days: plans that come open within so many days can be agreed together.
    """

    name: str
    audits: tuple[str, ...]
    plans: tuple[str, ...]
    audit_ahead_days: int
    together_days: int

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.audit_ahead_days < 1 or self.together_days < 1:
            raise ValueError("audit_ahead_days and together_days are 1 or more.")
