"""All deliveries of a partnership."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.pages.words import delivery_tag, months_words
from wardmote.partnership.exchange.rules import MAY
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.website.tables import Link, Table

LIGHT = ("faults", "quality", "headings", "unread", "changes")
MOST = 500


@dataclass(frozen=True)
class Choice:
    """One value of a filter."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class DeliveriesPage:
    """Deliveries, the latest first; all of them or of one state."""

    states: tuple[Choice, ...]
    tables: tuple[Table, ...]
    asks: str
    may_send: bool


def deliveries_page(partnership: Partnership, *, by: Membership, state: str = "") -> DeliveriesPage:
    """What was sent; a representative sees their own agency's."""
    chosen = state if state in Delivery.State.values else ""
    found = partnership.deliveries.select_related("agency", "partnership").defer(*LIGHT)
    if not may(by, "accept data", MAY) and by.agency_id:
        found = found.filter(agency=by.agency_id)
    if chosen:
        found = found.filter(state=chosen)
    return DeliveriesPage(
        states=tuple(
            Choice(key, str(text), key == chosen) for key, text in Delivery.State.choices
        ),
        tables=(_table(list(found[:MOST]), partnership),),
        asks=f"&state={chosen}" if chosen else "", may_send=may(by, "send data", MAY),
    )  # fmt: skip


def _table(deliveries: list[Delivery], partnership: Partnership) -> Table:
    heads = (_("File"), _("Agency"), _("Dataset"), _("Sent"), _("Covers"), _("Rows"), _("State"))
    rows = tuple(
        (
            Link(each.file_name, reverse("exchange:delivery", args=[partnership.slug, each.pk])),
            str(each.agency), title_of(each.dataset), each.sent_at.date(),
            months_words(each.months), each.rows_read, delivery_tag(each),
        )
        for each in deliveries
    )  # fmt: skip
    return Table("deliveries", _("Files sent"), heads, rows, _("No file was sent yet."))
