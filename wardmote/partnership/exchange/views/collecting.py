"""Forms that are open for a time: opened, typed into, handed in."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.exchange import jobs
from wardmote.partnership.exchange.changes import collecting as changes
from wardmote.partnership.exchange.forms import collecting as forms
from wardmote.partnership.exchange.models import Collection, Row
from wardmote.partnership.exchange.pages.collections import collection_page, collections_table
from wardmote.partnership.exchange.rules import MAY, check_acts_for
from wardmote.partnership.exchange.rules.periods import dataset_of
from wardmote.partnership.exchange.views.found import about, at, button
from wardmote.partnership.website.tables import asked


def _collection(request, pk: int) -> Collection:
    found = Collection._default_manager.filter(flow__partnership=request.partnership)
    return get_object_or_404(
        found.select_related("flow__agency", "flow__partnership", "delivery__partnership"), pk=pk
    )


def _own(request, pk: int) -> Collection:
    """A form of an agency that whoever asks speaks for."""
    found = _collection(request, pk)
    check_acts_for(request.membership, found.flow.agency)
    return found


@allowed("see deliveries", MAY)
def collections(request):
    """All forms."""
    table = collections_table(request.partnership, on=request.today, by=request.membership)
    keeps = request.membership.role in MAY["keep the data plan"]
    return asked(request, (table,)) or render(
        request, "exchange/collections.html", {"table": table, "may_keep": keeps}
    )


@allowed("keep the data plan", MAY)
def open_collection(request):
    """A new form for an agency."""
    flows = list(request.partnership.flows.on(request.today).select_related("agency"))
    form = forms.OpenForm(request.POST or None, flows=flows)
    return about(request, form, changes.open_collection, _("Open a form"),
                 _("The form is open."), at(request, "collections"),
                 button=_("Open it"))  # fmt: skip


@allowed("see deliveries", MAY)
def collection(request, pk: int):
    """One form."""
    page = collection_page(_collection(request, pk), on=request.today, by=request.membership)
    return asked(request, (page.table,)) or render(
        request, "exchange/collection.html", {"page": page}
    )


@allowed("send data", MAY)
def add_row(request, pk: int):
    """A row is typed."""
    found = _own(request, pk)
    form = forms.RowForm(
        request.POST or None, headings=changes.headings_of(found.flow.dataset),
        dataset=dataset_of(found.flow.dataset),
    )  # fmt: skip
    return about(request, form, partial(changes.add_row, collection=found), _("Add a row"),
                 _("The row is kept."), found.get_absolute_url(), caption=found.title)  # fmt: skip


@allowed("send data", MAY)
def remove_row(request, pk: int):
    """A row is taken out."""
    rows = Row._default_manager.filter(collection__flow__partnership=request.partnership)
    row = get_object_or_404(
        rows.select_related("collection__flow__agency", "collection__flow__partnership"), pk=pk
    )
    check_acts_for(request.membership, row.collection.flow.agency)
    return about(request, button(request), partial(changes.remove_row, row=row),
                 _("Remove this row?"), _("The row is removed."),
                 row.collection.get_absolute_url(), button=_("Remove it"),
                 warns=True)  # fmt: skip


@allowed("send data", MAY)
def hand_in(request, pk: int):
    """All rows are sent as one file."""
    found = _own(request, pk)

    def change(**told):
        delivery = changes.hand_in(collection=found, **told)
        jobs.take_up(delivery)
        return delivery

    return about(request, button(request), change, _("Hand this form in"),
                 _("The rows are sent. They are being checked."), found.get_absolute_url(),
                 caption=found.title, button=_("Hand it in"),
                 on_to=lambda delivery: delivery.get_absolute_url())  # fmt: skip
