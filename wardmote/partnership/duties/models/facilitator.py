"""Whom each responsible authority nominated to facilitate the sharing of information."""

from django.conf import settings
from django.db import models

from wardmote.partnership.agencies.models import Partner, Partnership
from wardmote.partnership.agencies.models.dated import Held


class Facilitator(Held):
    """A named person of an authority, from a day; another person is another row."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="facilitators")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="facilitates_for"
    )

    class Meta(Held.Meta):
        ordering = ["partner__agency__name", "-started_on"]
        constraints = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["partner"], condition=models.Q(ended_on__isnull=True),
                name="one_facilitator_an_authority",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person}, {self.partner}"

    @property
    def partnership(self) -> Partnership:
        """The partner's."""
        return self.partner.partnership
