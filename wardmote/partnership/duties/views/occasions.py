"""What happened from which duties run; who facilitates sharing."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.forms.groups import EndForm
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.forms import year as forms
from wardmote.partnership.duties.models import Facilitator
from wardmote.partnership.duties.pages.occasions import facilitators_page, occasions_page
from wardmote.partnership.duties.rules import MAY
from wardmote.partnership.website.tables import asked


@allowed("see the duties", MAY)
def occasions(request):
    """All that happened."""
    page = occasions_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "duties/occasions.html", {"page": page})


@allowed("keep the duties", MAY)
def note_occasion(request):
    """Something that happened."""
    form = forms.OccasionForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={"happened_on": request.today},
    )  # fmt: skip
    change = partial(
        changes.note_occasion, partnership=request.partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Note what happened"),
        said=_("It is noted, and its duty is in the calendar."),
        back=reverse("duties:occasions", args=[request.partnership.slug]),
        about=_("A duty runs from it: it is made with its day, contents and steps."),
    )  # fmt: skip


@allowed("see the duties", MAY)
def facilitators(request):
    """Who facilitates sharing."""
    page = facilitators_page(request.partnership, on=request.today, by=request.membership)
    told = {"page": page}
    return asked(request, page.tables) or render(request, "duties/facilitators.html", told)


def _asked(request, form, change, heading: str, said: str, caption: str, **more):
    back = reverse("duties:facilitators", args=[request.partnership.slug])
    ready = partial(change, by=request.membership, at=request.at)
    told = {"heading": heading, "said": said, "back": back, "caption": caption}
    return ask(request, form, ready, **told, **more)


@allowed("keep the duties", MAY)
def name_facilitator(request, pk: int):
    """Whom an authority nominated."""
    partner = get_object_or_404(request.partnership.partners.select_related("agency"), pk=pk)
    form = forms.FacilitatorForm(
        request.POST or None, partnership=request.partnership,
        initial={"started_on": request.today},
    )  # fmt: skip
    change = partial(changes.name_facilitator, partner=partner)
    return _asked(request, form, change, _("Name who facilitates sharing"),
                  _("The person is named."), str(partner))  # fmt: skip


@allowed("keep the duties", MAY)
def end_facilitator(request, pk: int):
    """Nobody any more."""
    held = Facilitator._default_manager.filter(partner__partnership=request.partnership)
    facilitator = get_object_or_404(held.select_related("person", "partner__agency"), pk=pk)
    form = EndForm(request.POST or None, initial={"ended_on": request.today})
    change = partial(changes.end_facilitator, facilitator=facilitator)
    return _asked(request, form, change, _("End the nomination"), _("The nomination is ended."),
                  str(facilitator), warns=True)  # fmt: skip
