"""One request: looked at, answered, given time, dropped."""

from functools import partial

from django.shortcuts import render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.forms import planning as forms
from wardmote.partnership.exchange.pages.request import request_page, request_words
from wardmote.partnership.exchange.rules import MAY, check_acts_for
from wardmote.partnership.exchange.views.found import about, button, request_of
from wardmote.partnership.website.tables import asked

ANSWER = "answer a data request"


def _own(request, pk: int):
    """A request of an agency that whoever asks speaks for."""
    found = request_of(request, pk)
    check_acts_for(request.membership, found.flow.agency, ANSWER)
    return found


def _about(request, found, form, change, heading: str, said: str, **more):
    return about(request, form, partial(change, request=found), heading, said,
                 found.get_absolute_url(), caption=request_words(found), **more)  # fmt: skip


@allowed("see the data plan", MAY)
def data_request(request, pk: int):
    """One request."""
    page = request_page(request_of(request, pk), on=request.today, by=request.membership)
    return asked(request, page.tables) or render(request, "exchange/request.html", {"page": page})


@allowed(ANSWER, MAY)
def more_time(request, pk: int):
    """An agency asks for more time."""
    form = forms.MoreTimeForm(request.POST or None)
    return _about(request, _own(request, pk), form, changes.ask_for_more_time,
                  _("Ask for more time"), _("The officer is asked."))  # fmt: skip


@allowed(ANSWER, MAY)
def refuse(request, pk: int):
    """An agency does not send it."""
    form = forms.RefuseForm(request.POST or None)
    return _about(request, _own(request, pk), form, changes.refuse,
                  _("Say that you cannot send it"), _("Your reason is noted."))  # fmt: skip


@allowed("keep the data plan", MAY)
def extend(request, pk: int):
    """More time is given."""
    found = request_of(request, pk)
    initial = {"due_on": found.more_time_until or found.due_on, "why": found.more_time_why}
    form = forms.ExtendForm(request.POST or None, initial=initial)
    return _about(request, found, form, changes.extend, _("Give more time"),
                  _("The new day is set."))  # fmt: skip


@allowed("keep the data plan", MAY)
def decline(request, pk: int):
    """The day stays."""
    return _about(request, request_of(request, pk), button(request), changes.decline_more_time,
                  _("Keep the day as it is?"), _("The day stays as it is."),
                  button=_("Keep the day"))  # fmt: skip


@allowed("keep the data plan", MAY)
def ask_again(request, pk: int):
    """It is asked for again."""
    found = request_of(request, pk)
    form = forms.AskAgainForm(request.POST or None, initial={"due_on": found.due_on})
    return _about(request, found, form, changes.ask_again, _("Ask again"),
                  _("It is asked for again."))  # fmt: skip


@allowed("keep the data plan", MAY)
def drop(request, pk: int):
    """No longer asked."""
    form = forms.WhyForm(request.POST or None)
    return _about(request, request_of(request, pk), form, changes.ask_no_longer,
                  _("Ask for this no longer"), _("It is not asked for any more."),
                  warns=True)  # fmt: skip
