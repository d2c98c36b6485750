"""A delivery's way from state to state, each step with its line in the trail."""

from datetime import datetime
from typing import Any

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.rules.may import check_next
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.website.models import Person

QUIET = frozenset({"faults", "quality", "headings", "unread", "changes", "begun_at", "step"})
"""Too long for the trail, or of no weight in it."""


def locked(delivery: Delivery) -> Delivery:
    """The delivery as it stands now, held until the transaction ends."""
    held = Delivery.objects.select_for_update(of=("self",))
    return held.select_related("partnership", "agency", "flow", "request").get(pk=delivery.pk)


def become(
    delivery: Delivery, state: str, *, by: Membership | Person | None, at: datetime,
    words: str = "", held: Delivery | None = None, **more: Any,
) -> Delivery:  # fmt: skip
    """Save a state, and what is known with it; called within a transaction.

    Args:
        held: the delivery as `locked` gave it, where it was asked for already.

    Raises:
        Refused: that state does not follow.
    """
    kept = held or locked(delivery)
    check_next(kept, state)
    to = {"state": state, **({"words": words} if words else {}), **more}
    told = {name: value for name, value in to.items() if name not in QUIET}
    before = {name: value for name, value in trail.picture(kept).items() if name in told}
    for name, value in to.items():
        setattr(kept, name, value)
        setattr(delivery, name, value)
    kept.save(update_fields=list(to))
    now = {name: value for name, value in trail.picture(kept).items() if name in told}
    trail.record(kept, state, by=by, at=at, before=before, after=now, why=words)
    return kept
