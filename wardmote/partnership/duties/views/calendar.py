"""The year: look at it, open it."""

from functools import partial

from django import forms as django_forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.pages.calendar import calendar_page, year_asked
from wardmote.partnership.duties.pages.opening import opening_page
from wardmote.partnership.duties.rules import MAY
from wardmote.partnership.website.tables import asked


@allowed("see the duties", MAY)
def calendar(request):
    """The duties of a legal year."""
    page = calendar_page(request.partnership, request.GET, on=request.today, by=request.membership)
    told = {"page": page, "table_asks": f"&{page.asks}"}
    return asked(request, page.tables) or render(request, "duties/calendar.html", told)


@allowed("keep the duties", MAY)
def open_year(request):
    """Make a year's duties from the rulebook, after a look at what is coming."""
    year = year_asked(request.GET, request.today)
    page = opening_page(request.partnership, year)
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    if form.is_bound:
        change = partial(changes.open_year, by=request.membership, at=request.at)
        count = len(change(partnership=request.partnership, year=year))
        messages.success(request, ngettext("%d duty added.", "%d duties added.", count) % count)
        back = reverse("duties:calendar", args=[request.partnership.slug])
        return redirect(f"{back}?year={year}")
    told = {
        "page": page,
        "form": form,
        "back": page.back,
        "heading": _("Open the legal year %s") % page.words,
    }
    return render(request, "duties/open_year.html", told)
