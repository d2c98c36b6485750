"""Requests: one period of a flow, asked for."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.exchange.models.flow import Flow


class Requests(models.QuerySet[Any]):
    """Filters by state and day."""

    def open(self) -> Self:
        """Asked and not answered yet."""
        return self.filter(state=DataRequest.State.ASKED)

    def late(self, day: date) -> Self:
        """Open after their day."""
        return self.open().filter(due_on__lt=day)


class DataRequest(models.Model):
    """What one agency is asked to send for one period. Late is no state: the day tells it."""

    class State(models.TextChoices):
        """What became of it."""

        ASKED = "asked", _("Asked for")
        MET = "met", _("Met")
        REFUSED = "refused", _("Refused by the agency")
        WITHDRAWN = "withdrawn", _("No longer asked")

    flow = models.ForeignKey(Flow, models.PROTECT, related_name="requests")
    period_start = models.DateField(_("from"))
    period_end = models.DateField(_("until, exclusive"))
    due_on = models.DateField(_("due on"))
    first_due_on = models.DateField(help_text=_("Due on, before it was extended"))
    asked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    met_on = models.DateField(null=True, blank=True, help_text=_("The day a full file was sent"))
    more_time_until = models.DateField(_("more time asked for until"), null=True, blank=True)
    more_time_why = models.TextField(_("why more time is needed"), blank=True)
    reason = models.TextField(_("why it is refused"), blank=True)
    remedy = models.TextField(_("what would mend it"), blank=True)

    objects = Requests.as_manager()

    class Meta:
        ordering = ["due_on", "flow__agency__name", "flow__dataset", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["flow", "period_start"], name="one_request_a_period"),
            models.CheckConstraint(
                condition=models.Q(period_end__gt=models.F("period_start")),
                name="a_period_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(reason=""),
                name="refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="met") | models.Q(met_on__isnull=False),
                name="met_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.flow}, {self.period_start:%Y-%m}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("exchange:request", args=[self.partnership.slug, self.pk])

    @property
    def partnership(self) -> Partnership:
        """The flow's."""
        return self.flow.partnership

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state == self.State.ASKED
