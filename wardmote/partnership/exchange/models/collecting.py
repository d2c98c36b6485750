"""Collections: rows typed by hand, for a time, where an agency has no file to send."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.exchange.models.delivery import Delivery
from wardmote.partnership.exchange.models.flow import Flow


class Collection(models.Model):
    """A form that is open until a day; what was typed is handed in as one file."""

    flow = models.ForeignKey(Flow, models.PROTECT, related_name="collections")
    title = models.CharField(_("what it is for"), max_length=160)
    opened_on = models.DateField()
    ends_on = models.DateField(_("last day"))
    delivery = models.OneToOneField(
        Delivery, models.PROTECT, null=True, blank=True, related_name="collection"
    )

    class Meta:
        ordering = ["-opened_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("exchange:collection", args=[self.partnership.slug, self.pk])

    @property
    def partnership(self) -> Partnership:
        """The flow's."""
        return self.flow.partnership


class Row(models.Model):
    """One row as typed: heading → value. It goes when the form is handed in or closed."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="rows")
    values = models.JSONField()
    typed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    @property
    def partnership(self) -> Partnership:
        """The collection's."""
        return self.collection.partnership
