"""The scrutiny briefing, as a page and as a document."""

from django.shortcuts import render

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.review.pages.scrutiny import scrutiny_briefing
from wardmote.partnership.review.pages.scrutiny_document import scrutiny_document
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.tables import asked

DOING = "see the scrutiny briefing"


@allowed(DOING, MAY)
def scrutiny(request):
    """On one page."""
    page = scrutiny_briefing(request.partnership, on=request.today)
    return asked(request, page.tables) or render(request, "review/scrutiny.html", {"page": page})


@allowed(DOING, MAY)
def scrutiny_word(request):
    """To go with the committee's papers."""
    page = scrutiny_briefing(request.partnership, on=request.today)
    name = f"{request.partnership.slug}-scrutiny-briefing-{request.today}"
    return scrutiny_document(page).answer(name)
