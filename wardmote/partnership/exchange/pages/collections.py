"""Forms that are open for a time."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.models import Collection
from wardmote.partnership.exchange.rules import MAY, acts_for
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.website.tables import Action, Link, Table, Tag


def collections_table(partnership: Partnership, *, on: date, by: Membership) -> Table:
    """All forms: who accepts data sees every one, others their agency's."""
    found = Collection.objects.filter(flow__partnership=partnership)
    if not may(by, "accept data", MAY):
        found = found.filter(flow__agency=by.agency_id)
    heads = (_("Form"), _("Dataset"), _("Agency"), _("Last day"), _("State"))
    rows = tuple(
        (
            Link(each.title, each.get_absolute_url()), title_of(each.flow.dataset),
            str(each.flow.agency), each.ends_on, _state(each, on),
        )
        for each in found.select_related("flow__agency", "flow__partnership")
    )  # fmt: skip
    return Table("forms", _("Forms to type rows into"), heads, rows, _("No form was opened yet."))


def _state(collection: Collection, on: date) -> Tag:
    if collection.delivery_id:
        return Tag(_("Handed in"), "green")
    return Tag(_("Open"), "blue") if on <= collection.ends_on else Tag(_("Closed"), "grey")


@dataclass(frozen=True)
class CollectionPage:
    """One form and its rows so far."""

    collection: Collection
    title: str
    tag: Tag
    table: Table
    may_type: bool
    delivery: Link | None


def collection_page(collection: Collection, *, on: date, by: Membership) -> CollectionPage:
    """A form with what was typed; only its agency sees the rows."""
    speaks = may(by, "send data", MAY) and acts_for(by, collection.flow.agency)
    is_open = collection.delivery_id is None and on <= collection.ends_on
    sent = collection.delivery
    return CollectionPage(
        collection=collection, title=title_of(collection.flow.dataset),
        tag=_state(collection, on), table=_rows(collection) if speaks else _rows(None),
        may_type=speaks and is_open,
        delivery=Link(sent.file_name, sent.get_absolute_url()) if sent else None,
    )  # fmt: skip


def _rows(collection: Collection | None) -> Table:
    rows = list(collection.rows.all()) if collection else []
    heads = tuple(dict.fromkeys(name for row in rows for name, word in row.values.items() if word))
    slug = collection.partnership.slug if collection else ""
    cells = tuple(
        (number, *(row.values.get(name, "") for name in heads), Action((Link(
            _("Remove row %d") % number, reverse("exchange:remove_row", args=[slug, row.pk])
        ),)))
        for number, row in enumerate(rows, 1)
    )  # fmt: skip
    empty = _("No row was typed yet.")
    return Table("rows", _("Rows so far"), (_("Row"), *heads, ""), cells, empty)
