"""May we share this? Ask, and write down what came of it; what stands in the way."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.sharing import changes
from wardmote.partnership.sharing.forms.asking import (
    AskForm,
    DisclosureForm,
    LookForm,
    ObstacleForm,
    OvercomeForm,
)
from wardmote.partnership.sharing.pages import logs
from wardmote.partnership.sharing.pages.asking import answer_page
from wardmote.partnership.sharing.rules import MAY, check_may_look
from wardmote.partnership.sharing.views.found import at, button
from wardmote.partnership.website.tables import asked


def _form(request) -> AskForm:
    return AskForm(request.GET or None, partnership=request.partnership, today=request.today)


@allowed(get="ask about sharing", table=MAY)
def may_we(request):
    """May we share this, with them, for that?"""
    form, page = _form(request), None
    if form.is_bound and form.is_valid():
        page = answer_page(form.asked(), by=request.membership)
    return render(request, "sharing/may_we.html", {"form": form, "page": page})


@allowed("write down a disclosure", MAY)
def write_down(request):
    """What was decided: the question stands in the address."""
    question = _form(request)
    if not (question.is_bound and question.is_valid()):
        return redirect(at(request, "may_we"))
    asks = question.asked()
    page = answer_page(asks, by=request.membership)
    change = partial(
        changes.record_disclosure, asked=asks, by=request.membership, at=request.at
    )  # fmt: skip
    return ask(
        request, DisclosureForm(request.POST or None), change,
        heading=_("Write down what you decided"), said=_("It is written down."),
        back=f"{at(request, 'may_we')}?{page.asks}", template="sharing/write_down.html",
        on_to=lambda made: made.get_absolute_url(), page=page,
    )  # fmt: skip


@allowed(get="write down a disclosure", table=MAY)
def disclosures(request):
    """Every decision."""
    table = logs.disclosures(request.partnership)
    return asked(request, [table]) or render(request, "sharing/disclosures.html", {"table": table})


@allowed(get="write down a disclosure", table=MAY)
def disclosure(request, pk: int):
    """One decision."""
    page = logs.disclosure_page(_disclosure(request, pk), by=request.membership)
    return render(request, "sharing/disclosure.html", {"page": page})


def _disclosure(request, pk: int):
    held = request.partnership.disclosures.select_related(
        "provider", "recipient", "by", "version__protocol__partnership", "partnership"
    )
    return get_object_or_404(held.prefetch_related("looks__by"), pk=pk)


@allowed("look at a decision to share", MAY)
def look_at(request, pk: int):
    """Was it right? Somebody else says."""
    disclosure = _disclosure(request, pk)
    check_may_look(request.membership, disclosure)
    change = partial(
        changes.look_at, disclosure=disclosure, by=request.membership, at=request.at
    )  # fmt: skip
    return ask(request, LookForm(request.POST or None), change,
               heading=_("Look at a decision to share"), said=_("What you found is kept."),
               back=disclosure.get_absolute_url())  # fmt: skip


@allowed("see the protocols", MAY)
def obstacles(request):
    """What stands in the way."""
    table = logs.obstacles(request.partnership, by=request.membership)
    return asked(request, [table]) or render(request, "sharing/obstacles.html", {"table": table})


@allowed("keep the obstacles", MAY)
def note_obstacle(request):
    """A refusal, or something else."""
    form = ObstacleForm(
        request.POST or None, partnership=request.partnership, today=request.today
    )  # fmt: skip
    change = partial(
        changes.note_obstacle, partnership=request.partnership, by=request.membership,
        at=request.at,
    )  # fmt: skip
    return ask(request, form, change, heading=_("Write down what stands in the way"),
               said=_("It is written down."), back=at(request, "obstacles"))  # fmt: skip


def _obstacle(request, pk: int):
    held = request.partnership.obstacles.select_related("agency", "partnership")
    return get_object_or_404(held, pk=pk)


@allowed("keep the obstacles", MAY)
def overcome(request, pk: int):
    """It stands in the way no more."""
    obstacle = _obstacle(request, pk)
    form = OvercomeForm(
        request.POST or None, initial={"remedy": obstacle.remedy, "overcome_on": request.today}
    )
    change = partial(
        changes.overcome_obstacle, obstacle=obstacle, by=request.membership, at=request.at
    )
    return ask(request, form, change, heading=_("It is overcome"), said=_("It is saved."),
               back=at(request, "obstacles"), caption=str(obstacle.agency))  # fmt: skip


@allowed("keep the obstacles", MAY)
def reopen(request, pk: int):
    """It stands in the way again."""
    obstacle = _obstacle(request, pk)
    change = partial(
        changes.reopen_obstacle, obstacle=obstacle, by=request.membership, at=request.at
    )
    return ask(request, button(request), change, heading=_("It stands in the way again"),
               said=_("It is open again."), back=at(request, "obstacles"),
               caption=str(obstacle.agency), button=_("Open again"))  # fmt: skip
