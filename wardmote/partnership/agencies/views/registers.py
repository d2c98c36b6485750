"""The registers: read them, add to them, publish."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import registers as changes
from wardmote.partnership.agencies.forms import registers as forms
from wardmote.partnership.agencies.forms.groups import EndForm
from wardmote.partnership.agencies.pages import registers as pages
from wardmote.partnership.agencies.pages.arrangement import arrangement_page, asked_of
from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask, ask_to_publish
from wardmote.partnership.website.tables import asked


def _shown(request, page):
    """One register, or a table of it as CSV."""
    return asked(request, page.tables) or render(request, "agencies/register.html", {"page": page})


def _asked(request, form, change, to: str, heading: str, said: str, *, how=ask, **more):
    """A form of a register; then back to it."""
    back = reverse(f"agencies:{to}", args=[request.partnership.slug])
    ready = partial(change, by=request.membership, at=request.at)
    return how(request, form, ready, heading=heading, said=said, back=back, **more)


def _new(request, change):
    """A change that adds to this partnership."""
    return partial(change, partnership=request.partnership)


def _button(request):
    """A form with nothing to type."""
    return django_forms.Form(request.POST if request.method == "POST" else None)


@allowed("see the registers")
def registers(request):
    """All of them."""
    links = pages.registers(request.partnership)
    return render(request, "agencies/registers.html", {"links": links})


@allowed("see the registers")
def elected_members(request):
    """Endorsements and briefings."""
    return _shown(request, pages.elected_members(request.partnership, by=request.membership))


@allowed("see the registers")
def interests(request):
    """Declarations of interest."""
    page = pages.interests(request.partnership, on=request.today, by=request.membership)
    return _shown(request, page)


@allowed("see the registers")
def transactions(request):
    """Transactions with bodies that are not public."""
    return _shown(request, pages.transactions(request.partnership, by=request.membership))


@allowed("see the registers")
def arrangements(request):
    """Arrangements to work together."""
    page = pages.arrangements(request.partnership, on=request.today, by=request.membership)
    return _shown(request, page)


@allowed("see the structure")
def published(request):
    """What the public may see."""
    return _shown(request, pages.published(request.partnership, on=request.today))


@allowed("keep the registers")
def note_endorsement(request):
    """A new endorsement."""
    form = forms.EndorsementForm(request.POST or None, initial={"endorsed_on": request.today})
    return _asked(request, form, _new(request, changes.note_endorsement), "elected_members",
                  _("Note an endorsement"), _("The endorsement is on record."))  # fmt: skip


@allowed("keep the registers")
def note_briefing(request):
    """A new briefing."""
    form = forms.BriefingForm(request.POST or None, initial={"briefed_on": request.today})
    return _asked(request, form, _new(request, changes.note_briefing), "elected_members",
                  _("Note a briefing"), _("The briefing is on record."))  # fmt: skip


@allowed("declare an interest")
def declare_interest(request):
    """A new interest."""
    form = forms.InterestForm(
        request.POST or None, partnership=request.partnership, by=request.membership,
        initial={"started_on": request.today},
    )  # fmt: skip
    return _asked(request, form, _new(request, changes.declare_interest), "interests",
                  _("Declare an interest"), _("The interest is declared."))  # fmt: skip


def _interest(request, pk: int):
    return get_object_or_404(request.partnership.interests.select_related("person"), pk=pk)


@allowed("declare an interest")
def end_interest(request, pk: int):
    """An interest that somebody no longer has."""
    interest = _interest(request, pk)
    form = EndForm(request.POST or None, initial={"ended_on": request.today})
    return _asked(request, form, partial(changes.end_interest, interest=interest), "interests",
                  _("End the interest"), _("The interest is ended. It stays on record."),
                  caption=str(interest.person), warns=True)  # fmt: skip


@allowed("keep the registers")
def put_back_interest(request, pk: int):
    """Undo an ending made by mistake today."""
    change = partial(changes.put_back_interest, interest=_interest(request, pk))
    return _asked(request, _button(request), change, "interests", _("Put the interest back"),
                  _("The interest is put back."), button=_("Put back"),
                  about=_("Only what was ended today can be put back."))  # fmt: skip


@allowed("keep the registers")
def publish_interest(request, pk: int):
    """Show an interest to the public, or no longer."""
    return _publish(request, _interest(request, pk), "interests")


@allowed("keep the registers")
def note_transaction(request):
    """A new transaction."""
    form = forms.TransactionForm(
        request.POST or None, partnership=request.partnership, initial={"made_on": request.today}
    )
    return _asked(request, form, _new(request, changes.note_transaction), "transactions",
                  _("Note a transaction"), _("The transaction is on record."))  # fmt: skip


@allowed("keep the registers")
def publish_transaction(request, pk: int):
    """Show a transaction to the public, or no longer."""
    transaction = get_object_or_404(request.partnership.transactions, pk=pk)
    return _publish(request, transaction, "transactions")


def _publish(request, thing, to: str):
    """Publish, or take what is published off."""
    if thing.is_published:
        how, words = ask, (_("Take it off the public page"), _("It is no longer public."))
    else:
        how, words = ask_to_publish, (_("Publish it"), _("It is public."))
    return _asked(request, _button(request), partial(changes.publish, thing=thing), to, *words,
                  how=how, button=words[0])  # fmt: skip


@allowed("keep the registers")
def note_arrangement(request):
    """A new arrangement."""
    form = forms.NoteArrangementForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={"started_on": request.today, "risk": "low"},
    )  # fmt: skip
    return _asked(request, form, _new(request, changes.note_arrangement), "arrangements",
                  _("Note an arrangement"), _("The arrangement is on record."))  # fmt: skip


ARRANGED = ("name", "purpose", "status", "level", "risk", "records_kept", "review_on", "exit_plan")


def _arrangement(request, pk: int):
    held = request.partnership.arrangements.select_related("partnership")
    return get_object_or_404(held, pk=pk)


@allowed("keep the registers")
def change_arrangement(request, pk: int):
    """What is noted of an arrangement."""
    arrangement = _arrangement(request, pk)
    held = {name: getattr(arrangement, name) for name in ARRANGED}
    form = forms.ArrangementForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={**held, "parties": arrangement.parties.all()},
    )  # fmt: skip
    change = partial(changes.change_arrangement, arrangement=arrangement)
    return _asked(request, form, change, "arrangements", _("Change the arrangement"),
                  _("The arrangement is changed."), caption=arrangement.name)  # fmt: skip


@allowed("see the registers")
def arrangement(request, pk: int):
    """One arrangement with what is asked of it."""
    page = arrangement_page(_arrangement(request, pk), on=request.today, by=request.membership)
    file = asked(request, [page.papers])
    return file or render(request, "agencies/arrangement.html", {"page": page})


@allowed("keep the registers")
def keep_papers(request, pk: int):
    """Where the documents of an arrangement are kept."""
    arrangement = _arrangement(request, pk)
    form = forms.PapersForm(
        request.POST or None, papers=asked_of(arrangement, request.today),
        initial=arrangement.papers,
    )  # fmt: skip
    change = partial(changes.keep_papers, arrangement=arrangement)
    return _asked(request, form, change, "arrangements", _("Documents and checks"),
                  _("It is noted where they are kept."), caption=arrangement.name)  # fmt: skip


@allowed("keep the registers")
def end_arrangement(request, pk: int):
    """The end of an arrangement."""
    arrangement = _arrangement(request, pk)
    form = EndForm(request.POST or None, initial={"ended_on": request.today})
    change = partial(changes.end_arrangement, arrangement=arrangement)
    return _asked(request, form, change, "arrangements", _("End the arrangement"),
                  _("The arrangement is ended. It stays on record."), caption=arrangement.name,
                  warns=True, about=arrangement.exit_plan)  # fmt: skip


@allowed("keep the registers")
def put_back_arrangement(request, pk: int):
    """Undo an ending made by mistake today."""
    change = partial(changes.put_back_arrangement, arrangement=_arrangement(request, pk))
    return _asked(request, _button(request), change, "arrangements", _("Put the arrangement back"),
                  _("The arrangement is put back."), button=_("Put back"),
                  about=_("Only what was ended today can be put back."))  # fmt: skip
