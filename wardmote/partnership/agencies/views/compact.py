"""The compact: read it, promise, agree, record what was brought in, give up."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import compact as changes
from wardmote.partnership.agencies.forms import compact as forms
from wardmote.partnership.agencies.pages.compact import compact_page, promise_page
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.website.tables import asked

MAKING = "promise for an agency"
SAID = ("partner", "kind", "what", "amount", "unit", "starts_on", "ends_on", "promised_by")


@allowed("see the structure")
def compact(request):
    """All promises."""
    page = compact_page(request.partnership, on=request.today, by=request.membership)
    file = asked(request, [page.running, page.over])
    return file or render(request, "agencies/compact.html", {"page": page})


def _promise(request, pk: int):
    return get_object_or_404(request.partnership.promises(), pk=pk)


@allowed("see the structure")
def promise(request, pk: int):
    """One promise."""
    page = promise_page(_promise(request, pk), on=request.today, by=request.membership)
    file = asked(request, [page.contributions])
    return file or render(request, "agencies/promise.html", {"page": page})


def _form(request, **initial):
    return forms.PromiseForm(
        request.POST if request.method == "POST" else None, partnership=request.partnership,
        by=request.membership, on=request.today, initial=initial,
    )  # fmt: skip


@allowed(MAKING)
def make_promise(request):
    """A new promise."""
    change = partial(changes.make_promise, by=request.membership, at=request.at)
    return ask(
        request, _form(request), change, heading=_("What does the agency promise?"),
        caption=str(request.partnership), said=_("The promise is on record."),
        back=reverse("agencies:compact", args=[request.partnership.slug]),
        on_to=lambda made: made.get_absolute_url(),
        about=_("What is written down by somebody of the agency itself is agreed at once."),
    )  # fmt: skip


def _asked(request, promise, change, form, heading: str, said: str, **more):
    """A form about one promise; then back to it."""
    ready = partial(change, by=request.membership, at=request.at)
    return ask(
        request, form, ready, heading=heading, caption=f"{promise.partner}: {promise.what}",
        said=said, back=promise.get_absolute_url(), **more,
    )  # fmt: skip


@allowed(MAKING)
def change_promise(request, pk: int):
    """What is not agreed yet."""
    promise = _promise(request, pk)
    form = _form(request, **{name: getattr(promise, name) for name in SAID})
    change = partial(changes.change_promise, promise=promise)
    return _asked(request, promise, change, form, _("Change the promise"), _("It is changed."))


@allowed(MAKING)
def agree_promise(request, pk: int):
    """The agency stands by it."""
    promise = _promise(request, pk)
    form = forms.AgreeForm(request.POST or None, initial={"agreed_on": request.today})
    change = partial(changes.agree, promise=promise)
    return _asked(
        request, promise, change, form, _("Agree the promise"), _("It is agreed."),
        button=_("Agree"), about=_("Once agreed, its words stand."),
    )  # fmt: skip


@allowed(MAKING)
def give_up_promise(request, pk: int):
    """It will not be kept."""
    promise = _promise(request, pk)
    change = partial(changes.give_up, promise=promise)
    return _asked(
        request, promise, change, forms.GiveUpForm(request.POST or None), _("Give it up"),
        _("It is given up. What was brought in stays on record."), button=_("Give it up"),
        warns=True,
    )  # fmt: skip


@allowed(MAKING)
def bring(request, pk: int):
    """What was brought in of a promise."""
    promise = _promise(request, pk)
    form = forms.ContributionForm(
        request.POST or None, promise=promise, initial={"brought_on": request.today}
    )
    change = partial(changes.bring, promise=promise)
    return _asked(request, promise, change, form, _("What was brought in?"), _("It is recorded."))


@allowed(MAKING)
def correct_contribution(request, pk: int):
    """Set right what was recorded."""
    one = get_object_or_404(request.partnership.contributions(), pk=pk)
    form = forms.ContributionForm(
        request.POST or None, promise=one.promise,
        initial={"brought_on": one.brought_on, "amount": one.amount, "note": one.note},
    )  # fmt: skip
    change = partial(changes.correct_contribution, contribution=one)
    return _asked(
        request, one.promise, change, form, _("Correct what was recorded"), _("It is corrected.")
    )
