"""The compact: what each agency promised, beside what it brought in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partner, Partnership, Promise
from wardmote.partnership.agencies.pages.beside import Beside, beside
from wardmote.partnership.agencies.rules import (
    amount_told,
    can_promise_for,
    is_in_advance,
    is_kept,
    is_over,
    may,
)
from wardmote.partnership.website.tables import Action, Cell, Link, Table, Tag, day


@dataclass(frozen=True)
class CompactPage:
    """What is promised and brought in.

    Attributes:
        pictures: one for each unit, of promises that run.
        silent: core members that have promised nothing that runs or is to come.
        makes_at: where the reader writes a promise down; "" if they may not.
    """

    running: Table
    over: Table
    pictures: tuple[Beside, ...]
    silent: tuple[str, ...]
    makes_at: str


@dataclass(frozen=True)
class PromisePage:
    """One promise with what was brought in of it."""

    promise: Promise
    tag: Tag
    promised: str
    brought: str
    is_late: bool
    contributions: Table
    actions: tuple[Link, ...]


def compact_page(partnership: Partnership, *, on: date, by: Membership) -> CompactPage:
    """All promises, those that run or are to come first."""
    promises = list(partnership.promises())
    running = [each for each in promises if not is_over(each, on)]
    over = sorted((each for each in promises if is_over(each, on)), key=_end, reverse=True)
    core = partnership.partners.on(on).filter(mode=Partner.Mode.CORE).select_related("agency")
    spoken = {each.partner_id for each in running}
    makes = may(by, "promise for an agency")
    return CompactPage(
        running=promises_table("running", _("Promised"), running, on),
        over=promises_table("over", _("Over"), over, on),
        pictures=beside([each for each in running if each.starts_on <= on]),
        silent=tuple(str(each) for each in core if each.pk not in spoken),
        makes_at=reverse("agencies:make_promise", args=[partnership.slug]) if makes else "",
    )


def _end(promise: Promise) -> date:
    return promise.given_up_on or promise.ends_on


def promises_of(partner: Partner, on: date) -> Table:
    """What one agency promised to bring in, for its own page."""
    brings = _promised_by(partner).exclude(kind=Promise.Kind.MAINSTREAM)
    return promises_table("promises", _("What it promised, and what it brought in"), brings, on)


def everyday_of(partner: Partner, on: date) -> Table:
    """What one agency promised to change in its own everyday work, beside what was done."""
    changes = _promised_by(partner).filter(kind=Promise.Kind.MAINSTREAM)
    return promises_table("everyday", _("Changes to its everyday work"), changes, on)


def _promised_by(partner: Partner) -> QuerySet[Promise]:
    return partner.partnership.promises().filter(partner=partner).order_by("-ends_on", "pk")


def promises_table(name: str, caption: str, promises: Iterable[Promise], on: date) -> Table:
    """Promised beside brought in, a row for each promise."""
    heads = (
        _("Agency"), _("What"), _("Kind"), _("Promised"), _("Brought in"), _("How it stands"),
        _("From"), _("Until"), _("Promised by"), _("Agreed on"),
    )  # fmt: skip
    rows = tuple(
        (
            str(each.partner), Link(each.what, each.get_absolute_url()),
            str(each.get_kind_display()), _promised(each), _brought(each), how_it_stands(each, on),
            each.starts_on, each.ends_on, each.promised_by, _agreed(each),
        )
        for each in promises
    )  # fmt: skip
    return Table(name, caption, heads, rows, _("Nothing is promised."))


def _promised(promise: Promise) -> str:
    if promise.amount is None:
        return _("Not counted")
    return amount_told(promise.amount, promise.unit)


def _brought(promise: Promise) -> str:
    """How much; in words where it cannot be counted."""
    if promise.amount is not None:
        return amount_told(promise.brought, promise.unit)
    told = promise.contributions.all()
    last = f"{day(told[0].brought_on)}: {told[0].note}" if told else ""
    return last or _("Nothing recorded")


def _agreed(promise: Promise) -> Cell:
    if promise.agreed_on is None or is_in_advance(promise):
        return promise.agreed_on
    return _("%(day)s, after it began") % {"day": day(promise.agreed_on)}


def how_it_stands(promise: Promise, on: date) -> Tag:
    """In a word."""
    if promise.given_up_on:
        return Tag(_("Given up"), "grey")
    if promise.agreed_on is None:
        return Tag(_("Not agreed yet"), "yellow")
    if is_kept(promise):
        return Tag(_("Kept"), "green")
    if promise.starts_on > on:
        return Tag(_("To come"), "grey")
    if not is_over(promise, on):
        return Tag(_("Running"), "blue")
    if promise.contributions.all():
        return Tag(_("Less than promised"), "red")
    return Tag(_("Nothing recorded"), "red")


def promise_page(promise: Promise, *, on: date, by: Membership) -> PromisePage:
    """One of them."""
    may_write = may(by, "promise for an agency") and can_promise_for(by, promise.partner)
    writes = may_write and promise.given_up_on is None
    return PromisePage(
        promise=promise, tag=how_it_stands(promise, on), promised=_promised(promise),
        brought=_brought(promise),
        is_late=promise.agreed_on is not None and not is_in_advance(promise),
        contributions=_contributions(promise, writes=writes),
        actions=tuple(_actions(promise)) if writes else (),
    )  # fmt: skip


def _to(promise: Promise, name: str, pk: int) -> str:
    return reverse(f"agencies:{name}", args=[promise.partnership.slug, pk])


def _actions(promise: Promise) -> Iterable[Link]:
    if promise.agreed_on is None:
        yield Link(_("Agree it"), _to(promise, "agree_promise", promise.pk))
        yield Link(_("Change it"), _to(promise, "change_promise", promise.pk))
    else:
        yield Link(_("Record what was brought in"), _to(promise, "bring", promise.pk))
    yield Link(_("Give it up"), _to(promise, "give_up_promise", promise.pk))


def _contributions(promise: Promise, *, writes: bool) -> Table:
    heads = (_("On"), _("How much"), _("What it was"), *([""] if writes else []))
    rows = tuple(
        (
            one.brought_on, amount_told(one.amount, promise.unit) if one.amount else "", one.note,
            *([Action((Link(_("Correct"), _to(promise, "correct_contribution", one.pk)),))]
              if writes else []),
        )
        for one in promise.contributions.all()
    )  # fmt: skip
    caption = _("What was brought in")
    return Table("contributions", caption, heads, rows, _("Nothing is recorded yet."))
