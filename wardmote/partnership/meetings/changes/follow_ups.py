"""Writes to follow-ups once they are undertaken: done, dropped, open again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.changes.writing import altered
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.meetings.models import FollowUp
from wardmote.partnership.meetings.rules import check_can_turn, check_may_close


@transaction.atomic
def close_follow_up(
    *, follow_up: FollowUp, state: str, outcome: str, by: Membership, at: datetime
) -> FollowUp:
    """Say that it is done and what came of it, or that it is dropped and why."""
    check_may_close(by, follow_up)
    check_can_turn(follow_up, state)
    says = {"state": state, "outcome": outcome, "closed_on": timezone.localdate(at)}
    return altered(follow_up, says, by=by, at=at)


@transaction.atomic
def open_again(*, follow_up: FollowUp, by: Membership, at: datetime) -> FollowUp:
    """Undo a closing made by mistake."""
    check_may_close(by, follow_up)
    check_can_turn(follow_up, FollowUp.State.OPEN)
    return altered(
        follow_up, {"state": FollowUp.State.OPEN, "closed_on": None, "outcome": ""}, by=by, at=at
    )
