"""The plan-alignment calendar: when plans hold, where they miss each other, when they meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.duties.models import Plan
from wardmote.partnership.duties.pages.time_line import TimeLine, time_line, years_drawn
from wardmote.partnership.duties.pages.words import year_words
from wardmote.partnership.duties.rules import (
    MAY,
    Moment,
    Turn,
    agreed_too_soon,
    cycle,
    ends_by_year,
    next_moment,
    turns,
    without_successor,
)
from wardmote.partnership.website.tables import Link, Table, Tag, day


@dataclass(frozen=True)
class PlansPage:
    """All plans that are kept.

    Attributes:
        misses: where they miss each other, a sentence each.
        unknown: what is not known of them, a sentence each.
        moment: when they could be brought together, and what comes open then.
    """

    line: TimeLine | None
    misses: tuple[str, ...]
    unknown: tuple[str, ...]
    moment: str
    openings: tuple[str, ...]
    tables: tuple[Table, ...]
    may_keep: bool


def plans_page(partnership: Partnership, *, on: date, by: Membership) -> PlansPage:
    """Plans beside the partnership's own year."""
    plans = plans_of(partnership)
    held = cycle(partnership, on)
    years = years_drawn(plans, on)
    everything = turns(partnership, [*held.audits, *held.plans], years, on) if held else []
    audits = [turn for turn in everything if turn.key in held.audits]
    own_plans = [turn for turn in everything if turn.key in held.plans]
    shown = [plan for plan in plans if plan.last_on.year >= years[0]]
    own = [(_("The partnership: audit"), audits), (_("The partnership: plan"), own_plans)]
    moment = _next(plans, audits, held, on)
    return PlansPage(
        line=time_line(shown, [(n, t) for n, t in own if t], on, _about(shown)) if plans else None,
        misses=tuple(_misses(plans, audits, held, on)), unknown=tuple(_unknown(plans, on)),
        moment=_moment(moment, held), openings=tuple(_openings(moment)),
        tables=(_plans_table(partnership, plans, on), _own_table(everything)),
        may_keep=may(by, "keep the duties", MAY),
    )  # fmt: skip


def plans_of(partnership: Partnership) -> list[Plan]:
    """All that are kept, with whose they are."""
    return list(partnership.plans.select_related("partnership", "partner__agency"))


def kind_words(plan: Plan) -> str:
    """Which kind it is."""
    kinds = {kind.name: kind.title for kind in rulebook.load().plan_kinds}
    return kinds.get(plan.kind, plan.called or plan.kind)


def _about(plans: Sequence[Plan]) -> str:
    told = "; ".join(
        _("%(title)s from %(first)s to %(last)s")
        % {"title": plan.title, "first": day(plan.first_on), "last": day(plan.last_on)}
        for plan in plans
    )
    return _("The partnership’s own year and the plans that are kept: %s.") % told


def _misses(
    plans: Sequence[Plan], audits: Sequence[Turn], held: rulebook.PlanCycle | None, on: date
) -> Iterator[str]:
    for plan in without_successor(plans, on):
        yield _("“%(plan)s” ended on %(day)s, and nothing follows it.") % {
            "plan": plan.title, "day": day(plan.last_on),
        }  # fmt: skip
    ahead = [plan for plan in plans if plan.last_on >= on]
    if held:
        days = [turn.on for turn in audits]
        for miss in agreed_too_soon(ahead, days, days=held.audit_ahead_days):
            yield _(
                "“%(plan)s” is agreed on %(day)s, %(days)d days before the partnership’s audit of "
                "%(audit)s: it cannot use that audit."
            ) % {
                "plan": miss.plan.title, "day": day(miss.plan.agreed_on), "days": miss.days,
                "audit": day(miss.audit_on),
            }  # fmt: skip
    years = ends_by_year(plans, on)
    if len(years) > 1:
        told = "; ".join(f"{year_words(year)}: {_named(those)}" for year, those in years.items())
        words = {"count": len(years), "told": told}
        yield _("They end in %(count)d different years. %(told)s.") % words


