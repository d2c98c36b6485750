"""Writes to seats: add, change, end, put back; and the role card."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wardmote.partnership.agencies.changes.writing import altered, ended, made, put_back
from wardmote.partnership.agencies.models import Group, Membership, RoleCard, Seat
from wardmote.partnership.agencies.rules import (
    STARTS_ANEW,
    Refused,
    check_may,
    check_size,
    largest_group,
)
from wardmote.partnership.website.models import Person


@transaction.atomic
def add_seat(
    *, group: Group, started_on: date, by: Membership, at: datetime,
    size_reason: str = "", also_represents: Any = (), **says: Any,
) -> Seat:  # fmt: skip
    """Add a seat; beyond the largest size that works, with the reason why."""
    check_may(by, "edit the structure")
    _check_in_group(group, started_on)
    reason = size_reason or group.size_reason
    largest = largest_group(group.partnership, started_on)
    check_size(group.seats.on(started_on).count() + 1, largest, reason)
    if reason != group.size_reason:
        altered(group, {"size_reason": reason}, by=by, at=at)
    seat = Seat(group=group, started_on=started_on, **says)
    return made(seat, by=by, at=at, also_represents=also_represents)


def _check_in_group(group: Group, day: date) -> None:
    if not group.holds_on(day):
        raise Refused("The group does not exist on that day.")


@transaction.atomic
def change_seat(
    *, seat: Seat, from_day: date, by: Membership, at: datetime, why: str = "", **says: Any
) -> Seat:
    """Change a seat from a day on.

    Where another person, agency or rank takes it, the seat ends and a new one starts, so that
    the past stays known. Anything else, and all of it on its first day, is set right in place.
    """
    check_may(by, "edit the structure")
    was = Seat.objects.select_related("group__partnership").get(pk=seat.pk)
    anew = any(name in says and getattr(was, name) != says[name] for name in STARTS_ANEW)
    if not anew or from_day == was.started_on:
        return altered(seat, says, by=by, at=at, why=why)
    ended(was, on=from_day, by=by, at=at, why=why)
    return _succeeded(was, from_day, says, by=by, at=at)


def _succeeded(was: Seat, day: date, says: dict[str, Any], *, by: Membership, at: datetime) -> Seat:
    """The seat that follows one, with what is not said otherwise carried over, its card too."""
    many = {"also_represents": says.pop("also_represents", was.also_represents.all())}
    follows = Seat.objects.select_related("group__partnership").get(pk=was.pk)
    follows.pk, follows.started_on, follows.ended_on = None, day, None
    follows._state.adding = True
    for name, value in says.items():
        setattr(follows, name, value)
    made(follows, by=by, at=at, **many)
    card = RoleCard.objects.filter(seat=was).first()
    if card:
        fields = ("authority", "accountability", "role", "time", "resources")
        said = {name: getattr(card, name) for name in fields}
        made(RoleCard(seat=follows, **said), by=by, at=at)
    return follows


@transaction.atomic
def seat_somebody(
    *, group: Group, new_name: str, new_email: str, by: Membership, at: datetime, **says: Any
) -> Seat:  # fmt: skip
    """Add a seat, for somebody new where a name is said."""
    check_may(by, "edit the structure")
    if new_name:
        says["person"] = know_person(name=new_name, email=new_email, by=by, at=at)
    return add_seat(group=group, by=by, at=at, **says)


@transaction.atomic
def change_who_sits(
    *, seat: Seat, new_name: str, new_email: str, by: Membership, at: datetime, **says: Any
) -> Seat:  # fmt: skip
    """Change a seat, for somebody new where a name is said."""
    check_may(by, "edit the structure")
    if new_name:
        says["person"] = know_person(name=new_name, email=new_email, by=by, at=at)
    return change_seat(seat=seat, by=by, at=at, **says)


@transaction.atomic
def end_seat(*, seat: Seat, ended_on: date, by: Membership, at: datetime, why: str = "") -> None:
    """End a seat."""
    check_may(by, "edit the structure")
    ended(seat, on=ended_on, by=by, at=at, why=why)


@transaction.atomic
def put_back_seat(*, seat: Seat, by: Membership, at: datetime) -> None:
    """Undo an ending made by mistake today."""
    check_may(by, "edit the structure")
    if seat.group.ended_on:
        raise Refused("Its group is closed: put back the group.")
    put_back(seat, by=by, at=at)


@transaction.atomic
def write_role_card(*, seat: Seat, by: Membership, at: datetime, **says: Any) -> RoleCard:
    """Write the five fields of a seat's role card."""
    check_may(by, "edit the structure")
    card = RoleCard.objects.filter(seat=seat).first()
    if card is None:
        return made(RoleCard(seat=seat, **says), by=by, at=at)
    return altered(card, says, by=by, at=at)


@transaction.atomic
def know_person(*, name: str, email: str, by: Any, at: datetime) -> Person:
    """The person of that address; one who only sits on a seat gets no way to sign in."""
    person = Person.objects.filter(email=email.strip().lower()).first()
    return person or made(_seated(name, email), by=by, at=at)


def _seated(name: str, email: str) -> Person:
    person = Person(email=email.strip().lower(), name=name.strip())
    person.set_unusable_password()
    return person
