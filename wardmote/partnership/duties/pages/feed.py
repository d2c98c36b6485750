"""Duties as a calendar that a calendar programme subscribes to."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Calendar, Event

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.duties.models import Duty, Part
from wardmote.partnership.duties.pages.words import line
from wardmote.partnership.website.tables import Link

FEEDS = (
    (gettext_lazy("Duties"), "duties_feed"),
    (gettext_lazy("Meetings"), "meetings_feed"),
    (gettext_lazy("My meetings"), "mine_feed"),
    (gettext_lazy("Data due"), "data_feed"),
)
"""What a key opens: words and address, as far as it is built."""
REFRESH = timedelta(hours=12)
"""How often a programme should look again. Setting of this project."""
DAY = timedelta(days=1)


def addresses(token: str, whole: Callable[[str], str]) -> Iterator[Link]:
    """All private addresses under a key, so that none is forgotten when it is renewed.

    Args:
        whole: gives the whole address of a path.
    """
    for words, name in FEEDS:
        try:
            yield Link(str(words), whole(reverse(name, args=[token])))
        except NoReverseMatch:
            continue


def feed(membership: Membership, *, on: date, at: datetime, host: str) -> bytes:
    """All duties of the member's partnership, and the steps of the member's own.

    Args:
        host: the address of the service, such as "https://wardmote.example".
    """
    partnership = membership.partnership
    calendar = Calendar()
    calendar.add("prodid", "-//Wardmote//duties//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("%s: duties") % partnership.name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    duties = partnership.duties.exclude(state=Duty.State.SET_ASIDE)
    duties = duties.select_related("partnership", "owner", "lead__agency", "occasion")
    for duty in duties.prefetch_related("parts"):
        for event in _events(duty, membership, on, host):
            event.add("dtstamp", at)
            calendar.add_component(event)
    return calendar.to_ical()


def _events(duty: Duty, membership: Membership, on: date, host: str) -> Iterator[Event]:
    told = line(duty, on)
    about = "\n".join(filter(None, (f"{told.tag.text}. {told.countdown}", told.act, told.owner)))
    address = f"{host}{told.href}"
    yield _event(f"duty-{duty.pk}", told.title, duty.due_on, about, address)
    if duty.owner_id == membership.person_id and duty.is_open:
        for part in duty.parts.all():
            if part.kind == Part.Kind.STEP and part.planned_on and not part.done_on:
                name = f"{part.words} ({told.title})"
                yield _event(f"step-{part.pk}", name, part.planned_on, told.act, address)


def _event(uid: str, name: str, day: date, about: str, address: str) -> Event:
    """A whole day that makes nobody busy."""
    event = Event()
    event.add("uid", f"{uid}@wardmote")
    event.add("summary", name)
    event.add("dtstart", day)
    event.add("dtend", day + DAY)
    event.add("description", about)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
