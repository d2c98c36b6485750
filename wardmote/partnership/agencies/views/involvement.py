"""How involved each partner is: looked at by all, said by each for themselves."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.involvement import rate
from wardmote.partnership.agencies.forms.involvement import RatingForm
from wardmote.partnership.agencies.pages.involvement import involvement_page
from wardmote.partnership.agencies.rules import allowed, legal_year
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.website.tables import asked


@allowed("see the structure")
def involvement(request):
    """What raters find."""
    page = involvement_page(request.partnership, on=request.today, by=request.membership)
    file = asked(request, [page.table])
    return file or render(request, "agencies/involvement.html", {"page": page})


@allowed("rate involvement")
def rate_involvement(request):
    """What the reader finds of every agency but their own."""
    year = legal_year(request.today)
    partners = request.partnership.partners.on(request.today).select_related("agency")
    others = partners.exclude(agency=request.membership.agency_id)
    own = request.user.ratings.filter(year=year, partner__in=others)
    form = RatingForm(
        request.POST if request.method == "POST" else None, partners=others,
        initial={f"partner_{pk}": level for pk, level in own.values_list("partner", "level")},
    )  # fmt: skip
    change = partial(rate, year=year, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("How involved is each agency?"),
        said=_("What you find is kept."), caption=str(request.partnership),
        back=reverse("agencies:involvement", args=[request.partnership.slug]),
        about=_("Leave out those that you cannot tell of."),
    )  # fmt: skip
