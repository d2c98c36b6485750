"""Things that hold from one day until another, so that the structure can be shown as at any day."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q


class Dated(models.QuerySet[Any]):
    """Filters by day."""

    def on(self, day: date) -> Self:
        """Those that hold on a day; the last day itself no longer counts."""
        ended = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
        return self.filter(ended, started_on__lte=day)


class Held(models.Model):
    """What started on a day and may have ended."""

    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
            )
        ]

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)
