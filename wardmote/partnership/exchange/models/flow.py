"""Flows: the lines of the data plan."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.agencies.models.dated import Held


class Frequency(models.TextChoices):
    """How often something is sent."""

    DAILY = "daily", _("Daily")
    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")
    QUARTERLY = "quarterly", _("Quarterly")
    YEARLY = "yearly", _("Yearly")
    ONCE = "once", _("Once")


class Flow(Held):
    """One dataset that one agency sends to one partnership, how often and how soon.

    `dataset` is a name of `rulebook/datasets`. Where `due_days` is empty, the rulebook's own time
    for disclosing holds.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="flows")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="flows")
    dataset = models.CharField(_("dataset"), max_length=60)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency.choices)
    due_days = models.PositiveSmallIntegerField(
        _("days from a period’s end until it is due"), null=True, blank=True
    )
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="flows_sent", verbose_name=_("who sends it"),
    )  # fmt: skip
    used_for = models.TextField(_("what the agency gets from it"), blank=True)

    class Meta(Held.Meta):
        ordering = ["agency__name", "dataset", "pk"]
        constraints = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["partnership", "agency", "dataset"],
                condition=models.Q(ended_on__isnull=True),
                name="one_open_flow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dataset}, {self.agency}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("exchange:flow", args=[self.partnership.slug, self.pk])
