"""The partnership's own word on how far it has come."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.changes.writing import made
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import check_may
from wardmote.partnership.review.models import Placement
from wardmote.partnership.review.rules import MAY


@transaction.atomic
def place(
    *, partnership: Partnership, stage: str, shown: str, reason: str, by: Membership, at: datetime
) -> Placement:
    """Write down at which stage the partnership places itself; what it said before stays.

    Args:
        stage: a stage of the rulebook.
        shown: the stage that the facts show today.
    """
    check_may(by, "place the partnership", MAY)
    said = Placement(
        partnership=partnership, stage=stage, shown=shown, reason=reason, by=by.person,
        placed_on=timezone.localdate(at),
    )  # fmt: skip
    return made(said, by=by, at=at, why=reason)
