"""Where plans miss each other, and when they could next be brought together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from wardmote.partnership.agencies.rules import legal_year
from wardmote.partnership.duties.models import Plan

DAY = timedelta(days=1)


@dataclass(frozen=True)
class TooSoon:
    """A plan that is agreed shortly before an audit that it should use."""

    plan: Plan
    audit_on: date

    @property
    def days(self) -> int:
        """How long before."""
        return (self.audit_on - self.plan.agreed_on).days


@dataclass(frozen=True)
class Opening:
    """A day on which what a plan says can change: at its review, or when the next one follows."""

    plan: Plan
    on: date
    is_review: bool


@dataclass(frozen=True)
class Moment:
    """When plans could be brought together.

    Attributes:
        openings: one of each plan, in order of their days.
        is_together: they lie within the rulebook's days of each other; otherwise it is the last
            opening of all, until when the others would have to be made to end with it.
        audit_on: the partnership's newest audit by then; None where none is known.
    """

    openings: tuple[Opening, ...]
    is_together: bool
    audit_on: date | None


def current(plans: Iterable[Plan], on: date) -> list[Plan]:
    """Of each line the plan that is in force on a day, or else the next to come."""
    ahead = sorted((p for p in plans if p.last_on >= on), key=lambda p: (str(p.line), p.first_on))
    return [next(iter(line)) for _line, line in groupby(ahead, key=lambda p: str(p.line))]


def without_successor(plans: Sequence[Plan], on: date) -> list[Plan]:
    """Plans past their end of whose line none goes on after them."""
    return [
        plan
        for plan in plans
        if plan.last_on < on
        and not any(other.line == plan.line and _follows(other, plan) for other in plans)
    ]


def _follows(other: Plan, plan: Plan) -> bool:
    return (other.last_on, other.pk) > (plan.last_on, plan.pk)


def agreed_too_soon(
    plans: Iterable[Plan], audits: Iterable[date], *, days: int
) -> Iterator[TooSoon]:
    """Plans that are agreed so few days before an audit, which they therefore cannot use."""
    ordered = sorted(audits)
    for plan in plans:
        if plan.agreed_on is not None:
            ahead = next((audit for audit in ordered if audit > plan.agreed_on), None)
            if ahead and (ahead - plan.agreed_on).days <= days:
                yield TooSoon(plan, ahead)


def ends_by_year(plans: Iterable[Plan], on: date) -> dict[int, list[Plan]]:
    """Legal year → the plans in force that end in it; one year means that they end together."""
    ordered = sorted(current(plans, on), key=lambda plan: (plan.last_on, plan.title))
    years = groupby(ordered, key=lambda plan: legal_year(plan.last_on))
    return {year: list(those) for year, those in years}


def next_moment(
    plans: Iterable[Plan], audits: Iterable[date], *, on: date, days: int
) -> Moment | None:
    """The first time from a day at which two or more plans come open so close to each other.

    Returns:
        None where fewer than two plans are in force or to come.
    """
    openings = sorted(_openings(current(plans, on), on), key=lambda each: each.on)
    if len({each.plan.pk for each in openings}) < 2:
        return None
    for first in openings:
        near = [each for each in openings if 0 <= (each.on - first.on).days <= days]
        if len({each.plan.pk for each in near}) >= 2:
            return _moment(near, audits, is_together=True)
    return _moment(openings[-1:], audits, is_together=False)


def _openings(plans: Iterable[Plan], on: date) -> Iterator[Opening]:
    for plan in plans:
        if plan.review_on and on <= plan.review_on <= plan.last_on:
            yield Opening(plan, plan.review_on, is_review=True)
        yield Opening(plan, plan.last_on + DAY, is_review=False)


def _moment(openings: list[Opening], audits: Iterable[date], *, is_together: bool) -> Moment:
    once = {each.plan.pk: each for each in reversed(openings)}
    ordered = tuple(sorted(once.values(), key=lambda each: each.on))
    before = [audit for audit in audits if audit <= ordered[-1].on]
    return Moment(ordered, is_together, max(before, default=None))
