"""A partnership, and what it says that it is for."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.addresses import check_free


class Nation(models.TextChoices):
    """Which law holds."""

    ENGLAND = "England", _("England")
    WALES = "Wales", _("Wales")
    SCOTLAND = "Scotland", _("Scotland")


class Partnership(models.Model):
    """One community safety partnership: the tenant; everything else hangs on it."""

    class Kind(models.TextChoices):
        """How local government is cut there."""

        UNITARY = "unitary", _("Unitary council")
        DISTRICT = "district", _("District in a two-tier area")
        COUNTY = "county", _("County of a two-tier area")
        FORCE = "force", _("Whole police force area")

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    nation = models.CharField(_("nation"), max_length=10, choices=Nation.choices)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts",
        help_text=_("The county of a district"),
    )  # fmt: skip
    formed_on = models.DateField(_("formed on"))
    region = models.CharField(_("region"), max_length=60, blank=True)
    setting = models.CharField(
        _("setting"), max_length=10, blank=True,
        choices=[("urban", _("Urban")), ("mixed", _("Mixed")), ("rural", _("Rural"))],
    )  # fmt: skip
    last_election_on = models.DateField(_("last council election"), null=True, blank=True)
    structure_review_on = models.DateField(_("structure to be reviewed on"), null=True, blank=True)
    next_election_on = models.DateField(_("next council election"), null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **told: Any) -> None:
        """Keep it, by whatever way it was made, only at an address that is free."""
        check_free(self.slug)
        super().save(*args, **told)

    @property
    def partnership(self) -> "Partnership":
        """So that it can be asked like anything that hangs on it."""
        return self

    def seats(self) -> models.QuerySet:
        """The seats of all its groups, past ones too."""
        seats = apps.get_model("agencies", "Seat").objects.filter(group__partnership=self)
        return seats.select_related("group__partnership", "person", "partner__agency")

    def supports(self) -> models.QuerySet:
        """Every signature under a version of its statement."""
        supports = Support.objects.filter(statement__partnership=self)
        return supports.select_related("statement__partnership", "partner__agency")

    def promises(self) -> models.QuerySet:
        """What its agencies promised, with what they brought in."""
        promises = apps.get_model("agencies", "Promise").objects.filter(partner__partnership=self)
        told = promises.select_related("partner__agency", "partner__partnership")
        return told.prefetch_related("contributions")

    def contributions(self) -> models.QuerySet:
        """What its agencies brought in of what they promised."""
        model = apps.get_model("agencies", "Contribution")
        told = model.objects.filter(promise__partner__partnership=self)
        return told.select_related("promise__partner__agency", "promise__partner__partnership")


class Statement(models.Model):
    """A version of the statement of purpose: what the partnership is for, and its bounds."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="statements")
    version = models.PositiveIntegerField()
    purpose = models.TextField(_("purpose"))
    in_scope = models.TextField(_("in scope"), blank=True)
    out_of_scope = models.TextField(_("out of scope"), blank=True)
    proposed_on = models.DateField()
    review_on = models.DateField(_("review on"))

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "version"], name="one_statement_version")
        ]

    def __str__(self) -> str:
        return f"{self.partnership} statement of purpose, version {self.version}"


class Support(models.Model):
    """A partner's sign-off of one version of the statement."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="supports")
    partner = models.ForeignKey("agencies.Partner", models.PROTECT, related_name="supports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="supports")
    signed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "partner"], name="one_support_a_partner")
        ]

    @property
    def partnership(self) -> Partnership:
        """Whose statement it is."""
        return self.statement.partnership
