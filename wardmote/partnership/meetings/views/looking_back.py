"""Attendance and cost, and which meetings could be one."""

from django.shortcuts import render

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.meetings.pages.attendance import attendance_page
from wardmote.partnership.meetings.pages.joining import joining_page
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.website.tables import asked


@allowed("see the meetings", MAY)
def attendance(request):
    """Who came, at which rank, at what cost."""
    page = attendance_page(
        request.partnership, on=request.today, group=request.GET.get("group", "")
    )
    told = {"page": page}
    return asked(request, page.tables) or render(request, "meetings/attendance.html", told)


@allowed("see the meetings", MAY)
def joining(request):
    """Which meetings could be one."""
    page = joining_page(request.partnership, on=request.today)
    return asked(request, [page.table]) or render(request, "meetings/joining.html", {"page": page})
