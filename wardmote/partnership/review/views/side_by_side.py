"""Partnerships side by side, for whoever belongs to several: a commissioner's office, the NHS."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wardmote.partnership.review.pages import side_by_side as pages
from wardmote.partnership.website.tables import asked


@require_safe
@login_required
def side_by_side(request):
    """All that the reader belongs to."""
    page = pages.side_by_side(request.user, on=request.today)
    file = asked(request, [page.table])
    return file or render(request, "review/side_by_side.html", {"page": page})
