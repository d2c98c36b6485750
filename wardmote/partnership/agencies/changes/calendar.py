"""A member's key to calendar feeds."""

import secrets
from datetime import datetime

from django.db import transaction

from wardmote.partnership.agencies.models import CalendarKey, Membership
from wardmote.partnership.agencies.models.calendar import key_hash
from wardmote.partnership.trail import changes as trail


@transaction.atomic
def make_calendar_key(*, by: Membership, at: datetime) -> str:
    """Make the member a new key; the one before no longer opens anything.

    Returns:
        The key: shown once, as only its hash is kept.
    """
    token = secrets.token_urlsafe(32)
    key, is_first = CalendarKey.objects.update_or_create(
        membership=by, defaults={"token_hash": key_hash(token), "made_at": at}
    )
    trail.record(key, "added" if is_first else "renewed", by=by, at=at)
    return token


@transaction.atomic
def drop_calendar_key(*, by: Membership, at: datetime) -> None:
    """Let no calendar program read the member's feeds any more."""
    key = CalendarKey.objects.filter(membership=by).first()
    if key is not None:
        trail.record(key, "removed", by=by, at=at)
        key.delete()
