"""One delivery: how far it is, what is wrong with it, what will be used, what it replaces."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.pages.words import (
    UNDER_WAY,
    delivery_tag,
    months_words,
    period_words,
    size_words,
)
from wardmote.partnership.exchange.rules import DELIVERY_NEXT, MAY, acts_for, sees
from wardmote.partnership.exchange.rules.covering import ALWAYS, Covered, covered
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.exchange.rules.seen import replaced_by
from wardmote.partnership.website.tables import Link, Table, Tag, day

State = Delivery.State
SHOWN_FAULTS = 200
"""More are in the CSV."""


@dataclass(frozen=True)
class Step:
    """A step of the job under way."""

    words: str
    tag: Tag


@dataclass(frozen=True)
class DeliveryPage:
    """One delivery.

    Attributes:
        steps: of the job under way; none where there is none.
        summary: pairs of words and what they stand for.
        told: what of the quality is unlike the usual.
        faults: everything that is wrong, for its CSV.
        missing: what would have to change so that a protocol covers it.
        said: what was said of it when it was decided, or why it was not taken in.
    """

    delivery: Delivery
    title: str
    tag: Tag
    steps: tuple[Step, ...]
    summary: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    tables: tuple[Table, ...]
    faults: Table
    more_faults: int
    missing: tuple[str, ...]
    basis: Link | None
    request: Link | None
    left_out: tuple[str, ...]
    sees: bool
    may_accept: bool
    may_return: bool
    may_withdraw: bool


def delivery_page(delivery: Delivery, *, on: date, by: Membership) -> DeliveryPage:
    """A delivery as a member sees it: what is wrong is shown to who accepts and to its agency."""
    is_open = delivery.state == State.CHECKED
    found = _found(delivery, on) if is_open else None
    follows = DELIVERY_NEXT[delivery.state]
    accepts = may(by, "accept data", MAY)
    seen = sees(by, delivery)
    faults = _faults(delivery) if seen else Table("faults", "", (), ())
    return DeliveryPage(
        delivery=delivery, title=title_of(delivery.dataset), tag=delivery_tag(delivery),
        steps=tuple(_steps(delivery)), summary=tuple(_summary(delivery)),
        told=tuple(each["told"] for each in delivery.quality if each["told"]),
        tables=tuple(_tables(delivery, found)) if seen else (),
        faults=faults, more_faults=max(0, len(faults.rows) - SHOWN_FAULTS),
        missing=found.missing if found and not found.allowed else (),
        basis=_basis(delivery), request=_request(delivery),
        left_out=_left_out(delivery, found), sees=seen,
        may_accept=accepts and is_open and bool(found and found.allowed),
        may_return=accepts and State.RETURNED in follows,
        may_withdraw=may(by, "send data", MAY) and acts_for(by, delivery.agency)
        and State.WITHDRAWN in follows,
    )  # fmt: skip


def _found(delivery: Delivery, on: date) -> Covered:
    return covered(delivery.partnership, delivery.agency, delivery.dataset, on)


def shown_faults(page: DeliveryPage) -> Table:
    """The first of what is wrong, as the page shows it."""
    told = page.faults
    return Table(told.name, told.caption, told.heads, told.rows[:SHOWN_FAULTS], told.empty)


def _steps(delivery: Delivery) -> list[Step]:
    if delivery.state not in UNDER_WAY:
        return []
    if delivery.state == State.ACCEPTING:
        words = (_("Store the rows that a protocol covers"), _("Compare with what they replace"))
    else:
        words = (
            _("Read the file (%s)") % size_words(delivery.size),
            _("Compare with earlier deliveries"),
        )
    words = (_("Wait for the worker"), *words)
    return [Step(each, _reached(number, delivery.step)) for number, each in enumerate(words)]


def _reached(number: int, step: int) -> Tag:
    if number < step:
        return Tag(_("Done"), "green")
    return Tag(_("Under way"), "blue") if number == step else Tag(_("To do"), "grey")


def _summary(delivery: Delivery) -> list[tuple[str, str]]:
    by = f"{delivery.sent_by}, {delivery.agency}" if delivery.sent_by else str(delivery.agency)
    told = [
        (_("Sent"), f"{day(delivery.sent_at.date())}, {delivery.get_way_display()}"),
        (_("Sent by"), by),
        (_("Covers"), months_words(delivery.months)),
        (_("Rows"), _rows(delivery)),
        (_("Supplier in the file"), ", ".join(list(delivery.suppliers)[:5])),
        (_("Decided by"), _decided(delivery)),
        (_("What was said"), delivery.words),
        (_("In the store as"), delivery.store_mark),
        (_("Fingerprint (SHA-256)"), delivery.sha256),
    ]
    return [(words, value) for words, value in told if value]


def _rows(delivery: Delivery) -> str:
    if not delivery.rows_read:
        return ""
    told = _("%(read)s read, %(usable)s can be used") % {
        "read": f"{delivery.rows_read:,}", "usable": f"{delivery.rows_usable:,}",
    }  # fmt: skip
    if delivery.state == State.ACCEPTED:
        told += ", " + _("%s stored") % f"{delivery.rows_kept:,}"
    return told


def _decided(delivery: Delivery) -> str:
    if delivery.decided_at is None:
        return ""
    return f"{delivery.decided_by}, {day(delivery.decided_at.date())}"


def _basis(delivery: Delivery) -> Link | None:
    version = delivery.basis
    if version is None:
        return None
    try:
        return Link(str(version), version.get_absolute_url())
    except NoReverseMatch:
        return Link(str(version), "")


def _request(delivery: Delivery) -> Link | None:
    request = delivery.request
    if request is None:
        return None
    slug = delivery.partnership.slug
    words = period_words(request)
    return Link(words, reverse("exchange:request", args=[slug, request.pk]))


def _left_out(delivery: Delivery, found: Covered | None) -> tuple[str, ...]:
    """Headings of the file that would be, or were, left out."""
    if delivery.state == State.ACCEPTED:
        return tuple(delivery.left_out)
    if found is None or not found.allowed:
        return ()
    return tuple(
        dict.fromkeys(theirs for theirs, ours in delivery.headings if ours in found.without)
    )


def _tables(delivery: Delivery, found: Covered | None) -> list[Table]:
    tables = []
    if delivery.headings:
        tables.append(_used(delivery, found))
    if delivery.quality:
        tables.append(_quality(delivery))
    if delivery.state == State.CHECKED and (older := replaced_by(delivery)):
        tables.append(_replaces(older))
    if delivery.changes:
        tables.append(_changes(delivery))
    return tables


def _used(delivery: Delivery, found: Covered | None) -> Table:
    """Each heading of the file: used, left out, or not read."""
    left = set(_left_out(delivery, found))
    merged: dict[str, list[str]] = {}
    for theirs, ours in delivery.headings:
        merged.setdefault(theirs, []).append(ours)
    rows = [
        (theirs, ", ".join(ours), _use(theirs in left and not set(ours) <= ALWAYS))
        for theirs, ours in merged.items()
    ]
    rows += [(theirs, "", Tag(_("Not read"), "grey")) for theirs in delivery.unread]
    heads = (_("Column of the file"), _("Kept as"), _("Used"))
    return Table("columns", _("What of it is used"), heads, tuple(rows))


def _use(left_out: bool) -> Tag:
    if left_out:
        return Tag(_("Left out: no protocol covers it"), "orange")
    return Tag(_("Used"), "green")


def _quality(delivery: Delivery) -> Table:
    heads = (_("Measure"), _("This file"), _("Usual"), _("What to look at"))
    rows = tuple(
        (each["name"], each["now"], each["usual"] or _("First delivery"), each["told"])
        for each in delivery.quality
    )
    return Table("quality", _("Quality beside earlier deliveries"), heads, rows)


def _replaces(older: list[Delivery]) -> Table:
    heads = (_("File"), _("Accepted"), _("Months"))
    rows = tuple(
        (Link(each.file_name, each.get_absolute_url()), each.decided_at.date(),
         months_words(each.months))
        for each in older
    )  # fmt: skip
    return Table("replaces", _("Earlier files of the same months, which it would replace"), heads,
                 rows)  # fmt: skip


def _changes(delivery: Delivery) -> Table:
    heads = (_("Month"), _("Replaces"), _("Rows as they were"), _("Changed"), _("Added"),
             _("Removed"), _("Columns changed"))  # fmt: skip
    rows = tuple(
        (
            months_words([each["month"]]), each["older"], each["same"], each["changed"],
            each["added"], each["removed"],
            ", ".join(f"{name} ({count})" for name, count in each["columns"].items()),
        )
        for each in delivery.changes
    )  # fmt: skip
    return Table("changes", _("What it changed of earlier files"), heads, rows)


def _faults(delivery: Delivery) -> Table:
    heads = (_("Row"), _("Column"), _("What is wrong, and what to do"), _("Rows"), _("Rule"))
    rows = tuple(
        (
            each["row"] or _("Whole file"),
            each["column"],
            each["message"],
            each["rows"],
            Tag(each["rule"], "red" if each["fatal"] else "grey"),
        )
        for each in delivery.faults
    )
    empty = _("Nothing is wrong with it.")
    return Table("faults", _("What is wrong with it"), heads, rows, empty)
