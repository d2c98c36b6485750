"""Writes of how the partnership is governed: put it in words, publish it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.pre_election import publishes
from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Governance, Membership, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may


def _is_public(told: dict[str, Any]) -> bool:
    published = Governance.objects.filter(published_on__isnull=False)
    return published.filter(partnership=told["partnership"]).exists()


@publishes(_is_public)
@transaction.atomic
def write_governance(
    *, partnership: Partnership, by: Membership, at: datetime, **says: Any
) -> Governance:
    """Put in words how the partnership is governed; what is published says so at once."""
    check_may(by, "edit the structure")
    held = Governance.objects.filter(partnership=partnership).first()
    if held is None:
        return made(Governance(partnership=partnership, **says), by=by, at=at)
    return altered(held, says, by=by, at=at)


@publishes(lambda told: not _is_public(told))
@transaction.atomic
def publish_governance(*, partnership: Partnership, by: Membership, at: datetime) -> Governance:
    """Show everybody how the partnership is governed, or no longer."""
    check_may(by, "edit the structure")
    held = Governance.objects.select_for_update().filter(partnership=partnership).first()
    if held is None:
        raise Refused(_("Write first how the partnership is governed."))
    published_on = None if held.published_on else timezone.localdate(at)
    return altered(held, {"published_on": published_on}, by=by, at=at)
