"""The register, and one protocol: begin it, look at it, show it to the public."""

from functools import partial

from django.shortcuts import render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask, ask_to_publish
from wardmote.partnership.sharing import changes
from wardmote.partnership.sharing.forms.drafting import BeginForm
from wardmote.partnership.sharing.forms.steps import PublishForm
from wardmote.partnership.sharing.pages import coverage as covering
from wardmote.partnership.sharing.pages import directory as directing
from wardmote.partnership.sharing.pages.listing import (
    protocol_page,
    protocols_page,
    register_document,
)
from wardmote.partnership.sharing.rules import MAY
from wardmote.partnership.sharing.views.found import at, protocol_of
from wardmote.partnership.website.tables import asked


@allowed("see the protocols", MAY)
def protocols(request):
    """All of them."""
    page = protocols_page(request.partnership, on=request.today, by=request.membership)
    file = asked(request, page.tables)
    return file or render(request, "sharing/protocols.html", {"page": page})


@allowed("see the protocols", MAY)
def register(request):
    """The register for the public, as a document."""
    word = register_document(request.partnership, on=request.today)
    return word.answer(f"register-of-protocols-{request.today}")


@allowed("draft protocols", MAY)
def begin(request):
    """From a template or from nothing."""
    form = BeginForm(
        request.POST or None, partnership=request.partnership, today=request.today
    )  # fmt: skip
    change = partial(
        changes.begin, partnership=request.partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Begin a protocol"),
        said=_("The draft is made. Look through its lines, then consult the parties."),
        back=at(request, "protocols"), on_to=lambda version: version.get_absolute_url(),
        button=_("Make the draft"),
    )  # fmt: skip


@allowed("see the protocols", MAY)
def protocol(request, pk: int):
    """One of them, with its versions."""
    page = protocol_page(protocol_of(request, pk), on=request.today, by=request.membership)
    file = asked(request, [page.versions])
    return file or render(request, "sharing/protocol.html", {"page": page})


@allowed("draft protocols", MAY)
def publish(request, pk: int):
    """Whether the public register shows it."""
    protocol = protocol_of(request, pk)
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        initial={"is_published": protocol.is_published},
    )  # fmt: skip
    change = partial(changes.publish, protocol=protocol, by=request.membership, at=request.at)
    how = ask if protocol.is_published else ask_to_publish
    return how(
        request, form, change, heading=_("The public register"), said=_("It is saved."),
        back=protocol.get_absolute_url(), caption=protocol.title,
    )  # fmt: skip


@allowed("see the protocols", MAY)
def coverage(request):
    """Agencies × datasets × purposes."""
    page = covering.coverage_page(request.partnership, on=request.today)
    file = asked(request, [page.picture, page.lapsing])
    return file or render(request, "sharing/coverage.html", {"page": page})


@allowed("see the protocols", MAY)
def gateways(request):
    """The law, for the officer who fears to use it."""
    page = directing.gateways_page(request.partnership, on=request.today)
    return render(request, "sharing/gateways.html", {"page": page})


@allowed("see the protocols", MAY)
def directory(request):
    """Whom to ring."""
    table = directing.directory(request.partnership, on=request.today)
    file = asked(request, [table])
    return file or render(request, "sharing/directory.html", {"table": table})
