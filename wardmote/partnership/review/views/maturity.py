"""How far the partnership has come: looked at, and said for itself."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.review.changes import maturity as changes
from wardmote.partnership.review.forms.maturity import PlacementForm
from wardmote.partnership.review.pages import maturity as pages
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.tables import asked


@allowed("see how far it has come", MAY)
def maturity(request):
    """Stages, what shows them, what to do next."""
    page = pages.maturity_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, [page.table]) or render(request, "review/maturity.html", {"page": page})


@allowed("place the partnership", MAY)
def place(request):
    """The partnership's own word."""
    steps = pages.stages_on(request.partnership, request.today)
    reached = pages.reached_on(steps)
    form = PlacementForm(
        request.POST or None, stages=[step.stage for step in steps],
        initial={"stage": reached.name},
    )  # fmt: skip
    change = partial(
        changes.place, partnership=request.partnership, shown=reached.name, by=request.membership,
        at=request.at,
    )  # fmt: skip
    return ask(
        request, form, change, heading=_("Where does the partnership place itself?"),
        said=_("It is written down."), caption=str(request.partnership),
        back=reverse("review:maturity", args=[request.partnership.slug]),
        about=_("The facts show: %s.") % reached.title,
    )  # fmt: skip
