"""The secret words by which a calendar program reads a member's own feeds."""

import hashlib
from datetime import date

from django.db import models

from wardmote.partnership.agencies.models.membership import Membership
from wardmote.partnership.agencies.models.partnership import Partnership


class CalendarKey(models.Model):
    """A member's key to the feeds of their partnership; only its hash is kept.

    A calendar program cannot sign in: whoever has the key reads what the member would read. It is
    dead with the membership, and a new one ends the one before.
    """

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="calendar_key")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    @property
    def partnership(self) -> Partnership:
        """The membership's."""
        return self.membership.partnership


def key_hash(token: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(token.encode()).hexdigest()


def whose_calendar(token: str, day: date) -> Membership | None:
    """The membership that a key opens on a day, if any."""
    held = Membership.objects.on(day).select_related("partnership", "person", "agency")
    return held.filter(calendar_key__token_hash=key_hash(token), person__is_active=True).first()
