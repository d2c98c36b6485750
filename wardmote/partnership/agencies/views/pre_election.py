"""Periods before an election: read them, note one, change one."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import pre_election as changes
from wardmote.partnership.agencies.forms.pre_election import PreElectionForm
from wardmote.partnership.agencies.pages.pre_election import pre_elections_page
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.website.tables import asked

NOTED = ("election", "starts_on", "ends_on", "read_in", "way")


@allowed("see the registers")
def pre_elections(request):
    """All of them."""
    page = pre_elections_page(request.partnership, by=request.membership)
    return asked(request, page.tables) or render(request, "agencies/register.html", {"page": page})


def _asked(request, form, change, heading: str, said: str):
    ready = partial(change, by=request.membership, at=request.at)
    back = reverse("agencies:pre_elections", args=[request.partnership.slug])
    return ask(
        request, form, ready, heading=heading, said=said, back=back,
        about=_("Type the days in as the returning officer publishes them."),
    )  # fmt: skip


@allowed("keep the registers")
def note_pre_election(request):
    """A new one."""
    change = partial(changes.note_pre_election, partnership=request.partnership)
    form = PreElectionForm(request.POST or None, initial={"way": "ask"})
    heading, said = _("Note a pre-election period"), _("The period is on record.")
    return _asked(request, form, change, heading, said)


@allowed("keep the registers")
def change_pre_election(request, pk: int):
    """Its days, and what is published in it."""
    period = get_object_or_404(request.partnership.pre_elections, pk=pk)
    initial = {name: getattr(period, name) for name in NOTED}
    form = PreElectionForm(request.POST or None, initial=initial)
    change = partial(changes.change_pre_election, period=period)
    return _asked(request, form, change, _("Change the period"), _("It is changed."))
