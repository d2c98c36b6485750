"""Matters: raised for a group, passed on to another, put on an agenda, answered."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.meetings.changes import matters as changes
from wardmote.partnership.meetings.forms import matters as forms
from wardmote.partnership.meetings.pages.matters import matters_page
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.meetings.views.found import at, item_of
from wardmote.partnership.website.tables import asked


@allowed("see the meetings", MAY)
def matters(request):
    """What was raised, and what came of it."""
    page = matters_page(
        request.partnership, on=request.today, by=request.membership,
        whose=request.GET.get("whose", "all"),
    )  # fmt: skip
    told = {"page": page}
    return asked(request, [page.table]) or render(request, "meetings/matters.html", told)


@allowed("raise a matter", MAY)
def raise_matter(request):
    """Something that a group should look at."""
    form = forms.RaiseForm(
        request.POST or None, partnership=request.partnership, today=request.today
    )
    change = partial(changes.raise_matter, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Raise a matter"),
        said=_("It is raised. The answer will stand on this page."), back=at(request, "matters"),
        button=_("Raise it"),
    )  # fmt: skip


@allowed("run meetings", MAY)
def pass_on(request, pk: int):
    """An item that another group should take up."""
    item = item_of(request, pk)
    form = forms.PassOnForm(request.POST or None, item=item, today=request.today)
    change = partial(changes.pass_on, item=item, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Pass the item on"), caption=item.title,
        said=_("It waits for that group, and its answer will stand here."),
        back=item.meeting.get_absolute_url(), button=_("Pass it on"),
    )  # fmt: skip


@allowed("run meetings", MAY)
def list_matter(request, pk: int):
    """Onto the agenda of a coming meeting."""
    matter = _matter(request, pk)
    form = forms.ListForm(request.POST or None, matter=matter, today=request.today)
    change = partial(changes.list_matter, matter=matter, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Put it on an agenda"), caption=matter.title,
        said=_("It is on the agenda."), back=at(request, "matters"),
        about="" if form.fields["meeting"].queryset else _("Plan a meeting of the group first."),
    )  # fmt: skip


@allowed("run meetings", MAY)
def answer_matter(request, pk: int):
    """What came of it, to whoever raised it."""
    matter = _matter(request, pk)
    change = partial(changes.answer_matter, matter=matter, by=request.membership, at=request.at)
    return ask(
        request, forms.AnswerMatterForm(request.POST or None), change,
        heading=_("Answer the matter"), caption=matter.title, said=_("The answer is kept."),
        back=at(request, "matters"), about=matter.words,
    )  # fmt: skip


@allowed("run meetings", MAY)
def wait_again(request, pk: int):
    """It was answered or listed by mistake."""
    matter = _matter(request, pk)
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    change = partial(changes.wait_again, matter=matter, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Let it wait again"), caption=matter.title,
        said=_("It waits for its group again."), back=at(request, "matters"),
        button=_("Let it wait again"), about=matter.words,
    )  # fmt: skip


def _matter(request, pk: int):
    return get_object_or_404(request.partnership.matters.select_related("group"), pk=pk)
