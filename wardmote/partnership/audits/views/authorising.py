"""Contractors' letters, and the page by which anybody checks one."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.audits.changes import authorising as changes
from wardmote.partnership.audits.forms.authorising import AuthorityForm, CodeForm
from wardmote.partnership.audits.forms.planning import WhyForm
from wardmote.partnership.audits.pages.authorities import authorities_page, checked
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.views.found import at, authority_of
from wardmote.partnership.website.tables import asked


@allowed("see the audits", MAY)
def authorities(request):
    """Who may act for the partnership."""
    page = authorities_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "audits/authorities.html", {"page": page})


@allowed("authorise a contractor", MAY)
def authorise(request):
    """A new letter."""
    form = AuthorityForm(
        request.POST or None, partnership=request.partnership,
        initial={"starts_on": request.today},
    )  # fmt: skip
    change = partial(
        changes.authorise, partnership=request.partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Authorise a contractor"),
        said=_("The authority is given. The firm shows its code to whomever it asks."),
        back=at(request, "authorities"), button=_("Authorise it"),
    )  # fmt: skip


@allowed("authorise a contractor", MAY)
def withdraw(request, pk: int):
    """The firm acts for the partnership no more."""
    found = authority_of(request, pk)
    change = partial(
        changes.withdraw, authority=found, by=request.membership, at=request.at
    )  # fmt: skip
    return ask(
        request, WhyForm(request.POST or None), change, heading=_("Withdraw the authority"),
        caption=found.firm, said=_("The authority is withdrawn."), back=at(request, "authorities"),
        button=_("Withdraw it"), warns=True,
    )  # fmt: skip


@allowed("authorise a contractor", MAY)
def hand_over(request, pk: int):
    """What was agreed is handed over."""
    found = authority_of(request, pk)
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    change = partial(
        changes.note_hand_over, authority=found, by=request.membership, at=request.at
    )  # fmt: skip
    return ask(
        request, form, change, heading=_("Note what was handed over"), caption=found.firm,
        about=found.hands_over, said=_("It is noted."), back=at(request, "authorities"),
        button=_("It was handed over"),
    )  # fmt: skip


@require_safe
def check_authority(request):
    """For anybody: whether a code holds today."""
    typed = request.GET.get("code", "").strip()
    page = checked(typed, on=request.today) if typed else None
    form = CodeForm({"code": typed} if typed else None)
    return render(request, "audits/check_authority.html", {"form": form, "page": page})
