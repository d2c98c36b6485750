"""Groups: all, one, start, change, terms of reference, close, put back."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import groups as changes
from wardmote.partnership.agencies.forms import groups as forms
from wardmote.partnership.agencies.pages.groups import group_page, groups_page
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.website.tables import asked


@allowed("see the structure")
def groups(request):
    """The structure as at any day."""
    form = forms.AsAtForm(request.GET if "on" in request.GET or "on_day" in request.GET else None)
    told = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    on = told or request.today
    if not form.is_bound:
        form = forms.AsAtForm(initial={"on": on})
    page = groups_page(request.partnership, on=on, today=request.today, by=request.membership)
    return asked(request, page.tables) or render(
        request, "agencies/groups.html", {"page": page, "form": form}
    )


@allowed("see the structure")
def group(request, pk: int):
    """One group."""
    page = group_page(_group(request, pk), on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "agencies/group.html", {"page": page})


def _group(request, pk: int):
    return get_object_or_404(request.partnership.groups.select_related("parent"), pk=pk)


@allowed("edit the structure")
def start_group(request):
    """A new group."""
    form = forms.StartGroupForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={"started_on": request.today},
    )  # fmt: skip
    change = partial(
        changes.start_group, partnership=request.partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Start a group"), said=_("The group is started."),
        back=_all_groups(request),
    )  # fmt: skip


def _all_groups(request) -> str:
    return reverse("agencies:groups", args=[request.partnership.slug])


CHANGED = ("name", "function", "say", "parent", "remit", "sunset_on", "size_reason")
TERMS = (
    "purpose", "expectations", "accountability", "escalation", "terms_agreed_on", "review_on",
)  # fmt: skip


@allowed("edit the structure")
def change_group(request, pk: int):
    """A change of a group from a day on."""
    group = _group(request, pk)
    form = forms.ChangeGroupForm(
        request.POST or None, partnership=request.partnership, today=request.today, group=group,
        initial={**{name: getattr(group, name) for name in CHANGED}, "from_day": request.today},
    )  # fmt: skip
    change = partial(changes.change_group, group=group, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Change the group"), caption=group.name,
        said=_("The group is changed."), back=group.get_absolute_url(),
    )  # fmt: skip


@allowed("edit the structure")
def terms(request, pk: int):
    """The terms of reference of a group."""
    group = _group(request, pk)
    form = forms.TermsForm(
        request.POST or None, initial={name: getattr(group, name) for name in TERMS}
    )
    change = partial(changes.agree_terms, group=group, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Terms of reference"), caption=group.name,
        said=_("The terms of reference are kept."), back=group.get_absolute_url(),
    )  # fmt: skip


@allowed("edit the structure")
def close_group(request, pk: int):
    """The end of a group."""
    group = _group(request, pk)
    form = forms.CloseGroupForm(request.POST or None, initial={"ended_on": request.today})
    change = partial(changes.close_group, group=group, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Close the group"), caption=group.name,
        said=_("The group is closed. Its past stays on record."), back=group.get_absolute_url(),
        button=_("Close the group"), warns=True,
        about=_("Its seats end on the same day. What it was stays on record."),
    )  # fmt: skip


@allowed("edit the structure")
def put_back_group(request, pk: int):
    """Undo a closing made by mistake today."""
    group = _group(request, pk)
    change = partial(changes.put_back_group, group=group, by=request.membership, at=request.at)
    return ask(
        request, django_forms.Form(request.POST if request.method == "POST" else None), change,
        heading=_("Put the group back"), caption=group.name, said=_("The group is put back."),
        back=group.get_absolute_url(), button=_("Put back"),
        about=_("It was closed by mistake today. It goes on as before, with the seats that ended "
                "with it."),
    )  # fmt: skip


@allowed("edit the structure")
def structure_review(request):
    """The day by which the structure is looked at anew."""
    partnership = request.partnership
    form = forms.ReviewForm(
        request.POST or None, initial={"structure_review_on": partnership.structure_review_on}
    )
    change = partial(
        changes.set_review, partnership=partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Review of the structure"), said=_("The day is kept."),
        back=_all_groups(request),
    )  # fmt: skip
