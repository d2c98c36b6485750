"""The partnership's home."""

from django.shortcuts import render

from wardmote.partnership.agencies.pages.overview import overview as overview_page
from wardmote.partnership.agencies.rules import allowed


@allowed("see the structure")
def overview(request):
    """Who the partnership is, what it is for, what to do next."""
    page = overview_page(request.partnership, on=request.today, by=request.membership)
    return render(request, "agencies/overview.html", {"page": page})
