"""What time it is: the one place that asks, so that demo and tests can stand still."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This moment, or the one that the settings hold still (`STANDS_STILL_AT`)."""
    return getattr(settings, "STANDS_STILL_AT", None) or timezone.now()


def today() -> date:
    """This day in London."""
    return timezone.localdate(now())


def seconds() -> float:
    """Seconds that really pass, even while the day stands still: for how long somebody is away."""
    return timezone.now().timestamp()
