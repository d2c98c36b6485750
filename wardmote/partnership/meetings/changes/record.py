"""Writes to the record of a meeting: who came, what was said, decided and undertaken."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership, Partner
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.meetings.changes.deciding import decide, propose
from wardmote.partnership.meetings.models import Attendance, FollowUp, Item, Meeting
from wardmote.partnership.meetings.rules import (
    MAY,
    Place,
    check_can_record,
    check_is_open,
    check_may_answer_for,
    places_of,
)
from wardmote.partnership.website.models import Person


@dataclass(frozen=True)
class Came:
    """What is written down of one place at the table."""

    key: int
    came: str
    deputy_name: str = ""
    rank: int | None = None
    is_remote: bool = False
    carries_authority: bool = False


@dataclass(frozen=True)
class Said:
    """What is written down under one item.

    Attributes:
        minutes: the minutes as typed; None where they were not touched.
        was: the minutes as they stood when the page was opened.
        decision: the fields of a new decision, where there is one.
        follow_up: the fields of a new follow-up, where there is one.
    """

    item: Item
    minutes: str | None = None
    was: str = ""
    decision: dict[str, Any] = field(default_factory=dict)
    follow_up: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def keep_record(
    *, meeting: Meeting, came: Iterable[Came], said: Iterable[Said], by: Membership, at: datetime
) -> None:
    """Save what the secretary has typed so far; what did not change is left alone."""
    check_may(by, "run meetings", MAY)
    check_can_record(meeting, timezone.localdate(at))
    places = {place.key: place for place in places_of(meeting)}
    for one in came:
        if one.key in places:
            _seat(meeting, places[one.key], one, by=by, at=at)
    meeting = Meeting.objects.get(pk=meeting.pk)  # who sits there now
    for one in said:
        _keep(meeting, one, by=by, at=at)


def _keep(meeting: Meeting, said: Said, *, by: Membership, at: datetime) -> None:
    if said.minutes is not None:
        _minute(said, by=by, at=at)
    if said.decision:
        decision = dict(said.decision)
        if decision.get("answers_by"):
            propose(item=said.item, words=decision["words"], answers_by=decision["answers_by"],
                    by=by, at=at)  # fmt: skip
        else:
            decision.pop("answers_by", None)
            decide(item=said.item, by=by, at=at, **decision)
    if said.follow_up:
        undertake(item=said.item, by=by, at=at, **said.follow_up)


def _minute(said: Said, *, by: Membership, at: datetime) -> None:
    """Save an item's minutes, unless somebody else has changed them since the page was opened."""
    now = Item.objects.select_for_update().get(pk=said.item.pk)
    if said.minutes == now.minutes:
        return
    if now.minutes != said.was:
        raise Refused(
            _("Somebody else has written under “%s” meanwhile: “%s”. Add yours to theirs.")
            % (now.title, now.minutes)
        )
    altered(now, {"minutes": said.minutes}, by=by, at=at)


def _seat(meeting: Meeting, place: Place, one: Came, *, by: Membership, at: datetime) -> None:
    """Write it down for every seat that the place stands for."""
    deputy = one.came == Attendance.Came.DEPUTY
    there = deputy or one.came == Attendance.Came.SELF
    for seat in place.seats:
        rank = one.rank if deputy else seat.rank if there else None
        says = {
            "came": one.came, "rank": rank, "is_remote": there and one.is_remote,
            "person": seat.person if one.came == Attendance.Came.SELF else None,
            "deputy_name": one.deputy_name if deputy else "",
            "carries_authority": deputy and one.carries_authority,
        }  # fmt: skip
        held = Attendance.objects.filter(meeting=meeting, seat=seat).first()
        if held is None:
            made(Attendance(meeting=meeting, seat=seat, **says), by=by, at=at)
        else:
            altered(held, says, by=by, at=at)


@transaction.atomic
def say_coming(*, meeting: Meeting, came: Came, by: Membership, at: datetime) -> None:
    """Say ahead whether one comes: for one's own seat, or written down by whoever runs it."""
    check_is_open(meeting)
    if meeting.state != Meeting.State.PLANNED:
        raise Refused(_("The meeting has been held."))
    place = next((one for one in places_of(meeting) if one.key == came.key), None)
    if place is None:
        raise Refused(_("There is no such seat at this meeting."))
    check_may_answer_for(by, place.seat)
    _seat(meeting, place, came, by=by, at=at)


@transaction.atomic
def undertake(
    *, item: Item, what: str, owner: Person | None, partner: Partner, due_on: date, by: Membership,
    at: datetime,
) -> FollowUp:  # fmt: skip
    """Write down what somebody undertook to do."""
    check_may(by, "run meetings", MAY)
    check_is_open(item.meeting)
    if due_on < item.meeting.held_on:
        raise Refused(_("A follow-up cannot be due before the meeting."))
    return made(
        FollowUp(item=item, what=what, owner=owner, partner=partner, due_on=due_on), by=by, at=at
    )
