"""One plan: its days, and what it says of each theme."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.duties.models import Passage, Plan
from wardmote.partnership.duties.pages.plans import consultation, kind_words, plans_of, state
from wardmote.partnership.duties.rules import MAY, without_successor
from wardmote.partnership.website.tables import Action, Link, Table, Tag, day


@dataclass(frozen=True)
class KeptPlanPage:
    """One plan.

    Attributes:
        facts: what is known of it, in words.
        ways: what may be done with it, as links; empty for who may only read.
    """

    title: str
    whose: str
    link: str
    state: Tag
    facts: tuple[tuple[str, str], ...]
    ways: tuple[Link, ...]
    tables: tuple[Table, ...]


def kept_plan_page(plan: Plan, *, on: date, by: Membership) -> KeptPlanPage:
    """What is kept of a plan; its passages are read before."""
    keeps = may(by, "keep the duties", MAY)
    alone = without_successor(plans_of(plan.partnership), on)
    return KeptPlanPage(
        title=plan.title, whose=str(plan.partner or plan.partnership), link=plan.link,
        state=state(plan, alone, on), facts=tuple(_facts(plan)),
        ways=tuple(_ways(plan)) if keeps else (), tables=(_passages(plan, keeps),),
    )  # fmt: skip


def _facts(plan: Plan):
    not_known = _("Not known")
    yield _("Kind"), kind_words(plan)
    yield _("Holds"), f"{day(plan.first_on)} – {day(plan.last_on)}"
    yield _("Consulted on"), consultation(plan) or not_known
    yield _("Agreed"), day(plan.agreed_on) or not_known
    yield _("Next review"), day(plan.review_on) or not_known


def _ways(plan: Plan):
    for name, words in (
        ("say_of_theme", _("Write what it says of a theme")),
        ("change_plan", _("Change its days or title")),
        ("remove_plan", _("Remove it")),
    ):
        yield Link(words, reverse(f"duties:{name}", args=[plan.partnership.slug, plan.pk]))


def _passages(plan: Plan, keeps: bool) -> Table:
    heads = (_("Theme"), _("What it says"), _("Page"), *(("",) if keeps else ()))
    rows = tuple(
        (str(each.theme), each.words, each.where, *((_remove(plan, each),) if keeps else ()))
        for each in plan.passages.all()
    )
    return Table(
        "passages", _("What it says of each theme"), heads, rows,
        _("Nothing is written down yet of what it says."),
    )  # fmt: skip


def _remove(plan: Plan, passage: Passage) -> Action:
    address = reverse("duties:remove_passage", args=[plan.partnership.slug, passage.pk])
    return Action((Link(_("Remove"), address),))
