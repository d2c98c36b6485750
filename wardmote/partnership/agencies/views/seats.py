"""Seats: add, change, end, put back; role cards."""

from functools import partial

from django import forms as django_forms
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes import seats as changes
from wardmote.partnership.agencies.forms import seats as forms
from wardmote.partnership.agencies.forms.groups import EndForm
from wardmote.partnership.agencies.pages.groups import size_of
from wardmote.partnership.agencies.pages.role_card import card_of, role_card_page
from wardmote.partnership.agencies.rules import allowed, largest_group
from wardmote.partnership.agencies.views.asking import ask


def _seat(request, pk: int):
    """A seat of this partnership, with what its pages show of it."""
    return get_object_or_404(request.partnership.seats(), pk=pk)


@allowed("edit the structure")
def add_seat(request, pk: int):
    """A new seat in a group."""
    group = get_object_or_404(request.partnership.groups, pk=pk)
    form = forms.AddSeatForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        asks_reason=not group.size_reason
        and size_of(group, request.today) >= largest_group(request.partnership, request.today),
        initial={"started_on": request.today, "mode": "core", "may_commit_money": 0},
    )  # fmt: skip
    change = partial(changes.seat_somebody, group=group, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Add a seat"), caption=group.name,
        said=_("The seat is added."), back=group.get_absolute_url(),
    )  # fmt: skip


SAID = (
    "partner", "person", "title", "rank", "mode", "issue", "is_elected_member", "is_chair",
    "chair_until", "may_commit_money", "may_commit_staff", "may_commit_policy",
)  # fmt: skip


@allowed("edit the structure")
def change_seat(request, pk: int):
    """A change of a seat from a day on."""
    seat = _seat(request, pk)
    held = {name: getattr(seat, name) for name in SAID}
    form = forms.ChangeSeatForm(
        request.POST or None, partnership=request.partnership, today=request.today,
        initial={**held, "also_represents": seat.also_represents.all(), "from_day": request.today},
    )  # fmt: skip
    change = partial(changes.change_who_sits, seat=seat, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Change the seat"), caption=str(seat),
        said=_("The seat is changed."), back=seat.group.get_absolute_url(),
    )  # fmt: skip


@allowed("edit the structure")
def end_seat(request, pk: int):
    """The end of a seat."""
    seat = _seat(request, pk)
    form = EndForm(request.POST or None, initial={"ended_on": request.today})
    change = partial(changes.end_seat, seat=seat, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("End the seat"), caption=str(seat),
        said=_("The seat is ended. It stays on record."), back=seat.group.get_absolute_url(),
        button=_("End the seat"), warns=True,
    )  # fmt: skip


@allowed("edit the structure")
def put_back_seat(request, pk: int):
    """Undo an ending made by mistake today."""
    seat = _seat(request, pk)
    change = partial(changes.put_back_seat, seat=seat, by=request.membership, at=request.at)
    return ask(
        request, django_forms.Form(request.POST if request.method == "POST" else None), change,
        heading=_("Put the seat back"), caption=str(seat), said=_("The seat is put back."),
        back=seat.group.get_absolute_url(), button=_("Put back"),
        about=_("Only what was ended today can be put back. Otherwise add a new seat."),
    )  # fmt: skip


@allowed("see the structure")
def role_card(request, pk: int):
    """A role card to read or print."""
    page = role_card_page(_seat(request, pk), on=request.today, by=request.membership)
    return render(request, "agencies/role_card.html", {"page": page})


@allowed("edit the structure")
def write_role_card(request, pk: int):
    """The five fields of a role card."""
    seat = _seat(request, pk)
    form = forms.RoleCardForm(request.POST or None, initial=card_of(seat))
    change = partial(changes.write_role_card, seat=seat, by=request.membership, at=request.at)
    return ask(
        request, form, change, heading=_("Role card"), caption=str(seat),
        said=_("The role card is kept."), back=seat.role_card_address(),
    )  # fmt: skip