def _named(plans: Sequence[Plan]) -> str:
    return ", ".join(f"“{plan.title}”" for plan in plans)


def _unknown(plans: Sequence[Plan], on: date) -> Iterator[str]:
    ahead = [plan for plan in plans if plan.last_on >= on]
    asks = (
        ([p for p in ahead if p.agreed_on is None], _("When it is agreed is not known: %s.")),
        ([p for p in ahead if p.consulted_from is None and p.consulted_until is None],
         _("When it is consulted on is not known: %s.")),
        ([p for p in ahead if p.review_on is None], _("When it is reviewed is not known: %s.")),
    )  # fmt: skip
    for those, words in asks:
        if those:
            yield words % _named(those)


def _next(
    plans: Sequence[Plan], audits: Sequence[Turn], held: rulebook.PlanCycle | None, on: date
) -> Moment | None:
    if held is None:
        return None
    return next_moment(plans, [turn.on for turn in audits], on=on, days=held.together_days)


def _moment(moment: Moment | None, held: rulebook.PlanCycle | None) -> str:
    if moment is None or held is None:
        return _("Two plans or more have to be kept before this can be told.")
    first, last = moment.openings[0], moment.openings[-1]
    if not moment.is_together:
        return _(
            "No two plans come open within %(days)d days of each other. The last to come open is "
            "“%(plan)s”, on %(day)s: others could be made to end with it."
        ) % {"days": held.together_days, "plan": last.plan.title, "day": day(last.on)}
    words = {"first": day(first.on), "last": day(last.on), "count": len(moment.openings)}
    if first.on == last.on:
        told = _("On %(first)s %(count)d plans come open.") % words
    else:
        told = _("From %(first)s to %(last)s %(count)d plans come open.") % words
    if moment.audit_on is None:
        return told
    audit = _("They can be agreed together, from the partnership’s audit of %s.")
    return f"{told} {audit % day(moment.audit_on)}"


def _openings(moment: Moment | None) -> Iterator[str]:
    for each in moment.openings if moment and moment.is_together else ():
        words = _("%(day)s: “%(plan)s” is reviewed") if each.is_review else _(
            "%(day)s: a new plan follows “%(plan)s”"
        )  # fmt: skip
        yield words % {"day": day(each.on), "plan": each.plan.title}


def state(plan: Plan, alone: Sequence[Plan], on: date) -> Tag:
    """How a plan stands on a day.

    Args:
        alone: the plans past their end that nothing follows.
    """
    if plan in alone:
        return Tag(_("Ended, nothing follows"), "red")
    if plan.last_on < on:
        return Tag(_("Ended"), "grey")
    return Tag(_("In force"), "green") if plan.first_on <= on else Tag(_("To come"), "blue")


def _plans_table(partnership: Partnership, plans: Sequence[Plan], on: date) -> Table:
    alone = without_successor(plans, on)
    heads = (
        _("Plan"), _("Whose"), _("Kind"), _("First day"), _("Last day"), _("Consulted on"),
        _("Agreed"), _("Next review"), _("State"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(plan.title, reverse("duties:kept_plan", args=[partnership.slug, plan.pk])),
            str(plan.partner or _("The partnership")), kind_words(plan), plan.first_on,
            plan.last_on, consultation(plan), plan.agreed_on, plan.review_on,
            state(plan, alone, on),
        )
        for plan in plans
    )  # fmt: skip
    return Table("plans", _("Plans"), heads, rows, _("No plan is kept yet."))


def consultation(plan: Plan) -> str:
    """When it is consulted on."""
    days = (day(plan.consulted_from), day(plan.consulted_until))
    return " – ".join(each for each in days if each)


def _own_table(own: Sequence[Turn]) -> Table:
    heads = (_("What"), _("Work begins"), _("Due, or done"), _("Is it done?"))
    rows = tuple((turn.title, turn.begins_on, turn.on, turn.is_done) for turn in own)
    empty = _("The rulebook holds no yearly audit or plan for this partnership.")
    return Table("own_year", _("The partnership’s own year"), heads, rows, empty)
