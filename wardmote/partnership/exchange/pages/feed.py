"""Due data as a calendar that a calendar program subscribes to."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.models import DataRequest
from wardmote.partnership.exchange.pages.request import request_words
from wardmote.partnership.exchange.rules import MAY

REFRESH = timedelta(hours=12)
DAY = timedelta(days=1)


def feed(membership: Membership, *, on: date, at: datetime, host: str) -> bytes:
    """What is asked for: of the member's agency, in all its partnerships; or of every agency.

    Args:
        host: the address of the service.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Wardmote//data//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("%s: data due") % membership.partnership.name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for request in asked_of(membership):
        event = Event()
        event.add("uid", f"data-{request.pk}@wardmote")
        event.add("summary", _("Data due: %s") % request_words(request))
        event.add("dtstart", request.due_on)
        event.add("dtend", request.due_on + DAY)
        event.add("description", f"{request.flow.agency} → {request.flow.partnership.name}")
        event.add("url", f"{host}{request.get_absolute_url()}")
        event.add("transp", "TRANSPARENT")
        event.add("dtstamp", at)
        calendar.add_component(event)
    return calendar.to_ical()


def asked_of(membership: Membership) -> list[DataRequest]:
    """Open requests that a member's calendar has."""
    asked = DataRequest.objects.open().select_related("flow__agency", "flow__partnership")
    if may(membership, "keep the data plan", MAY) or membership.agency_id is None:
        return list(asked.filter(flow__partnership=membership.partnership_id))
    return list(asked.filter(flow__agency=membership.agency_id))
