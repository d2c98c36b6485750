"""What the police, fire and partnership plans say of the same themes, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.models import Passage, Plan
from wardmote.partnership.duties.pages.plans import Alignment
from wardmote.partnership.duties.rules import current
from wardmote.partnership.website.tables import Link, Table, day


@dataclass(frozen=True)
class Silence:
    """A theme of which some plans speak and one does not, as far as it is written down."""

    plan: str
    theme: str
    evidence: str


@dataclass(frozen=True)
class Compared:
    """Plans in force with what they say.

    Attributes:
        plans: in force, or next to come, each with its passages.
        themes: of which one of them at least speaks.
    """

    plans: tuple[Plan, ...]
    themes: tuple[str, ...]

    def said(self, plan: Plan, theme: str) -> Passage | None:
        """What one says of a theme."""
        return next((p for p in plan.passages.all() if p.theme.name == theme), None)


def compared(partnership: Partnership, seen: Alignment) -> Compared:
    """The partnership's own plan, those of the agencies that are compared, and who else speaks."""
    beside = _beside(partnership, seen.on)
    plans = current(seen.plans, seen.on)
    prefetch_related_objects(plans, "passages__theme")
    kept = [
        plan
        for plan in plans
        if plan.partner is None or plan.partner.agency.kind in beside or plan.passages.all()
    ]
    ordered = sorted(kept, key=lambda plan: (plan.partner_id is not None, _place(plan, beside)))
    themes = {passage.theme.name for plan in ordered for passage in plan.passages.all()}
    return Compared(tuple(ordered), tuple(sorted(themes)))


def _beside(partnership: Partnership, on: date) -> tuple[str, ...]:
    briefings = rulebook.on(on, partnership.nation).scrutiny_briefings.values()
    return tuple(kind for briefing in briefings for kind in briefing.agencies)


def _place(plan: Plan, beside: Sequence[str]) -> tuple[int, str]:
    kind = plan.partner.agency.kind if plan.partner else ""
    return beside.index(kind) if kind in beside else len(beside), plan.title


def plans_table(told: Compared) -> Table:
    """Which plans they are."""
    heads = (_("Plan"), _("Whose"), _("Holds from"), _("Until"))
    rows = tuple(
        (
            Link(plan.title, plan.link) if plan.link else plan.title,
            str(plan.partner or plan.partnership), day(plan.first_on), day(plan.last_on),
        )
        for plan in told.plans
    )  # fmt: skip
    return Table("plans", _("The plans"), heads, rows, _("No plan in force is kept yet."))


def side_by_side(told: Compared) -> Table:
    """Themes down, plans across."""
    heads = (_("Theme"), *(plan.title for plan in told.plans))
    rows = tuple(
        (theme, *(_cell(told.said(plan, theme)) for plan in told.plans)) for theme in told.themes
    )
    empty = _("Nothing is written down yet of what the plans say.")
    return Table("side_by_side", _("What they say of the same themes"), heads, rows, empty)


def _cell(passage: Passage | None) -> str:
    return f"{passage.words} ({passage.where})" if passage else _("Nothing is written down.")


def silences(told: Compared) -> Iterator[Silence]:
    """Each theme and plan of which nothing is written down, where another plan speaks of it."""
    for theme in told.themes:
        speaking = [(plan, told.said(plan, theme)) for plan in told.plans]
        words = ", ".join(f"“{plan}” ({said.where})" for plan, said in speaking if said)
        for plan, said in speaking:
            if said is None:
                evidence = _("Of this speaks: %(others)s. Of “%(plan)s” nothing is written down.")
                yield Silence(plan.title, theme, evidence % {"others": words, "plan": plan.title})
