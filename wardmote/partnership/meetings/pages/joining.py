"""The page that says which meetings could be one."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.meetings.models import Meeting
from wardmote.partnership.meetings.rules.joining import Meets, Pair, could_join
from wardmote.partnership.website.tables import Link, Table, day

HOUR_SECONDS = 3600


@dataclass(frozen=True)
class JoiningPage:
    """Groups that could meet together."""

    table: Table
    hours_saved: float
    share_at_least: int
    within_days: int


def joining_page(partnership: Partnership, *, on: date) -> JoiningPage:
    """Pairs of groups that share people, and the coming meetings that lie close together."""
    settings = rulebook.on(on, partnership.nation).meetings
    pairs = could_join(
        _groups(partnership, on), share_at_least=settings.join_share,
        within_days=settings.join_within_days,
    )  # fmt: skip
    return JoiningPage(
        table=_table(partnership, pairs), hours_saved=sum(pair.hours_saved for pair in pairs),
        share_at_least=round(100 * settings.join_share), within_days=settings.join_within_days,
    )  # fmt: skip


def _groups(partnership: Partnership, on: date) -> list[Meets]:
    coming: dict[int, list[tuple[date, float]]] = {}
    planned = partnership.meetings.filter(state=Meeting.State.PLANNED, held_on__gte=on)
    for meeting in planned.prefetch_related("groups").order_by("held_on"):
        groups = list(meeting.groups.all())
        if len(groups) == 1:  # what is joint already needs no joining
            hours = meeting.lasts.total_seconds() / HOUR_SECONDS
            coming.setdefault(groups[0].pk, []).append((meeting.held_on, hours))
    people: dict[int, set[int]] = {}
    for seat in partnership.seats().on(on).exclude(person=None):
        people.setdefault(seat.group_id, set()).add(seat.person_id)
    return [
        Meets(one.pk, one.name, frozenset(people.get(one.pk, ())), tuple(coming.get(one.pk, ())))
        for one in partnership.groups.on(on)
    ]


def _table(partnership: Partnership, pairs: tuple[Pair, ...]) -> Table:
    heads = (
        _("Group"), _("And"), _("People on both"), _("Of the smaller group (%)"),
        _("Meetings close together"), _("Hours saved if they were one"),
    )  # fmt: skip
    rows = tuple(
        (
            _link(partnership, pair.first), _link(partnership, pair.second), pair.shared,
            pair.share, "\n".join(f"{day(one)} / {day(other)}" for one, other in pair.close),
            f"{pair.hours_saved:g}",
        )
        for pair in pairs
    )  # fmt: skip
    return Table(
        "joining", _("Groups that could meet together"), heads, rows,
        _("No two groups share enough people."),
    )  # fmt: skip


def _link(partnership: Partnership, group: Meets) -> Link:
    return Link(group.name, reverse("agencies:group", args=[partnership.slug, group.key]))
