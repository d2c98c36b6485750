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
    legal_year,
    next_moment,
    turns,
    without_successor,
)
from wardmote.partnership.website.tables import Link, Table, Tag, day


@dataclass(frozen=True)
class Miss:
    """One way in which plans miss each other, or the partnership's year.

    Attributes:
        gap: "plan_past_end", "agreed_too_soon" or "ends_differ".
        plan: the title of the plan that it is about; "" where it is about several.
    """

    gap: str
    plan: str
    sentence: str


@dataclass(frozen=True)
class PlansPage:
    """All plans that are kept.

    Attributes:
        unknown: what is not known of them, a sentence each.
        moment: when they could be brought together, and what comes open then.
    """

    line: TimeLine | None
    misses: tuple[Miss, ...]
    unknown: tuple[str, ...]
    moment: str
    openings: tuple[str, ...]
    tables: tuple[Table, ...]
    may_keep: bool


@dataclass(frozen=True)
class Alignment:
    """Plans and the partnership's own year on a day, read once."""

    plans: tuple[Plan, ...]
    own: tuple[Turn, ...]
    held: rulebook.PlanCycle | None
    on: date

    @property
    def audits(self) -> list[Turn]:
        """The partnership's audits."""
        return [turn for turn in self.own if self.held and turn.key in self.held.audits]

    @property
    def moment(self) -> Moment | None:
        """When plans could next be brought together."""
        days = [turn.on for turn in self.audits]
        told = {"on": self.on, "days": self.held.together_days} if self.held else {}
        return next_moment(self.plans, days, **told) if told else None


def alignment(partnership: Partnership, on: date) -> Alignment:
    """What the page, and whoever else looks at plans, begins with."""
    plans, held = tuple(plans_of(partnership)), cycle(partnership, on)
    keys = [*held.audits, *held.plans] if held else []
    return Alignment(plans, tuple(turns(partnership, keys, years_drawn(plans, on), on)), held, on)


def plans_page(partnership: Partnership, *, on: date, by: Membership) -> PlansPage:
    """Plans beside the partnership's own year."""
    seen = alignment(partnership, on)
    return PlansPage(
        line=_line(seen) if seen.plans else None, misses=tuple(misses(seen)),
        unknown=tuple(_unknown(seen.plans, on)), moment=moment_words(seen),
        openings=tuple(_openings(seen.moment)),
        tables=(_plans_table(partnership, seen.plans, on), _own_table(seen.own)),
        may_keep=may(by, "keep the duties", MAY),
    )  # fmt: skip


def _line(seen: Alignment) -> TimeLine:
    first = years_drawn(seen.plans, seen.on)[0]
    shown = [plan for plan in seen.plans if legal_year(plan.last_on) >= first]
    others = [turn for turn in seen.own if turn not in seen.audits]
    named = [(_("The partnership: audit"), seen.audits), (_("The partnership: plan"), others)]
    return time_line(shown, [(name, own) for name, own in named if own], seen.on, _about(shown))


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


def misses(seen: Alignment) -> Iterator[Miss]:
    """Where plans miss each other."""
    for plan in without_successor(seen.plans, seen.on):
        words = _("“%(plan)s” ended on %(day)s, and nothing follows it.")
        told = {"plan": plan.title, "day": day(plan.last_on)}
        yield Miss("plan_past_end", plan.title, words % told)
    yield from _too_soon(seen)
    years = ends_by_year(seen.plans, seen.on)
    if len(years) > 1:
        told = "; ".join(f"{year_words(year)}: {_named(those)}" for year, those in years.items())
        words = _("They end in %(count)d different years. %(told)s.")
        yield Miss("ends_differ", "", words % {"count": len(years), "told": told})


def _too_soon(seen: Alignment) -> Iterator[Miss]:
    if seen.held is None:
        return
    ahead = [plan for plan in seen.plans if plan.last_on >= seen.on]
    days = [turn.on for turn in seen.audits]
    for miss in agreed_too_soon(ahead, days, days=seen.held.audit_ahead_days):
        words = _(
            "“%(plan)s” is agreed on %(day)s, %(days)d days before the partnership’s audit of "
            "%(audit)s: it cannot use that audit."
        )
        told = {
            "plan": miss.plan.title, "day": day(miss.plan.agreed_on), "days": miss.days,
            "audit": day(miss.audit_on),
        }  # fmt: skip
        yield Miss("agreed_too_soon", miss.plan.title, words % told)


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


def moment_words(seen: Alignment) -> str:
    """When plans could be brought together."""
    moment = seen.moment
    if moment is None:
        return _("Two plans or more have to be kept before this can be told.")
    first, last = moment.openings[0], moment.openings[-1]
    if not moment.is_together:
        return _(
            "No two plans come open within %(days)d days of each other. The last to come open is "
            "“%(plan)s”, on %(day)s: others could be made to end with it."
        ) % {"days": seen.held.together_days, "plan": last.plan.title, "day": day(last.on)}
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
