"""Plans of agencies and of the partnership: on one time line, and one by one."""

from functools import partial

from django import forms as django_forms
from django.forms.models import model_to_dict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.forms.plans import PassageForm, PlanForm
from wardmote.partnership.duties.models import Passage
from wardmote.partnership.duties.pages.kept_plan import kept_plan_page
from wardmote.partnership.duties.pages.plans import plans_page
from wardmote.partnership.duties.rules import MAY
from wardmote.partnership.website.tables import asked


def _plan(request, pk: int):
    plans = request.partnership.plans.select_related("partnership", "partner__agency")
    return get_object_or_404(plans.prefetch_related("passages__theme"), pk=pk)


def _asked(request, form, change, heading: str, said: str, back: str, **more):
    ready = partial(change, by=request.membership, at=request.at)
    return ask(request, form, ready, heading=heading, said=said, back=back, **more)


def _all(request) -> str:
    return reverse("duties:plans", args=[request.partnership.slug])


def _button(request):
    return django_forms.Form(request.POST if request.method == "POST" else None)


@allowed("see the duties", MAY)
def plans(request):
    """All of them, on one time line."""
    page = plans_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "duties/plans.html", {"page": page})


@allowed("see the duties", MAY)
def kept_plan(request, pk: int):
    """One plan."""
    page = kept_plan_page(_plan(request, pk), on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "duties/kept_plan.html", {"page": page})


def _form(request, **initial):
    return PlanForm(
        request.POST or None, partnership=request.partnership, today=request.today, initial=initial
    )


@allowed("keep the duties", MAY)
def add_plan(request):
    """One more."""
    change = partial(changes.add_plan, partnership=request.partnership)
    return _asked(request, _form(request), change, _("Add a plan"), _("The plan is kept."),
                  _all(request))  # fmt: skip


@allowed("keep the duties", MAY)
def change_plan(request, pk: int):
    """Other days, another title."""
    plan = _plan(request, pk)
    return _asked(request, _form(request, **model_to_dict(plan)),
                  partial(changes.change_plan, plan=plan), _("Change the plan"),
                  _("The plan is saved."), plan.get_absolute_url(), caption=plan.title)  # fmt: skip


@allowed("keep the duties", MAY)
def remove_plan(request, pk: int):
    """Kept by mistake."""
    plan = _plan(request, pk)
    return _asked(request, _button(request), partial(changes.remove_plan, plan=plan),
                  _("Remove the plan"), _("The plan is removed."), plan.get_absolute_url(),
                  caption=plan.title, button=_("Remove"), warns=True,
                  on_to=lambda done: _all(request),
                  about=_("Remove only what was kept by mistake: a plan that ended stays as "
                          "history. What it says of themes goes with it."))  # fmt: skip


@allowed("keep the duties", MAY)
def say_of_theme(request, pk: int):
    """What it says, and where."""
    plan = _plan(request, pk)
    return _asked(request, PassageForm(request.POST or None),
                  partial(changes.say_of_theme, plan=plan), _("What does it say of a theme?"),
                  _("It is written down."), plan.get_absolute_url(), caption=plan.title,
                  about=_("The scrutiny briefing sets what the plans say of a theme side by "
                          "side."))  # fmt: skip


@allowed("keep the duties", MAY)
def remove_passage(request, pk: int):
    """It says no such thing."""
    held = Passage._default_manager.filter(plan__partnership=request.partnership)
    passage = get_object_or_404(held.select_related("theme", "plan__partnership"), pk=pk)
    return _asked(request, _button(request), partial(changes.remove_passage, passage=passage),
                  _("Remove what the plan says"), _("It is removed."),
                  passage.plan.get_absolute_url(), caption=str(passage), button=_("Remove"),
                  about=passage.words, warns=True)  # fmt: skip
