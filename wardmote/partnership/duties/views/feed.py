"""The private calendar address: made, renewed, ended, and read by calendar programmes."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wardmote.partnership.agencies.changes.calendar import drop_calendar_key, make_calendar_key
from wardmote.partnership.agencies.models import CalendarKey, whose_calendar
from wardmote.partnership.agencies.rules import allowed, may
from wardmote.partnership.duties.pages.feed import addresses, feed
from wardmote.partnership.duties.rules import MAY
from wardmote.partnership.website.tables import Link


@allowed("subscribe to the duties", MAY)
def calendar_address(request):
    """Make the key; its addresses are shown on the answer and never again."""
    made: tuple[Link, ...] = ()
    if request.method == "POST":
        token = make_calendar_key(by=request.membership, at=request.at)
        made = tuple(addresses(token, request.build_absolute_uri))
    key = CalendarKey._default_manager.filter(membership=request.membership).first()
    told = {"addresses": made, "key": key}
    return render(request, "duties/calendar_address.html", told)


@allowed(post="subscribe to the duties", table=MAY)
def end_calendar_address(request):
    """The address opens nothing any more."""
    drop_calendar_key(by=request.membership, at=request.at)
    messages.success(request, _("The addresses open nothing any more."))
    return redirect("duties:calendar_address", request.partnership.slug)


@require_safe
def duties_feed(request, token: str):
    """A member's calendar, while they are one and their role may see duties."""
    membership = whose_calendar(token, request.today)
    if membership is None or not may(membership, "see the duties", MAY):
        raise Http404
    host = request.build_absolute_uri("/").rstrip("/")
    told = feed(membership, on=request.today, at=request.at, host=host)
    return HttpResponse(told, content_type="text/calendar; charset=utf-8")
