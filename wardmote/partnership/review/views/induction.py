"""What somebody new of an agency is given."""

from django.shortcuts import get_object_or_404, render

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.review.pages import induction as pages
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.tables import asked

DOING = "see an induction pack"


def _pack(request, pk: int):
    partners = request.partnership.partners.select_related("agency", "partnership__governance")
    return pages.induction_pack(get_object_or_404(partners, pk=pk), on=request.today)


@allowed(DOING, MAY)
def induction(request, pk: int):
    """The partnership, and one agency's part in it."""
    page = _pack(request, pk)
    file = asked(request, page.tables)
    return file or render(request, "review/induction.html", {"page": page})


@allowed(DOING, MAY)
def induction_document(request, pk: int):
    """The same as a document."""
    return pages.induction_document(_pack(request, pk)).answer(f"induction-{pk}")
