"""Registers that a partnership keeps, and may publish."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.agency import Partner
from wardmote.partnership.agencies.models.dated import Held
from wardmote.partnership.agencies.models.partnership import Partnership


class Endorsement(models.Model):
    """Dated evidence that elected members stand behind the partnership."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="endorsements")
    body = models.CharField(_("council or committee"), max_length=160)
    endorsed_on = models.DateField(_("endorsed on"))
    evidence = models.TextField(_("evidence"), help_text=_("Minute reference, or where to find it"))

    class Meta:
        ordering = ["-endorsed_on"]


class Briefing(models.Model):
    """A briefing given to elected members: of the service's own work, or political."""

    class Nature(models.TextChoices):
        """Which of the two; they are kept apart."""

        OPERATIONAL = "operational", _("Operational: what was found, done and spent")
        POLITICAL = "political", _("Political: for members in that role")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="briefings")
    briefed_on = models.DateField(_("briefed on"))
    audience = models.CharField(_("who was briefed"), max_length=160)
    subject = models.CharField(_("subject"), max_length=160)
    nature = models.CharField(
        _("nature"), max_length=11, choices=Nature.choices, default=Nature.OPERATIONAL
    )
    notes = models.TextField(_("notes"), blank=True)

    class Meta:
        ordering = ["-briefed_on"]


class Interest(Held):
    """An interest declared by a person who sits on a group."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="interests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interests")
    interest = models.TextField(_("interest"))
    is_published = models.BooleanField(_("published"), default=False)

    class Meta(Held.Meta):
        ordering = ["-started_on"]

    def __str__(self) -> str:
        return self.interest


class Transaction(models.Model):
    """Money or other worth passed between the partnership and a body that is not public."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="transactions")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="transactions")
    made_on = models.DateField(_("made on"))
    amount = models.DecimalField(_("amount (£)"), max_digits=12, decimal_places=2)
    what = models.TextField(_("what for"))
    is_published = models.BooleanField(_("published"), default=False)

    class Meta:
        ordering = ["-made_on"]

    def __str__(self) -> str:
        return self.what


class Arrangement(Held):
    """An arrangement to work together, the informal included."""

    class Status(models.TextChoices):
        """What it rests on."""

        STATUTORY = "statutory", _("Statutory")
        CONTRACT = "contract", _("Contract")
        AGREEMENT = "agreement", _("Service level agreement")
        INFORMAL = "informal", _("Informal")

    class Level(models.TextChoices):
        """How wide it reaches."""

        STRATEGIC = "strategic", _("Strategic")
        REGIONAL = "regional", _("Regional")
        LOCAL = "local", _("Local")
        OPERATIONAL = "operational", _("Operational collaboration")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="arrangements")
    name = models.CharField(_("name"), max_length=160)
    status = models.CharField(_("legal status"), max_length=10, choices=Status.choices)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    parties = models.ManyToManyField(Partner, blank=True, related_name="arrangements")
    purpose = models.TextField(_("purpose"))
    risk = models.CharField(
        _("risk"), max_length=6, default="low",
        choices=[("low", _("Low")), ("medium", _("Medium")), ("high", _("High"))],
    )  # fmt: skip
    records_kept = models.CharField(_("where records are kept"), max_length=200, blank=True)
    review_on = models.DateField(_("review on"), null=True, blank=True)
    exit_plan = models.TextField(_("how it would end"), blank=True)
    papers = models.JSONField(
        _("documents and checks"), default=dict, blank=True,
        help_text=_("Name of what the rulebook asks → where it is kept"),
    )  # fmt: skip

    class Meta(Held.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
