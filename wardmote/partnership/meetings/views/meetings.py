"""Meetings: all, one, plan, change, move on."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.meetings.changes import planning as changes
from wardmote.partnership.meetings.forms import planning as forms
from wardmote.partnership.meetings.pages.listing import meetings_page
from wardmote.partnership.meetings.pages.meeting import meeting_page
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.meetings.views.found import at, meeting_of
from wardmote.partnership.website.tables import asked


@allowed("see the meetings", MAY)
def meetings(request):
    """Coming and past meetings."""
    page = meetings_page(
        request.partnership, on=request.today, by=request.membership,
        group=request.GET.get("group", ""), state=request.GET.get("state", ""),
    )  # fmt: skip
    return asked(request, page.tables) or render(request, "meetings/meetings.html", {"page": page})


@allowed("see the meetings", MAY)
def meeting(request, pk: int):
    """One meeting: agenda and minutes."""
    page = meeting_page(meeting_of(request, pk), on=request.today, by=request.membership)
    return render(request, "meetings/meeting.html", {"page": page})


def _change(request, function, meeting):
    return partial(function, meeting=meeting, by=request.membership, at=request.at)


@allowed("run meetings", MAY)
def plan(request):
    """A new meeting or series."""
    asked_group = request.GET.get("group", "")
    form = forms.PlanForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={"groups": [asked_group] if asked_group.isdigit() else None},
    )  # fmt: skip
    change = partial(
        changes.plan, partnership=request.partnership, by=request.membership, at=request.at
    )
    return ask(
        request, form, change, heading=_("Plan a meeting"), said=_("The meeting is planned."),
        back=at(request, "meetings"), button=_("Plan it"),
        on_to=lambda planned: planned[0].get_absolute_url(),
    )  # fmt: skip


CHANGED = ("title", "form", "held_on", "starts_at", "ends_at", "place", "is_public", "duty")


@allowed("run meetings", MAY)
def change_meeting(request, pk: int):
    """When, where and how it is."""
    meeting = meeting_of(request, pk)
    held = {name: getattr(meeting, name) for name in CHANGED}
    form = forms.MeetingForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={**held, "groups": meeting.groups.all()},
    )  # fmt: skip
    return ask(
        request, form, _change(request, changes.change, meeting), heading=_("Change the meeting"),
        caption=meeting.title, said=_("The meeting is changed."), back=meeting.get_absolute_url(),
    )  # fmt: skip


@allowed("run meetings", MAY)
def cancel(request, pk: int):
    """It is not held."""
    meeting = meeting_of(request, pk)
    return ask(
        request, forms.CancelForm(request.POST or None), _change(request, changes.cancel, meeting),
        heading=_("Cancel the meeting"), caption=meeting.title, said=_("The meeting is cancelled."),
        back=meeting.get_absolute_url(), button=_("Cancel the meeting"), warns=True,
    )  # fmt: skip


def _button(request, pk: int, function, **more):
    """A page with nothing but a button to confirm."""
    meeting = meeting_of(request, pk)
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    return ask(
        request, form, _change(request, function, meeting), caption=meeting.title,
        back=meeting.get_absolute_url(), **more,
    )  # fmt: skip


@allowed("run meetings", MAY)
def reopen(request, pk: int):
    """It is planned again."""
    return _button(
        request, pk, changes.reopen, heading=_("Open the meeting again"),
        said=_("The meeting is planned again."), button=_("Open again"),
        about=_("It was cancelled, or called held, by mistake. What is written down stays."),
    )  # fmt: skip


@allowed("run meetings", MAY)
def hold(request, pk: int):
    """It was held."""
    return _button(
        request, pk, changes.hold, heading=_("Say that the meeting was held"),
        said=_("The meeting is over. The minutes can be written until they are agreed."),
        button=_("It was held"),
        about=_("Whoever is not written down as coming or sending apologies counts as absent."),
    )  # fmt: skip


@allowed("run meetings", MAY)
def agree_minutes(request, pk: int):
    """Its minutes are agreed."""
    meeting = meeting_of(request, pk)
    form = forms.AgreeForm(request.POST or None, initial={"minutes_agreed_on": request.today})
    return ask(
        request, form, _change(request, changes.agree_minutes, meeting),
        heading=_("Agree the minutes"), caption=meeting.title, said=_("The minutes are agreed."),
        back=meeting.get_absolute_url(), button=_("They are agreed"),
    )  # fmt: skip


@allowed("run meetings", MAY)
def correct(request, pk: int):
    """A note beside agreed minutes."""
    meeting = meeting_of(request, pk)
    return ask(
        request, forms.CorrectionForm(request.POST or None),
        _change(request, changes.correct, meeting), heading=_("Correct the minutes"),
        caption=meeting.title, said=_("The correction is added."), back=meeting.get_absolute_url(),
    )  # fmt: skip
