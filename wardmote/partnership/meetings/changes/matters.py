"""Writes to matters: raised, passed on, put on an agenda, answered."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Group, Membership
from wardmote.partnership.agencies.rules import check_may
from wardmote.partnership.meetings.changes.agenda import add_item
from wardmote.partnership.meetings.models import Item, Matter, Meeting
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.meetings.rules.matters import (
    check_can_become,
    check_can_list,
    check_can_pass_on,
)

State = Matter.State


@transaction.atomic
def raise_matter(*, group: Group, title: str, words: str, by: Membership, at: datetime) -> Matter:
    """Raise something for a group, from whatever level the member works at."""
    check_may(by, "raise a matter", MAY)
    return _made(group, title, words, by=by, at=at)


@transaction.atomic
def pass_on(*, item: Item, group: Group, words: str, by: Membership, at: datetime) -> Matter:
    """Hand an item up, down or across to another group, which answers it."""
    check_may(by, "run meetings", MAY)
    check_can_pass_on(item, group, timezone.localdate(at))
    return _made(group, item.title, words, by=by, at=at, item=item)


def _made(
    group: Group, title: str, words: str, *, by: Membership, at: datetime, item: Item | None = None
) -> Matter:
    matter = Matter(
        partnership=group.partnership, group=group, title=title, words=words,
        raised_by=by.person, agency=by.agency, raised_on=timezone.localdate(at), passed_from=item,
    )  # fmt: skip
    return made(matter, by=by, at=at)


@transaction.atomic
def list_matter(
    *, matter: Matter, meeting: Meeting, kind: str, by: Membership, at: datetime
) -> Item:
    """Put it on the agenda of a coming meeting of its group."""
    check_may(by, "run meetings", MAY)
    check_can_list(matter, meeting)
    raiser = meeting.partnership.partners.on(meeting.held_on).filter(agency=matter.agency).first()
    item = add_item(
        meeting=meeting, title=matter.title, kind=kind, purpose=matter.words,
        raised_by=raiser if matter.agency_id else None, by=by, at=at,
    )  # fmt: skip
    altered(matter, {"item": item, "state": State.LISTED}, by=by, at=at)
    return item


@transaction.atomic
def answer_matter(*, matter: Matter, answer: str, by: Membership, at: datetime) -> Matter:
    """Tell whoever raised it what came of it."""
    check_may(by, "run meetings", MAY)
    check_can_become(matter, State.ANSWERED)
    says = {
        "state": State.ANSWERED, "answer": answer, "answered_by": by.person,
        "answered_on": timezone.localdate(at),
    }  # fmt: skip
    return altered(matter, says, by=by, at=at)


@transaction.atomic
def wait_again(*, matter: Matter, by: Membership, at: datetime) -> Matter:
    """Undo an answer or a listing made by mistake; it waits for its group again."""
    check_may(by, "run meetings", MAY)
    check_can_become(matter, State.WAITING)
    says = {
        "state": State.WAITING, "answer": "", "answered_by": None, "answered_on": None,
        "item": None,
    }  # fmt: skip
    return altered(matter, says, by=by, at=at)
