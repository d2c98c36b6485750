"""What an agency's representative takes to its own board."""

from django.shortcuts import get_object_or_404, render

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.review.pages import accountability as pages
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.tables import asked

DOING = "see an agency's report"


def _report(request, pk: int):
    partners = request.partnership.partners.select_related("agency", "partnership")
    return pages.agency_report(get_object_or_404(partners, pk=pk), on=request.today)


@allowed(DOING, MAY)
def agency_report(request, pk: int):
    """One agency's part over the last year."""
    page = _report(request, pk)
    file = asked(request, page.tables)
    return file or render(request, "review/agency_report.html", {"page": page})


@allowed(DOING, MAY)
def agency_report_document(request, pk: int):
    """The same as a document."""
    return pages.report_document(_report(request, pk)).answer(f"agency-report-{pk}")
