"""Writes to meetings: plan one or a series, change, cancel, reopen; hold, agree, correct."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.meetings.models import Attendance, Correction, Meeting
from wardmote.partnership.meetings.rules import (
    MAY,
    check_can_move,
    check_can_record,
    check_has_agenda,
    check_is_open,
)


@transaction.atomic
def plan(
    *, partnership: Partnership, days: tuple[date, ...], groups: Any, by: Membership, at: datetime,
    **says: Any,
) -> list[Meeting]:  # fmt: skip
    """Plan a meeting, or a series of them: one for each day."""
    check_may(by, "run meetings", MAY)
    return [
        made(
            Meeting(partnership=partnership, held_on=day, **says), by=by, at=at, groups=list(groups)
        )
        for day in days
    ]


@transaction.atomic
def change(*, meeting: Meeting, by: Membership, at: datetime, **says: Any) -> Meeting:
    """Change when, where or how it is."""
    check_may(by, "run meetings", MAY)
    check_is_open(meeting)
    return altered(meeting, says, by=by, at=at)


def _move(meeting: Meeting, to: str, *, by: Membership, at: datetime, **says: Any) -> Meeting:
    check_may(by, "run meetings", MAY)
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    check_can_move(kept, to)
    why = says.pop("why", "")
    return altered(kept, {"state": to, **says}, by=by, at=at, why=why)


@transaction.atomic
def cancel(*, meeting: Meeting, why: str, by: Membership, at: datetime) -> Meeting:
    """Cancel a planned meeting, with the reason."""
    return _move(meeting, Meeting.State.CANCELLED, by=by, at=at, why=why)


@transaction.atomic
def reopen(*, meeting: Meeting, by: Membership, at: datetime) -> Meeting:
    """Plan it again: one that was cancelled, or called held by mistake."""
    return _move(meeting, Meeting.State.PLANNED, by=by, at=at)


@transaction.atomic
def hold(*, meeting: Meeting, by: Membership, at: datetime) -> Meeting:
    """Say that it was held; whoever is not written down did not come."""
    check_can_record(meeting, timezone.localdate(at))
    check_has_agenda(meeting.items.count())
    held = _move(meeting, Meeting.State.HELD, by=by, at=at)
    if not held.is_in_writing:
        written = set(held.attendances.values_list("seat_id", flat=True))
        for seat in held.seats():
            if seat.pk not in written:
                absent = Attendance(meeting=held, seat=seat, came=Attendance.Came.ABSENT)
                made(absent, by=by, at=at)
    return held


@transaction.atomic
def agree_minutes(
    *, meeting: Meeting, minutes_agreed_on: date, by: Membership, at: datetime
) -> Meeting:
    """Close the minutes as agreed; from then on they are only corrected beside."""
    if minutes_agreed_on < meeting.held_on:
        raise Refused(_("Minutes cannot be agreed before the meeting."))
    return _move(
        meeting, Meeting.State.AGREED, by=by, at=at, minutes_agreed_on=minutes_agreed_on
    )  # fmt: skip


@transaction.atomic
def correct(*, meeting: Meeting, words: str, by: Membership, at: datetime) -> Correction:
    """Set agreed minutes right by a note; they themselves stay."""
    check_may(by, "run meetings", MAY)
    if meeting.state != Meeting.State.AGREED:
        raise Refused(_("The minutes are not agreed yet: change them instead."))
    note = Correction(
        meeting=meeting, words=words, by=by.person, added_on=timezone.localdate(at)
    )  # fmt: skip
    return made(note, by=by, at=at)
