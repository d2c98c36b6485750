"""What is amiss: seen, set aside, brought back."""

from functools import partial

from django import forms as django_forms
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.review.changes import concerns as changes
from wardmote.partnership.review.concerns import gather
from wardmote.partnership.review.forms.concerns import SetAsideForm
from wardmote.partnership.review.pages.concerns import address, concerns_page
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.tables import asked


@allowed("see the concerns", MAY)
def concerns(request):
    """All that is amiss today."""
    page = concerns_page(
        request.partnership, on=request.today, by=request.membership, asked=request.GET.dict()
    )
    return asked(request, page.tables) or render(request, "review/concerns.html", {"page": page})


@allowed("set a concern aside", MAY)
def set_aside(request, rule: str, key: str):
    """Why one is set aside, and until when."""
    told = _told(request, rule, key)
    change = partial(changes.set_aside, told=told, by=request.membership, at=request.at)
    return ask(
        request, SetAsideForm(request.POST or None), change, heading=_("Set the concern aside"),
        caption=told.rule.title, about=told.sentence, back=address(request.partnership),
        said=_("It is set aside until that day."), button=_("Set aside"),
    )  # fmt: skip


def _told(request, rule: str, key: str):
    """The concern, if it is still so and not set aside."""
    for told in gather(request.partnership, request.today):
        if (told.concern.rule, told.concern.key) == (rule, key) and told.aside is None:
            return told
    raise Http404


@allowed("set a concern aside", MAY)
def bring_back(request, pk: int):
    """Show one again before its day."""
    aside = get_object_or_404(request.partnership.acknowledgements, pk=pk)
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    change = partial(changes.bring_back, aside=aside, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Bring the concern back"), about=aside.reason,
        back=address(request.partnership), said=_("It is shown again."), button=_("Bring back"),
    )  # fmt: skip
