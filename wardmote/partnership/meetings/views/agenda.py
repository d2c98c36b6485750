"""The agenda: items, their order, their papers."""

from functools import partial

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused, allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.duties.rules import content_type
from wardmote.partnership.meetings.changes import agenda as changes
from wardmote.partnership.meetings.forms import agenda as forms
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.meetings.views.found import item_of, meeting_of, paper_of


def _back(item) -> str:
    return f"{item.meeting.get_absolute_url()}#item-{item.pk}"


@allowed("run meetings", MAY)
def add_item(request, pk: int):
    """A new item at the end."""
    meeting = meeting_of(request, pk)
    form = forms.ItemForm(
        request.POST or None, partnership=request.partnership, today=request.today
    )
    change = partial(changes.add_item, meeting=meeting, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Add an agenda item"), caption=meeting.title,
        said=_("The item is added."), back=f"{meeting.get_absolute_url()}#agenda",
    )  # fmt: skip


SAID = (
    "title", "kind", "purpose", "raised_by", "duty", "needs_money", "needs_staff", "needs_policy",
)  # fmt: skip


@allowed("run meetings", MAY)
def change_item(request, pk: int):
    """What an item asks."""
    item = item_of(request, pk)
    form = forms.ItemForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={
            **{name: getattr(item, name) for name in SAID}, "needs_from": item.needs_from.all()
        },
    )  # fmt: skip
    change = partial(changes.change_item, item=item, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Change the agenda item"), caption=item.title,
        said=_("The item is changed."), back=_back(item),
    )  # fmt: skip


@allowed("run meetings", MAY)
def remove_item(request, pk: int):
    """Take an item off the agenda."""
    item = item_of(request, pk)
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    change = partial(changes.remove_item, item=item, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Remove the agenda item"), caption=item.title,
        said=_("The item is removed."), back=item.meeting.get_absolute_url(),
        button=_("Remove it"), warns=True, about=_("Its papers are removed with it."),
    )  # fmt: skip


@allowed(post="run meetings", table=MAY)
def move_up(request, pk: int):
    """Before the item above it."""
    return _move(request, pk, up=True)


@allowed(post="run meetings", table=MAY)
def move_down(request, pk: int):
    """After the item below it."""
    return _move(request, pk, up=False)


def _move(request, pk: int, *, up: bool):
    item = item_of(request, pk)
    try:
        changes.move_item(item=item, up=up, by=request.membership, at=request.at)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(_back(item))


@allowed("run meetings", MAY)
def copy_agenda(request, pk: int):
    """The agenda of an earlier meeting."""
    meeting = meeting_of(request, pk)
    form = forms.CopyForm(request.POST or None, meeting=meeting)
    change = partial(changes.copy_agenda, meeting=meeting, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Copy an agenda"), caption=meeting.title,
        said=_("The agenda is copied."), back=f"{meeting.get_absolute_url()}#agenda",
        button=_("Copy it"),
    )  # fmt: skip


@allowed("run meetings", MAY)
def add_paper(request, pk: int):
    """A paper for an item."""
    item = item_of(request, pk)
    form = forms.PaperForm(request.POST or None, request.FILES or None)
    change = partial(changes.add_paper, item=item, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Add a paper"), caption=item.title,
        said=_("The paper is added."), back=_back(item), template="meetings/upload.html",
    )  # fmt: skip


@allowed("see the meetings", MAY)
def paper(request, pk: int):
    """A paper, to keep and open; never run by the browser."""
    paper = paper_of(request, pk)
    with paper.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=content_type(paper.file_name))
    response["Content-Disposition"] = content_disposition_header(True, paper.file_name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@allowed("run meetings", MAY)
def remove_paper(request, pk: int):
    """Take a paper off."""
    paper = paper_of(request, pk)
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    change = partial(changes.remove_paper, paper=paper, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Remove the paper"), caption=paper.title,
        said=_("The paper is removed. What it was stays in the trail."), back=_back(paper.item),
        button=_("Remove it"), warns=True,
    )  # fmt: skip
