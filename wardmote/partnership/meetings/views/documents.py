"""Agenda and minutes as documents; meetings as calendar files."""

from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.calendar import drop_calendar_key, make_calendar_key
from wardmote.partnership.agencies.models import whose_calendar
from wardmote.partnership.agencies.rules import allowed, may
from wardmote.partnership.meetings.pages.documents import agenda_document, minutes_document
from wardmote.partnership.meetings.pages.feeds import (
    calendar_page,
    feeds_of,
    meetings_calendar,
    one_meeting,
)
from wardmote.partnership.meetings.pages.meeting import meeting_page
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.meetings.views.found import at, meeting_of
from wardmote.partnership.website import clock

CALENDAR = "text/calendar; charset=utf-8"


def _page(request, pk: int):
    return meeting_page(meeting_of(request, pk), on=request.today, by=request.membership)


@allowed("see the meetings", MAY)
def agenda(request, pk: int):
    """The agenda pack."""
    page = _page(request, pk)
    return agenda_document(page).answer(f"agenda-{page.meeting.held_on}-{pk}")


@allowed("see the meetings", MAY)
def minutes(request, pk: int):
    """The minutes."""
    page = _page(request, pk)
    return minutes_document(page).answer(f"minutes-{page.meeting.held_on}-{pk}")


@allowed("see the meetings", MAY)
def invitation(request, pk: int):
    """One meeting for a calendar."""
    made = one_meeting(meeting_of(request, pk), request.build_absolute_uri, request.at)
    headers = {"Content-Disposition": f'attachment; filename="meeting-{pk}.ics"'}
    return HttpResponse(made, content_type=CALENDAR, headers=headers)


@allowed(get="see the meetings", post="keep a calendar feed", table=MAY)
def calendar(request):
    """The member's key: made, and its addresses shown this once."""
    feeds = ()
    if request.method == "POST":
        token = make_calendar_key(by=request.membership, at=request.at)
        feeds = feeds_of(token, request.build_absolute_uri)
        request.membership.refresh_from_db()
    page = calendar_page(request.membership, feeds)
    return render(request, "meetings/calendar.html", {"page": page})


@allowed(post="keep a calendar feed", table=MAY)
def drop_calendar(request):
    """No calendar program reads it any more."""
    drop_calendar_key(by=request.membership, at=request.at)
    return redirect(at(request, "calendar"))


def feed(request, token: str, *, only_mine: bool):
    """A feed for a calendar program, which cannot sign in: its key is in the address."""
    membership = whose_calendar(token, clock.today())
    if membership is None or not may(membership, "see the meetings", MAY):
        raise Http404(_("There is no such calendar."))
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    made = meetings_calendar(
        membership, only_mine=only_mine, address=request.build_absolute_uri, on=clock.today(),
        at=clock.now(),
    )  # fmt: skip
    return HttpResponse(made, content_type=CALENDAR)
