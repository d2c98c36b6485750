"""Finds what an address names, within the reader's partnership only."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from wardmote.partnership.meetings.models import Decision, FollowUp, Item, Meeting, Paper


def meeting_of(request, pk: int) -> Meeting:
    """A meeting."""
    meetings = request.partnership.meetings.select_related(
        "partnership", "duty__partnership", "duty__occasion"
    )
    return get_object_or_404(meetings, pk=pk)


def item_of(request, pk: int) -> Item:
    """An item of an agenda."""
    return _within(request, Item, "meeting", pk)


def paper_of(request, pk: int) -> Paper:
    """A paper."""
    return _within(request, Paper, "item__meeting", pk)


def decision_of(request, pk: int) -> Decision:
    """A decision."""
    return _within(request, Decision, "item__meeting", pk)


def follow_up_of(request, pk: int) -> FollowUp:
    """A follow-up."""
    return _within(request, FollowUp, "item__meeting", pk)


def _within(request, model, meeting: str, pk: int):
    return get_object_or_404(model, pk=pk, **{f"{meeting}__partnership": request.partnership})


def at(request, name: str, *args: object) -> str:
    """Where a page of meetings is."""
    return reverse(f"meetings:{name}", args=[request.partnership.slug, *args])
