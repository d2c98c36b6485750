"""Agencies that take part: all, one, add, change, review, end, put back."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import partners as changes
from wardmote.partnership.agencies.forms import partners as forms
from wardmote.partnership.agencies.forms.groups import EndForm
from wardmote.partnership.agencies.pages.alike import alike
from wardmote.partnership.agencies.pages.partner import partner_page
from wardmote.partnership.agencies.pages.partners import partners_page
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.website.tables import asked


@allowed("see the structure")
def partners(request):
    """All agencies that take part, and those that the law names."""
    page = partners_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "agencies/partners.html", {"page": page})


@allowed("see the structure")
def partner(request, pk: int):
    """One agency."""
    page = partner_page(_partner(request, pk), on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "agencies/partner.html", {"page": page})


def _partner(request, pk: int):
    partners = request.partnership.partners.select_related("agency", "senior_contact")
    return get_object_or_404(partners, pk=pk)


@allowed("edit the structure")
def name_partner(request):
    """Which agency is to take part: its name and kind."""
    form = forms.NameForm(
        request.GET if "name" in request.GET else None,
        partnership=request.partnership, today=request.today,
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        return add_partner(request)
    return render(request, "agencies/name_partner.html", {"form": form, "back": _all(request)})


def _all(request) -> str:
    return reverse("agencies:partners", args=[request.partnership.slug])


@allowed("edit the structure")
def add_partner(request):
    """An agency's part: those that are called alike are proposed before it is written twice."""
    told = request.POST if request.method == "POST" else request.GET
    named = {"name": told.get("name", ""), "kind": told.get("kind", "")}
    form = forms.AddPartnerForm(
        request.POST if request.method == "POST" else None,
        partnership=request.partnership, today=request.today, alike=alike(named["name"]),
        initial={**named, "started_on": request.today, "mode": "core"},
    )  # fmt: skip
    change = partial(
        changes.add_partner, partnership=request.partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Add an agency"), caption=named["name"],
        said=_("The agency is added."), back=_all(request), template="agencies/add_partner.html",
        sent_to=reverse("agencies:add_partner", args=[request.partnership.slug]),
    )  # fmt: skip


def _change(request, pk: int, form: type, fields: tuple[str, ...], heading: str, **rest):
    """One of the pages that change some of what is known of an agency's part."""
    partner = _partner(request, pk)
    held = {name: getattr(partner, name) for name in fields}
    change = partial(changes.change_partner, partner=partner, by=request.membership, at=request.at)
    return ask(
        request, form(request.POST or None, initial=held, **rest), change, heading=heading,
        caption=str(partner), said=_("It is kept."), back=partner.get_absolute_url(),
    )  # fmt: skip


PART = (
    "mode", "is_founder", "is_sponsor", "voluntary_role", "head_title", "senior_contact",
)  # fmt: skip


@allowed("edit the structure")
def change_partner(request, pk: int):
    """As what it takes part."""
    heading = _("Its part in the partnership")
    return _change(request, pk, forms.PartnerForm, PART, heading, partnership=request.partnership)


@allowed("edit the structure")
def gains(request, pk: int):
    """What it hopes to gain, and what it gained."""
    fields = ("expected_gain", "actual_gain", "gain_reviewed_on")
    return _change(request, pk, forms.GainsForm, fields, _("Gains"))


@allowed("edit the structure")
def barrier(request, pk: int):
    """What stands in its way."""
    fields = ("barrier", "remedy")
    return _change(request, pk, forms.BarrierForm, fields, _("Barrier and remedy"))


@allowed("edit the structure")
def own_group(request, pk: int):
    """The group within it that brings its own services together."""
    fields = ("own_group", "own_group_lead", "own_group_meets", "own_group_since")
    heading = _("How it brings its own services together")
    return _change(request, pk, forms.OwnGroupForm, fields, heading)


@allowed("edit the structure")
def diligence(request, pk: int):
    """What was found out of it."""
    fields = ("due_diligence_on", "due_diligence")
    return _change(request, pk, forms.DiligenceForm, fields, _("Due diligence"))


@allowed("edit the structure")
def end_partner(request, pk: int):
    """The end of its part."""
    partner = _partner(request, pk)
    form = EndForm(request.POST or None, initial={"ended_on": request.today})
    change = partial(changes.end_partner, partner=partner, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("End its part"), caption=str(partner),
        said=_("Its part is ended. It stays on record."), back=partner.get_absolute_url(),
        button=_("End its part"), warns=True,
        about=_("Its seats end on the same day. What it was stays on record."),
    )  # fmt: skip


@allowed("edit the structure")
def put_back_partner(request, pk: int):
    """Undo an ending made by mistake today."""
    partner = _partner(request, pk)
    change = partial(
        changes.put_back_partner, partner=partner, by=request.membership, at=request.at
    )
    return ask(
        request, django_forms.Form(request.POST if request.method == "POST" else None), change,
        heading=_("Put the agency back"), caption=str(partner), said=_("The agency is put back."),
        back=partner.get_absolute_url(), button=_("Put back"),
        about=_("Only what was ended today can be put back, with the seats that ended with it."),
    )  # fmt: skip
