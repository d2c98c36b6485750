"""Due data in a calendar program."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.partnership.agencies.models import whose_calendar
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.pages.feed import feed
from wardmote.partnership.exchange.rules import MAY


@require_safe
def data_feed(request, token: str):
    """A member's calendar of data that is due, while their role may see the plan."""
    membership = whose_calendar(token, request.today)
    if membership is None or not may(membership, "subscribe to the data plan", MAY):
        raise Http404
    host = request.build_absolute_uri("/").rstrip("/")
    told = feed(membership, on=request.today, at=request.at, host=host)
    return HttpResponse(told, content_type="text/calendar; charset=utf-8")
