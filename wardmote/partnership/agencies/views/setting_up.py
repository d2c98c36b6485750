"""The way to a new partnership: one question on each page, then all answers to check."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.setting_up import Draft, set_up
from wardmote.partnership.agencies.forms.setting_up import NameStep, Step
from wardmote.partnership.agencies.pages import setting_up as pages
from wardmote.partnership.agencies.pages.purpose import EXAMPLE
from wardmote.partnership.agencies.rules import Refused, for_hosts

DRAFT = "new_partnership"
"""Where the session keeps the answers of each page."""
HANGS_ON_THE_LAW = ("county", "agencies", "structure")
"""Pages whose questions follow from nation and kind."""


@for_hosts
def start(request):
    """What it takes; a new draft."""
    if request.method == "POST":
        request.session[DRAFT] = {}
        return redirect("new_partnership_step", NameStep.name)
    return render(request, "agencies/new/start.html")


@for_hosts
def step(request, step: str):
    """One question."""
    so_far = _so_far(request)
    form_class = _step(step, so_far)
    kept = request.session.get(DRAFT, {})
    if step not in kept and _first_open(so_far, kept) is not form_class:
        return redirect(_next(request))
    initial = kept.get(step) or _offered(form_class, so_far)
    form = form_class(
        request.POST if request.method == "POST" else None, so_far=so_far, today=request.today,
        initial=initial,
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        _keep(request, step, _plain(form.cleaned_data))
        return redirect(_next(request))
    return render(request, "agencies/new/step.html", _told(request, form, so_far))


def _step(name: str, so_far: dict[str, Any]) -> type[Step]:
    for form_class in pages.asked(so_far):
        if form_class.name == name:
            return form_class
    raise Http404


def _offered(form_class: type[Step], so_far: dict[str, Any]) -> dict[str, Any]:
    """Words to begin with."""
    if form_class.name == "purpose" and "area" in so_far:
        return {"purpose": EXAMPLE % {"area": so_far["area"]}}
    return {}


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    """Answers as a session can keep them."""
    return {
        name: value.isoformat() if isinstance(value, date) else getattr(value, "pk", value)
        for name, value in said.items()
    }


def _so_far(request) -> dict[str, Any]:
    """All answers in one, days as days."""
    pages_said = request.session.get(DRAFT, {}).values()
    said = {name: value for page in pages_said for name, value in page.items()}
    if "formed_on" in said:
        said["formed_on"] = date.fromisoformat(said["formed_on"])
    return {**said, "today": request.today}


def _keep(request, step: str, said: dict[str, Any]) -> None:
    """Keep a page's answers; where the law changes by them, what hung on it is asked anew."""
    kept = request.session.get(DRAFT, {})
    if step in ("nation", "kind") and kept.get(step) not in (None, said):
        kept = {name: each for name, each in kept.items() if name not in HANGS_ON_THE_LAW}
    request.session[DRAFT] = {**kept, step: said}


def _first_open(so_far: dict[str, Any], kept: dict[str, Any]) -> type[Step] | None:
    """The first page that is not answered yet."""
    return next((each for each in pages.asked(so_far) if each.name not in kept), None)


def _next(request) -> str:
    """Where the first page not answered yet is; all are answered: check them."""
    open_page = _first_open(_so_far(request), request.session.get(DRAFT, {}))
    if open_page:
        return reverse("new_partnership_step", args=[open_page.name])
    return reverse("new_partnership_check")


def _told(request, form: Step, so_far: dict[str, Any]) -> dict[str, Any]:
    """What the page shows around its question."""
    way = [each.name for each in pages.asked(so_far)]
    at = way.index(form.name)
    back = reverse("new_partnership_step", args=[way[at - 1]]) if at else reverse("new_partnership")
    shown = pages.previews(so_far["nation"], request.today) if form.name == "structure" else ()
    return {"form": form, "back": back, "number": at + 1, "of": len(way), "previews": shown}


@for_hosts
def check(request):
    """All answers; when they are sent, the partnership is set up."""
    so_far = _so_far(request)
    if _first_open(so_far, request.session.get(DRAFT, {})):
        return redirect(_next(request))
    ready = pages.draft(so_far, request.today)
    if request.method == "POST":
        return _set_up(request, ready)
    told = {"answers": pages.answers(ready, request.today)}
    return render(request, "agencies/new/check.html", told)


def _set_up(request, ready: Draft):
    try:
        partnership = set_up(draft=ready, by=request.user, at=request.at)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("new_partnership_step", NameStep.name)
    del request.session[DRAFT]
    messages.success(request, _("The partnership is set up. What to do next is said below."))
    return redirect("agencies:overview", partnership.slug)
