"""The page of all meetings."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Group, Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.meetings.models import Item, Meeting
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.website.tables import Link, Table, Tag

State = Meeting.State
COLOURS = {
    State.PLANNED: "blue", State.HELD: "yellow", State.AGREED: "green", State.CANCELLED: "grey",
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """One value of a filter."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class MeetingsPage:
    """All meetings, or those of a group.

    Attributes:
        note_share: of the items of the past meetings shown, the share only to be noted, in
            percent; None where there are no items.
    """

    groups: tuple[Choice, ...]
    states: tuple[Choice, ...]
    tables: tuple[Table, ...]
    note_share: int | None
    items: int
    asks: str
    may_run: bool


def meetings_page(
    partnership: Partnership, *, on: date, by: Membership, group: str = "", state: str = ""
) -> MeetingsPage:
    """Coming and past meetings, filtered as the address says."""
    groups = list(partnership.groups.all())
    chosen = next((one for one in groups if str(one.pk) == group), None)
    states = state if state in State.values else ""
    meetings = list(_meetings(partnership, chosen, states))
    coming = [one for one in meetings if one.held_on >= on and one.state == State.PLANNED]
    past = [one for one in meetings if one not in coming]
    share, items = note_share(partnership, chosen, [one.pk for one in past])
    return MeetingsPage(
        groups=tuple(Choice(str(g.pk), g.name, g == chosen) for g in groups),
        states=tuple(Choice(key, str(text), key == states) for key, text in State.choices),
        tables=(
            _table("coming", _("Coming meetings"), coming[::-1], _("No meeting is planned.")),
            _table("past", _("Past meetings"), past, _("No meeting has been held.")),
        ),
        note_share=share, items=items, asks=_asks(chosen, states),
        may_run=may(by, "run meetings", MAY),
    )  # fmt: skip


def _asks(group: Group | None, state: str) -> str:
    told = {"group": group.pk if group else "", "state": state}
    kept = {key: value for key, value in told.items() if value}
    return f"&{urlencode(kept)}" if kept else ""


def _meetings(partnership: Partnership, group: Group | None, state: str):
    meetings = partnership.meetings.prefetch_related("groups").annotate(
        agenda=Count("items", distinct=True),
        notes=Count("items", filter=Q(items__kind=Item.Kind.NOTE), distinct=True),
    )
    if group:
        meetings = meetings.filter(pk__in=group.meetings.values("pk"))
    meetings = meetings.order_by("-held_on", "-starts_at", "-pk")
    return meetings.filter(state=state) if state else meetings


def note_share(
    partnership: Partnership, group: Group | None, meetings: list[int]
) -> tuple[int | None, int]:
    """The rubber-stamp share: items only to be noted, of all; and how many items there are."""
    kinds = list(
        Item.objects.filter(meeting__in=meetings, meeting__partnership=partnership)
        .exclude(meeting__state=State.CANCELLED)
        .values_list("kind", flat=True)
    )
    if not kinds:
        return None, 0
    return round(100 * kinds.count(Item.Kind.NOTE) / len(kinds)), len(kinds)


def _table(name: str, caption: str, meetings: list[Meeting], empty: str) -> Table:
    heads = (
        _("Meeting"), _("Day"), _("Time"), _("Group"), _("How"), _("Items"), _("Only to note"),
        _("State"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(one.title, one.get_absolute_url()), one.held_on, hours(one),
            ", ".join(str(group) for group in one.groups.all()), str(one.get_form_display()),
            one.agenda, one.notes, state_tag(one),
        )
        for one in meetings
    )  # fmt: skip
    return Table(name, caption, heads, rows, empty)


def hours(meeting: Meeting) -> str:
    """14:00 to 16:00; in writing there are none."""
    if meeting.is_in_writing:
        return ""
    words = {"start": f"{meeting.starts_at:%H:%M}", "end": f"{meeting.ends_at:%H:%M}"}
    return _("%(start)s to %(end)s") % words


def state_tag(meeting: Meeting) -> Tag:
    """Its state as a coloured word."""
    return Tag(str(meeting.get_state_display()), COLOURS[meeting.state])


def address(partnership: Partnership, name: str, *args: object) -> str:
    """Where a page of this step is."""
    return reverse(f"meetings:{name}", args=[partnership.slug, *args])
