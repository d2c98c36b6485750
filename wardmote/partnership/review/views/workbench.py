"""The officer's workbench."""

from django.shortcuts import render

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.review.pages import workbench as pages
from wardmote.partnership.review.rules import MAY


@allowed("see the workbench", MAY)
def workbench(request):
    """Six parts of the work, on one page."""
    page = pages.workbench(request.partnership, on=request.today, by=request.membership)
    return render(request, "review/workbench.html", {"page": page})
