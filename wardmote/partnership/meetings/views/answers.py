"""What a member says: coming or not, an answer in writing, a follow-up done."""

from functools import partial

from django import forms as django_forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import allowed
from wardmote.partnership.agencies.views.asking import ask
from wardmote.partnership.meetings.changes import deciding, follow_ups, record
from wardmote.partnership.meetings.forms import answers as forms
from wardmote.partnership.meetings.pages.follow_ups import follow_ups_page
from wardmote.partnership.meetings.pages.meeting import ranks_of
from wardmote.partnership.meetings.rules import MAY, check_may_close, may_answer_for, places_of
from wardmote.partnership.meetings.views.found import at, decision_of, follow_up_of, meeting_of
from wardmote.partnership.website.tables import asked


@allowed("answer for a seat", MAY)
def coming(request, pk: int, seat: int):
    """Whether the holder of a seat comes."""
    meeting = meeting_of(request, pk)
    place = next((one for one in places_of(meeting) if one.key == seat), None)
    if place is None or not may_answer_for(request.membership, place.seat):
        raise PermissionDenied(_("You may answer for your own seat only."))
    ranks = [(str(level), rank.title) for level, rank in ranks_of(meeting).items()]
    form = forms.ComingForm(request.POST or None, place=place, ranks=ranks)

    def change(**said):
        came = record.Came(key=place.key, **said)
        record.say_coming(meeting=meeting, came=came, by=request.membership, at=request.at)

    return ask(
        request, form, change, heading=_("Say whether you come"), caption=meeting.title,
        said=_("Your answer is kept."), back=meeting.get_absolute_url(), about=place.who,
    )  # fmt: skip


@allowed("answer for a seat", MAY)
def answer(request, pk: int):
    """A seat's answer to a decision in writing."""
    decision = decision_of(request, pk)
    meeting = decision.item.meeting
    mine = [
        one
        for one in places_of(meeting)
        if one.has_voice and one.seat.person_id and may_answer_for(request.membership, one.seat)
    ]
    seats = [(str(one.key), f"{one.name}, {one.partner}") for one in mine]
    form = forms.AnswerForm(request.POST or None, seats=seats)

    def change(seat: str, **said):
        chosen = next(one.seat for one in mine if one.key == int(seat))
        deciding.answer(
            decision=decision, seat=chosen, by=request.membership, at=request.at, **said
        )

    return ask(
        request, form, change, heading=_("Answer in writing"), caption=meeting.title,
        said=_("Your answer is kept. It can be changed until the result is drawn."),
        back=meeting.get_absolute_url(), about=decision.words, template="meetings/answer.html",
        decision=decision,
    )  # fmt: skip


@allowed("run meetings", MAY)
def settle(request, pk: int):
    """The result of a decision in writing."""
    decision = decision_of(request, pk)
    meeting = decision.item.meeting
    change = partial(deciding.settle, decision=decision, by=request.membership, at=request.at)
    form = forms.SettleForm(request.POST if request.method == "POST" else None)
    return ask(
        request, form, change, heading=_("Draw the result"), caption=meeting.title,
        said=_("The result is drawn."), back=meeting.get_absolute_url(),
        button=_("Draw the result"), about=decision.words,
    )  # fmt: skip


@allowed("run meetings", MAY)
def withdraw(request, pk: int):
    """A proposal taken back."""
    decision = decision_of(request, pk)
    meeting = decision.item.meeting
    change = partial(deciding.withdraw, decision=decision, by=request.membership, at=request.at)
    return ask(
        request, forms.WithdrawForm(request.POST or None), change,
        heading=_("Withdraw the proposal"), caption=meeting.title,
        said=_("The proposal is withdrawn."), back=meeting.get_absolute_url(),
        button=_("Withdraw it"), warns=True, about=decision.words,
    )  # fmt: skip


@allowed("see the meetings", MAY)
def follow_ups_list(request):
    """What people undertook: mine, or everybody's."""
    page = follow_ups_page(
        request.partnership, on=request.today, by=request.membership,
        whose=request.GET.get("whose", "mine"), state=request.GET.get("state", "open"),
    )  # fmt: skip
    return asked(request, [page.table]) or render(
        request, "meetings/follow_ups.html", {"page": page}
    )


@allowed("close a follow-up", MAY)
def close_follow_up(request, pk: int):
    """It is done or dropped."""
    follow_up = follow_up_of(request, pk)
    check_may_close(request.membership, follow_up)
    change = partial(
        follow_ups.close_follow_up, follow_up=follow_up, by=request.membership, at=request.at
    )
    return ask(
        request, forms.CloseForm(request.POST or None), change, heading=_("Close the follow-up"),
        caption=follow_up.item.meeting.title, said=_("The follow-up is closed."),
        back=at(request, "follow_ups"), about=follow_up.what,
    )  # fmt: skip


@allowed("close a follow-up", MAY)
def open_again(request, pk: int):
    """It was closed by mistake."""
    follow_up = follow_up_of(request, pk)
    check_may_close(request.membership, follow_up)
    change = partial(
        follow_ups.open_again, follow_up=follow_up, by=request.membership, at=request.at
    )
    form = django_forms.Form(request.POST if request.method == "POST" else None)
    return ask(
        request, form, change, heading=_("Open the follow-up again"),
        caption=follow_up.item.meeting.title, said=_("The follow-up is open again."),
        back=at(request, "follow_ups"), button=_("Open again"), about=follow_up.what,
    )  # fmt: skip
