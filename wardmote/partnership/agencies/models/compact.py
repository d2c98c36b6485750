"""The compact: what each agency promised to bring in, and what it brought."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.agency import Partner
from wardmote.partnership.agencies.models.partnership import Partnership

POUNDS = "£"
"""The unit of money."""


class Promise(models.Model):
    """What one agency promised to bring in over a period, said in advance."""

    class Kind(models.TextChoices):
        """What kind of thing."""

        STAFF = "staff", _("Staff time")
        POST = "post", _("A post")
        MONEY = "money", _("Money")
        DATA = "data", _("Data")
        PREMISES = "premises", _("Premises")
        EQUIPMENT = "equipment", _("Equipment")
        EXPERTISE = "expertise", _("Expertise")
        MAINSTREAM = "mainstream", _("A change to its everyday work")
        OTHER = "other", _("Something else")

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="promises")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    what = models.CharField(_("what"), max_length=160)
    amount = models.DecimalField(
        _("how much"), max_digits=12, decimal_places=2, null=True, blank=True,
        help_text=_("Empty where it cannot be counted"),
    )  # fmt: skip
    unit = models.CharField(_("counted in"), max_length=30, blank=True, default="")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), help_text=_("The last day that counts"))
    promised_by = models.CharField(
        _("who promised it"), max_length=120, help_text=_("The post, not the person's name")
    )
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    given_up_on = models.DateField(_("given up on"), null=True, blank=True)
    given_up_why = models.TextField(_("why it was given up"), blank=True)

    class Meta:
        ordering = ["partner__agency__name", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="promise_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True, unit="") | (Q(amount__gt=0) & ~Q(unit="")),
                name="promised_amount_has_its_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def partnership(self) -> Partnership:
        """The partner's."""
        return self.partner.partnership

    @property
    def brought(self) -> Decimal:
        """How much of it is recorded; ask for its contributions beforehand."""
        return sum((one.amount or Decimal() for one in self.contributions.all()), Decimal())

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("agencies:promise", args=[self.partnership.slug, self.pk])


class Contribution(models.Model):
    """What an agency brought in of what it promised, on a day."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="contributions")
    brought_on = models.DateField(_("brought on"))
    amount = models.DecimalField(
        _("how much"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    note = models.TextField(_("note"))

    class Meta:
        ordering = ["-brought_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.promise}, {self.brought_on}"

    @property
    def partnership(self) -> Partnership:
        """The promise's."""
        return self.promise.partnership
