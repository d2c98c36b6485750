"""Finds what an address names, within the reader's partnership only."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.urls import reverse

from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.exchange.models import DataRequest, Delivery, Flow


def flow_of(request, pk: int) -> Flow:
    """A line of the data plan."""
    flows = request.partnership.flows.select_related("partnership", "agency", "contact")
    return get_object_or_404(flows, pk=pk)


def request_of(request, pk: int) -> DataRequest:
    """A request."""
    asked = DataRequest._default_manager.filter(flow__partnership=request.partnership)
    return get_object_or_404(asked.select_related("flow__partnership", "flow__agency"), pk=pk)


def delivery_of(request, pk: int) -> Delivery:
    """A delivery."""
    sent = request.partnership.deliveries.select_related(
        "partnership", "agency", "flow", "sent_by", "decided_by",
        "request__flow__partnership", "basis__protocol__partnership",
    )  # fmt: skip
    return get_object_or_404(sent, pk=pk)


def at(request, name: str, *args: object) -> str:
    """Where a page of the exchange is."""
    return reverse(f"exchange:{name}", args=[request.partnership.slug, *args])


def button(request):
    """A form with nothing to type."""
    return django_forms.Form(request.POST if request.method == "POST" else None)


def about(request, form, change, heading: str, said: str, back: str, **more):
    """A form about something; then back to it."""
    ready = partial(change, by=request.membership, at=request.at)
    return ask(request, form, ready, heading=heading, said=said, back=back, **more)
