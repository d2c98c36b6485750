"""Records of the partnership by their key, and a form about one of them."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.urls import reverse

from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.sharing.models import Grant, Party, Protocol, Version
from wardmote.partnership.sharing.rules import with_all


def protocol_of(request, pk: int) -> Protocol:
    """A protocol."""
    return get_object_or_404(request.partnership.protocols.select_related("partnership"), pk=pk)


def version_of(request, pk: int) -> Version:
    """A version with all that its page tells."""
    held = Version._default_manager.filter(protocol__partnership=request.partnership)
    return get_object_or_404(with_all(held), pk=pk)


def party_of(request, pk: int) -> Party:
    """A party of a version."""
    held = Party._default_manager.filter(version__protocol__partnership=request.partnership)
    held = held.select_related("version__protocol__partnership", "partner__agency")
    return get_object_or_404(held, pk=pk)


def line_of(request, pk: int) -> Grant:
    """A line of a version."""
    held = Grant._default_manager.filter(version__protocol__partnership=request.partnership)
    held = held.select_related("version__protocol__partnership", "provider")
    return get_object_or_404(held.prefetch_related("going_to"), pk=pk)


def at(request, name: str, *args) -> str:
    """The address of a page of this step."""
    return reverse(f"sharing:{name}", args=[request.partnership.slug, *args])


def about(request, version: Version, form, change, heading: str, said: str, **more):
    """A form about a version; then back to it."""
    ready = partial(change, by=request.membership, at=request.at)
    back = more.pop("back", version.get_absolute_url())
    return ask(
        request, form, ready, heading=heading, said=said, back=back, caption=str(version), **more
    )


def button(request):
    """A form with nothing to type."""
    return django_forms.Form(request.POST if request.method == "POST" else None)
