"""Gives the trail's signed head to somebody who will hold it elsewhere."""

from datetime import datetime

from django.db import transaction

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import check_may
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.trail.held import as_file


@transaction.atomic
def hold_checkpoint(*, partnership: Partnership, by: Membership, at: datetime) -> tuple[str, str]:
    """Sign the trail as it stands, with the entry that says who took it; a file's name and text."""
    check_may(by, "hold a checkpoint", MAY)
    entry = trail.record(partnership, "checkpoint_taken", by=by, at=at)
    checkpoint = trail.make_checkpoint(log=entry.log, at=at)
    return f"{partnership.slug}-{checkpoint.size}.checkpoint.json", as_file(checkpoint)
