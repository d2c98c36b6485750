"""Agencies, and their part in a partnership."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.dated import Held
from wardmote.partnership.agencies.models.partnership import Partnership


class Agency(models.Model):
    """A body, shared by all the partnerships that it serves.

    `kind` is a key of `rulebook/bodies.toml` ("council", "police", "residents_body" …).
    """

    name = models.CharField(_("name"), max_length=160, unique=True)
    kind = models.CharField(_("kind"), max_length=60)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class Partner(Held):
    """One agency's part in one partnership; its statutory role follows from kind, nation, day."""

    class Mode(models.TextChoices):
        """How it takes part."""

        CORE = "core", _("Core member")
        ASSOCIATE = "associate", _("Associate, for a time")
        EVIDENCE = "evidence", _("Gives evidence")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="partners")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="parts")
    mode = models.CharField(_("takes part as"), max_length=10, choices=Mode.choices)
    is_founder = models.BooleanField(_("founding party"), default=False)
    is_sponsor = models.BooleanField(_("sponsor"), default=False)
    voluntary_role = models.CharField(
        _("role of a voluntary body"), max_length=15, blank=True,
        choices=[("provider", _("Provides services")), ("advocate", _("Speaks for people")),
                 ("representative", _("Represents the sector"))],
    )  # fmt: skip
    senior_contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True,
        related_name="senior_contact_of", verbose_name=_("named senior contact"),
    )  # fmt: skip
    head_title = models.CharField(
        _("who heads it, by title"), max_length=120, blank=True,
        help_text=_("Chief executive, chief constable: whom a matter is taken to in the end"),
    )  # fmt: skip
    own_group = models.CharField(
        _("group that brings its own services together"), max_length=120, blank=True
    )
    own_group_lead = models.CharField(
        _("who leads that group"), max_length=120, blank=True,
        help_text=_("The post, not the person's name"),
    )  # fmt: skip
    own_group_meets = models.CharField(_("how often that group meets"), max_length=60, blank=True)
    own_group_since = models.DateField(_("that group meets since"), null=True, blank=True)
    expected_gain = models.TextField(_("what it hopes to gain"), blank=True)
    actual_gain = models.TextField(_("what it gained"), blank=True)
    gain_reviewed_on = models.DateField(_("gain reviewed on"), null=True, blank=True)
    barrier = models.TextField(_("what stands in the way"), blank=True)
    remedy = models.TextField(_("what is done about it"), blank=True)
    due_diligence_on = models.DateField(_("due diligence done on"), null=True, blank=True)
    due_diligence = models.TextField(_("due diligence found"), blank=True)

    class Meta(Held.Meta):
        ordering = ["agency__name"]

    def __str__(self) -> str:
        return self.agency.name

    def get_absolute_url(self) -> str:
        """Its page in this partnership."""
        return reverse("agencies:partner", args=[self.partnership.slug, self.pk])
