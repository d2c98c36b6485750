"""Lines of a protocol: who lets whom have what, for what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.sharing.models.kept import OfVersion
from wardmote.partnership.sharing.models.protocol import Version


class Grant(OfVersion):
    """One line: the words in its lists are those of `rulebook/sharing.toml` and `gateways.toml`."""

    class Most(models.IntegerChoices):
        """How nearly what it opens may tell who it is about."""

        AGGREGATE = 0, _("Counts only")
        DEPERSONALISED = 1, _("Depersonalised")
        PSEUDONYMISED = 2, _("Pseudonymised")
        PERSONAL = 3, _("Personal")
        SENSITIVE = 4, _("Sensitive personal")

    class Mode(models.TextChoices):
        """Who sees personal data."""

        NEED_TO_KNOW = "need_to_know", _("Only those who need to know")
        WHOLE_TABLE = "whole_table", _("Everybody at a declared meeting")

    version = models.ForeignKey(Version, models.CASCADE, related_name="grants")
    provider = models.ForeignKey(
        Agency, models.PROTECT, related_name="grants_given", verbose_name=_("who gives it")
    )
    recipients = models.ManyToManyField(
        Agency, through="Recipient", related_name="grants_received", blank=True
    )
    for_analysis = models.BooleanField(
        _("into the partnership's shared store, for its analysts"), default=False
    )
    category = models.SlugField(
        _("what"), max_length=60, help_text=_("A dataset of the rulebook, or a kind of record")
    )
    most = models.PositiveSmallIntegerField(
        _("how identifying at most"), choices=Most.choices, default=Most.DEPERSONALISED
    )
    fields = models.JSONField(_("fields"), default=list)
    granularity = models.JSONField(_("how finely"), default=dict, blank=True)
    purposes = models.JSONField(_("purposes"), default=list)
    gateways = models.JSONField(_("legal gateways"), default=list)
    actions = models.JSONField(_("what may be done with it"), default=list)
    mode = models.CharField(
        _("who sees personal data"), max_length=12, choices=Mode.choices, default=Mode.NEED_TO_KNOW
    )
    conditions = models.JSONField(_("conditions"), default=list, blank=True)
    frequency = models.CharField(_("how often"), max_length=60, blank=True)

    class Meta:
        ordering = ["provider__name", "category", "pk"]

    def __str__(self) -> str:
        return f"{self.provider}: {self.category}"

    @property
    def partnership(self) -> Partnership:
        """The version's."""
        return self.version.partnership

    def its_version(self) -> Version:
        """The version whose text it is part of."""
        return self.version


class Recipient(OfVersion):
    """An agency that a line lets have something."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="going_to")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "agency"], name="one_recipient_a_grant")
        ]

    @property
    def partnership(self) -> Partnership:
        """The grant's."""
        return self.grant.partnership

    def its_version(self) -> Version:
        """The version whose text it is part of."""
        return self.grant.version
