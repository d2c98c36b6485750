"""Writes to follow-ups once they are undertaken: done, dropped, open again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.meetings.models import FollowUp
from wardmote.partnership.meetings.rules import check_may_close


@transaction.atomic
def close_follow_up(
    *, follow_up: FollowUp, state: str, outcome: str, by: Membership, at: datetime
) -> FollowUp:
    """Say that it is done and what came of it, or that it is dropped and why."""
    check_may_close(by, follow_up)
    if follow_up.state != FollowUp.State.OPEN:
        raise Refused(_("It is closed already."))
    says = {"state": state, "outcome": outcome, "closed_on": timezone.localdate(at)}
    return altered(follow_up, says, by=by, at=at)


@transaction.atomic
def open_again(*, follow_up: FollowUp, by: Membership, at: datetime) -> FollowUp:
    """Undo a closing made by mistake."""
    check_may_close(by, follow_up)
    if follow_up.state == FollowUp.State.OPEN:
        raise Refused(_("It is open already."))
    return altered(
        follow_up, {"state": FollowUp.State.OPEN, "closed_on": None, "outcome": ""}, by=by, at=at
    )
