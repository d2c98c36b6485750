"""What everybody may read, without signing in: how a partnership is governed."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wardmote.partnership.review.pages.governance import public_governance
from wardmote.partnership.website.tables import asked


@require_safe
def published(request, place: str):
    """One partnership's."""
    page = public_governance(place, on=request.today)
    if page is None:
        raise Http404
    tables = [page.agencies, *page.declared, *(group.seats for group in page.groups)]
    return asked(request, tables) or render(request, "review/governance.html", {"page": page})
