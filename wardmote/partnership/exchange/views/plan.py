"""The data plan and its lines."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.forms import planning as forms
from wardmote.partnership.exchange.pages.agency import agency_page
from wardmote.partnership.exchange.pages.indicators import indicators_page
from wardmote.partnership.exchange.pages.plan import flow_page, plan_page
from wardmote.partnership.exchange.pages.strategy import strategy_document, strategy_page
from wardmote.partnership.exchange.rules import MAY
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.exchange.views.found import about, at, flow_of
from wardmote.partnership.website.tables import asked


@allowed("see the data plan", MAY)
def plan(request):
    """Who sends what, by when."""
    page = plan_page(request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "exchange/plan.html", {"page": page})


@allowed(post="keep the data plan", table=MAY)
def fill_plan(request):
    """Lines for all that live protocols cover."""
    made = changes.fill_plan(partnership=request.partnership, by=request.membership, at=request.at)
    words = ngettext("%d line added.", "%d lines added.", len(made)) % len(made)
    messages.success(request, words)
    return redirect("exchange:plan", request.partnership.slug)


@allowed(post="keep the data plan", table=MAY)
def ask_now(request):
    """Ask for every period that is to be had."""
    made = changes.ask(partnership=request.partnership, by=request.membership, at=request.at)
    words = ngettext("%d request made.", "%d requests made.", len(made)) % len(made)
    messages.success(request, words)
    return redirect("exchange:plan", request.partnership.slug)


@allowed("keep the data plan", MAY)
def add_flow(request):
    """A new line."""
    form = forms.AddFlowForm(
        request.POST or None, partnership=request.partnership, today=request.today
    )
    change = partial(changes.add_flow, partnership=request.partnership)
    return about(request, form, change, _("Add a line to the data plan"), _("The line is added."),
                 at(request, "plan"))  # fmt: skip


@allowed("see the data plan", MAY)
def flow(request, pk: int):
    """One line with its requests and files."""
    page = flow_page(flow_of(request, pk), on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "exchange/flow.html", {"page": page})


@allowed("keep the data plan", MAY)
def change_flow(request, pk: int):
    """How often, by when, by whom."""
    flow = flow_of(request, pk)
    names = ("frequency", "due_days", "contact", "used_for")
    form = forms.ChangeFlowForm(
        request.POST or None, partnership=request.partnership,
        initial={name: getattr(flow, name) for name in names},
    )  # fmt: skip
    return about(request, form, partial(changes.change_flow, flow=flow), _("Change this line"),
                 _("The line is saved."), flow.get_absolute_url(),
                 caption=title_of(flow.dataset))  # fmt: skip


@allowed("keep the data plan", MAY)
def end_flow(request, pk: int):
    """No longer asked for."""
    flow = flow_of(request, pk)
    form = forms.EndFlowForm(request.POST or None, initial={"ended_on": request.today})
    return about(request, form, partial(changes.end_flow, flow=flow), _("End this line"),
                 _("The line has ended."), flow.get_absolute_url(), warns=True,
                 caption=title_of(flow.dataset), button=_("End it"))  # fmt: skip


@allowed("see the data plan", MAY)
def strategy(request):
    """Who keeps the data, what is missing, where effort pays."""
    page = strategy_page(request.partnership, on=request.today)
    file = asked(request, page.tables)
    return file or render(request, "exchange/strategy.html", {"page": page})


@allowed("see the data plan", MAY)
def strategy_to_keep(request):
    """The same as a document."""
    word = strategy_document(request.partnership, on=request.today)
    return word.answer(f"data-strategy-{request.today}")


@allowed("see the data plan", MAY)
def indicators(request):
    """Which of the rulebook's indicators cannot be counted, and why."""
    page = indicators_page(request.partnership, on=request.today)
    file = asked(request, page.tables)
    return file or render(request, "exchange/indicators.html", {"page": page})


@allowed("see the data plan", MAY)
def agency(request, pk: int):
    """One agency's timetable, and what it gets back."""
    partner = get_object_or_404(request.partnership.partners.select_related("agency"), pk=pk)
    return _of_agency(request, partner.agency)


@allowed("see the data plan", MAY)
def own_agency(request):
    """The reader's own agency."""
    if request.membership.agency is None:
        return redirect("exchange:plan", request.partnership.slug)
    return _of_agency(request, request.membership.agency)


def _of_agency(request, agency):
    page = agency_page(agency, request.partnership, on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "exchange/agency.html", {"page": page})
