"""Writes to an agenda: add, change, move and remove items; copy the last; papers."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.duties.changes.evidence import sha256
from wardmote.partnership.duties.rules import check_file
from wardmote.partnership.meetings.models import Item, Meeting, Paper
from wardmote.partnership.meetings.rules import MAY, check_is_open
from wardmote.partnership.trail import changes as trail

CARRIED = (
    "kind", "title", "purpose", "duty_id", "raised_by_id", "needs_money", "needs_staff",
    "needs_policy",
)  # fmt: skip
"""What of an item goes over into the next agenda; what was said and decided stays behind."""


def _check(meeting: Meeting, by: Membership) -> None:
    check_may(by, "run meetings", MAY)
    check_is_open(meeting)


def _next(meeting: Meeting) -> int:
    return (meeting.items.aggregate(last=Max("order"))["last"] or 0) + 1


@transaction.atomic
def add_item(
    *, meeting: Meeting, by: Membership, at: datetime, needs_from: Any = (), **says: Any
) -> Item:
    """Add an item at the end."""
    _check(meeting, by)
    item = Item(meeting=meeting, order=_next(meeting), **says)
    return made(item, by=by, at=at, needs_from=list(needs_from))


@transaction.atomic
def change_item(*, item: Item, by: Membership, at: datetime, **says: Any) -> Item:
    """Change what it asks."""
    _check(item.meeting, by)
    return altered(item, says, by=by, at=at)


@transaction.atomic
def remove_item(*, item: Item, by: Membership, at: datetime) -> None:
    """Take an item off, unless something came of it."""
    _check(item.meeting, by)
    if item.minutes or item.decisions.exists() or item.follow_ups.exists():
        raise Refused(_("Something is written down under it: it stays."))
    for paper in item.papers.all():
        _remove_paper(paper, by=by, at=at)
    trail.removed(item, by=by, at=at)
    item.delete()


@transaction.atomic
def move_item(*, item: Item, up: bool, by: Membership, at: datetime) -> None:
    """Change places with the item before or after it; at the end it stays."""
    _check(item.meeting, by)
    items = list(item.meeting.items.select_for_update())
    place = items.index(item)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(items):
        return
    items[place], items[other] = items[other], items[place]
    for order, one in enumerate(items, start=1):
        if one.order != order:
            altered(one, {"order": order}, by=by, at=at)


@transaction.atomic
def copy_agenda(*, meeting: Meeting, source: Meeting, by: Membership, at: datetime) -> list[Item]:
    """Add the items of another meeting's agenda; its papers, minutes and decisions stay there."""
    _check(meeting, by)
    first = _next(meeting)
    copied = []
    for order, item in enumerate(source.items.prefetch_related("needs_from"), start=first):
        carried = {name: getattr(item, name) for name in CARRIED}
        new = Item(meeting=meeting, order=order, **carried)
        copied.append(made(new, by=by, at=at, needs_from=list(item.needs_from.all())))
    return copied


@transaction.atomic
def add_paper(*, item: Item, title: str, file: UploadedFile, by: Membership, at: datetime) -> Paper:
    """Keep a paper for an item, with the hash that tells it from any other."""
    _check(item.meeting, by)
    check_file(file)
    paper = Paper(
        item=item, title=title, file=file, file_name=file.name[-200:], sha256=sha256(file),
        by=by.person, added_on=timezone.localdate(at),
    )  # fmt: skip
    return made(paper, by=by, at=at)


@transaction.atomic
def remove_paper(*, paper: Paper, by: Membership, at: datetime) -> None:
    """Take a paper off."""
    _check(paper.item.meeting, by)
    _remove_paper(paper, by=by, at=at)


def _remove_paper(paper: Paper, *, by: Membership, at: datetime) -> None:
    trail.removed(paper, by=by, at=at)
    kept, name = paper.file.storage, paper.file.name
    paper.delete()
    transaction.on_commit(lambda: kept.delete(name))
