"""Meetings as calendar files: one, a partnership's, a member's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Event

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.meetings.models import FollowUp, Meeting

KEPT_DAYS = 366
"""How far back a feed reaches, so that calendars stay light."""

FEEDS = (
    (_("Your own meetings and follow-ups"), "mine_feed"),
    (_("All meetings of the partnership"), "meetings_feed"),
    (_("The partnership’s legal duties"), "duties_feed"),
)
"""Every address that a member's calendar key opens: words → name."""


@dataclass(frozen=True)
class Feed:
    """One address of a member's key."""

    words: str
    href: str


@dataclass(frozen=True)
class CalendarPage:
    """A member's key to feeds.

    Attributes:
        made_at: when the key was made; None where there is none.
        feeds: the addresses, shown once when the key is made.
    """

    made_at: datetime | None
    feeds: tuple[Feed, ...] = ()


def feeds_of(token: str, address) -> tuple[Feed, ...]:
    """The addresses that a key opens.

    Args:
        token: the key.
        address: from a path to a whole address.
    """
    return tuple(Feed(str(words), address(reverse(name, args=[token]))) for words, name in FEEDS)


def calendar_page(membership: Membership, feeds: tuple[Feed, ...] = ()) -> CalendarPage:
    """Whether there is a key, and its addresses where it was made just now."""
    key = getattr(membership, "calendar_key", None)
    return CalendarPage(key.made_at if key else None, feeds)


def meetings_calendar(
    membership: Membership, *, only_mine: bool, address, on: date, at: datetime
) -> bytes:
    """A partnership's meetings, or the member's own with their follow-ups.

    Args:
        membership: who reads it.
        only_mine: only meetings of groups in which they have a seat.
        address: from a path to a whole address.
        on: today.
        at: this moment.
    """
    meetings = membership.partnership.meetings.filter(held_on__gt=on - timedelta(KEPT_DAYS))
    if only_mine:
        mine = membership.person.seats.on(on).values("group")
        meetings = meetings.filter(groups__in=mine).distinct()
    calendar = _calendar(membership.partnership)
    for one in meetings.select_related("partnership"):
        calendar.add_component(_event(one, address, at))
    if only_mine:
        for one in _open_follow_ups(membership):
            calendar.add_component(_due(one, address, at))
    return calendar.to_ical()


def one_meeting(meeting: Meeting, address, at: datetime) -> bytes:
    """A single meeting, to put into one's calendar."""
    calendar = _calendar(meeting.partnership)
    calendar.add_component(_event(meeting, address, at))
    return calendar.to_ical()


def _calendar(partnership: Partnership) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Wardmote//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _now("%s: meetings") % partnership)
    return calendar


def _event(meeting: Meeting, address, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{meeting.partnership.slug}.wardmote")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", meeting.title)
    if meeting.is_in_writing:
        event.add("dtstart", meeting.held_on)
    else:
        event.add("dtstart", _moment(meeting.held_on, meeting.starts_at))
        ends_at = max(meeting.starts_at, meeting.ends_at)
        event.add("dtend", _moment(meeting.held_on, ends_at))
    if meeting.place:
        event.add("location", meeting.place)
    event.add("url", address(meeting.get_absolute_url()))
    is_off = meeting.state == Meeting.State.CANCELLED
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return event


def _moment(day: date, at) -> datetime:
    """A time in London as a moment in UTC, which every calendar program reads alike."""
    return timezone.make_aware(datetime.combine(day, at)).astimezone(UTC)


def _open_follow_ups(membership: Membership) -> Iterable[FollowUp]:
    return FollowUp.objects.filter(
        item__meeting__partnership=membership.partnership, owner=membership.person_id,
        state=FollowUp.State.OPEN,
    ).select_related("item__meeting__partnership")  # fmt: skip


def _due(follow_up: FollowUp, address, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"follow-up-{follow_up.pk}@{follow_up.partnership.slug}.wardmote")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", _now("Due: %s") % follow_up.what)
    event.add("dtstart", follow_up.due_on)
    event.add("url", address(follow_up.item.meeting.get_absolute_url()))
    return event
