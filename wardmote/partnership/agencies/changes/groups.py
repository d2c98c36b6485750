"""Writes to groups: start, change, agree terms of reference, close, put back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.changes.writing import altered, ended, made, put_back
from wardmote.partnership.agencies.models import Group, Membership, Partnership, Seat, Standing
from wardmote.partnership.agencies.rules import (
    STANDS_OTHERWISE,
    Refused,
    check_can_close,
    check_line,
    check_may,
)
from wardmote.partnership.trail.models import Entry


@transaction.atomic
def start_group(
    *, partnership: Partnership, started_on: date, by: Membership, at: datetime, **says: Any
) -> Group:
    """Start a group; `says` holds its fields."""
    check_may(by, "edit the structure")
    check_line(None, says.get("parent"))
    group = Group(partnership=partnership, started_on=started_on, **says)
    return made(group, by=by, at=at)


@transaction.atomic
def change_group(
    *, group: Group, from_day: date, by: Membership, at: datetime, why: str = "", **says: Any
) -> Group:
    """Change a group from a day on; what it was before stays known."""
    check_may(by, "edit the structure")
    check_line(group, says.get("parent"))
    was = Group.objects.get(pk=group.pk)
    if any(name in says and getattr(was, name) != says[name] for name in STANDS_OTHERWISE):
        _remember(was, until=from_day, by=by, at=at)
    return altered(group, says, by=by, at=at, why=why)


def _remember(was: Group, *, until: date, by: Membership, at: datetime) -> None:
    """Keep how it stood until then; a change from its first day on is a correction."""
    last = was.standings.order_by("-ended_on").first()
    since = last.ended_on if last else was.started_on
    if until < since:
        raise Refused(f"The group was last changed from {since:%d/%m/%Y}: not before that day.")
    if until > since:
        as_it_was = {name: getattr(was, name) for name in STANDS_OTHERWISE}
        made(Standing(group=was, started_on=since, ended_on=until, **as_it_was), by=by, at=at)


@transaction.atomic
def agree_terms(*, group: Group, by: Membership, at: datetime, **terms: Any) -> Group:
    """Write down the terms of reference as agreed."""
    check_may(by, "edit the structure")
    return altered(group, terms, by=by, at=at)


@transaction.atomic
def close_group(
    *, group: Group, ended_on: date, closure_report: str, by: Membership, at: datetime
) -> None:
    """Close a group and end its seats with it."""
    check_may(by, "edit the structure")
    today = timezone.localdate(at)
    check_can_close(group, on=ended_on, today=today, report=closure_report)
    altered(group, {"closure_report": closure_report}, by=by, at=at)
    for seat in group.seats.on(ended_on).select_related("group__partnership"):
        seat.ended_on = None  # one that was to end later ends with the group
        ended(seat, on=max(ended_on, seat.started_on), by=by, at=at, why="The group closed")
    group.refresh_from_db()
    ended(group, on=ended_on, by=by, at=at)


@transaction.atomic
def put_back_group(*, group: Group, by: Membership, at: datetime) -> None:
    """Undo a closing made by mistake today, with the seats that ended by it."""
    check_may(by, "edit the structure")
    ended_at = put_back(group, by=by, at=at)
    log = group.partnership.slug
    by_it = Entry.objects.filter(log__name=log, at=ended_at, did="agencies.seat.ended")
    pks = [int(thing.rpartition(".")[2]) for thing in by_it.values_list("thing", flat=True)]
    seats = Seat.objects.filter(group=group, pk__in=pks)
    for seat in seats.select_related("group__partnership"):
        put_back(seat, by=by, at=at)


@transaction.atomic
def set_review(
    *, partnership: Partnership, structure_review_on: date, by: Membership, at: datetime
) -> None:
    """Set the day by which the structure is looked at anew."""
    check_may(by, "edit the structure")
    altered(partnership, {"structure_review_on": structure_review_on}, by=by, at=at)
