"""Files: sent, looked at, accepted, returned, taken back."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import KEEPERS, NotAllowed, allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.exchange import changes, jobs
from wardmote.partnership.exchange.forms import sending as forms
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.pages.deliveries import deliveries_page
from wardmote.partnership.exchange.pages.delivery import delivery_page, shown_faults
from wardmote.partnership.exchange.pages.words import UNDER_WAY
from wardmote.partnership.exchange.rules import MAY, acts_for, check_acts_for, sees
from wardmote.partnership.exchange.rules.serving import serves_others
from wardmote.partnership.exchange.views.found import about, at, delivery_of, request_of
from wardmote.partnership.website.tables import asked


@allowed("see deliveries", MAY)
def deliveries(request):
    """All files, or those of a state."""
    page = deliveries_page(
        request.partnership, by=request.membership, state=request.GET.get("state", "")
    )
    return asked(request, page.tables) or render(
        request, "exchange/deliveries.html", {"page": page}
    )


@allowed("send data", MAY)
def send(request):
    """A file by the data plan."""
    return _send(request, _flows(request), None, at(request, "deliveries"))


@allowed("send data", MAY)
def send_for(request, pk: int):
    """A file for a request."""
    found = request_of(request, pk)
    check_acts_for(request.membership, found.flow.agency)
    return _send(request, [found.flow], found, found.get_absolute_url())


def _flows(request):
    """Lines of the plan that whoever asks sends by."""
    flows = request.partnership.flows.on(request.today).select_related("agency", "partnership")
    return [flow for flow in flows if acts_for(request.membership, flow.agency)]


def _send(request, flows, answers, back: str):
    own = request.membership.role not in KEEPERS and serves_others(flows, request.today)
    form = forms.SendForm(request.POST or None, request.FILES or None, flows=flows, has_others=own)
    if not flows:
        return render(request, "exchange/nothing_to_send.html", {"back": back})

    def change(*, flow, file, everywhere):
        sent = changes.send(
            flow=flow, file_name=file.name, pieces=file.chunks(), by=request.membership,
            at=request.at, request=answers, everywhere=everywhere,
        )  # fmt: skip
        for delivery in sent:
            jobs.take_up(delivery)
        return sent[0]

    return ask(
        request, form, change, heading=_("Send a file"), back=back, button=_("Send"),
        said=_("The file has arrived. It is being checked."), template="exchange/send.html",
        on_to=lambda sent: _page_of(request, sent, back),
    )  # fmt: skip


def _page_of(request, sent: Delivery, back: str) -> str:
    """Its page here; the list where this partnership had the file already."""
    here = sent.partnership_id == request.partnership.pk
    return sent.get_absolute_url() if here else back


@allowed("see deliveries", MAY)
def delivery(request, pk: int):
    """One file: how far it is, what is wrong, what is used."""
    found = delivery_of(request, pk)
    page = delivery_page(found, on=request.today, by=request.membership)
    told = {"page": page, "faults": shown_faults(page), "under_way": found.state in UNDER_WAY}
    return asked(request, (page.faults, *page.tables)) or render(
        request, "exchange/delivery.html", told
    )


@allowed("accept data", MAY)
def accept(request, pk: int):
    """It is taken in."""
    found = delivery_of(request, pk)
    page = delivery_page(found, on=request.today, by=request.membership)

    def change(**told):
        done = changes.accept(delivery=found, **told)
        jobs.take_up(done)
        return done

    form = forms.AcceptForm(request.POST or None)
    return about(request, form, change, _("Accept this file"),
                 _("The file is accepted. Its rows are being stored."), found.get_absolute_url(),
                 caption=found.file_name, button=_("Accept"), template="exchange/accept.html",
                 page=page)  # fmt: skip


@allowed("accept data", MAY)
def give_back(request, pk: int):
    """It is returned with words."""
    found = delivery_of(request, pk)
    form = forms.ReturnForm(request.POST or None)
    return about(request, form, partial(changes.give_back, delivery=found),
                 _("Return this file"), _("The file is returned."), found.get_absolute_url(),
                 caption=found.file_name, button=_("Return it"), warns=True)  # fmt: skip


@allowed("send data", MAY)
def withdraw(request, pk: int):
    """It is taken back by its agency."""
    found = delivery_of(request, pk)
    check_acts_for(request.membership, found.agency)
    form = forms.WithdrawForm(request.POST or None)
    return about(request, form, partial(changes.withdraw, delivery=found),
                 _("Take this file back"), _("The file is taken back."), found.get_absolute_url(),
                 caption=found.file_name, button=_("Take it back"), warns=True)  # fmt: skip


@allowed(post="see deliveries", table=MAY)
def look_again(request, pk: int):
    """Whatever a worker left half done is put into the queue again."""
    found = get_object_or_404(request.partnership.deliveries, pk=pk)
    if not sees(request.membership, found):
        raise NotAllowed("Only who accepts data, or its agency, may do this.")
    for delivery in changes.unfinished():
        if delivery.pk == found.pk:
            jobs.take_up(delivery)
    return redirect(found.get_absolute_url())
