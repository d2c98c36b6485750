"""What was disclosed or refused and why, and what stands in the way of sharing."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.sharing.models.kept import Appended
from wardmote.partnership.sharing.models.protocol import Version


class Disclosure(Appended):
    """A decision to share or not: what was asked, what the protocols answered, who decided, why.

    It says what kind of thing was shared and never the thing itself.
    """

    class Outcome(models.TextChoices):
        """What was done."""

        SHARED = "shared", _("Shared")
        PARTLY = "partly", _("Shared in part")
        REFUSED = "refused", _("Not shared")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="disclosures")
    provider = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+",
        help_text=_("Empty where it went into the partnership's shared store"),
    )  # fmt: skip
    category = models.SlugField(max_length=60)
    identifiability = models.PositiveSmallIntegerField()
    purpose = models.SlugField(max_length=60)
    action = models.SlugField(max_length=30)
    asked_on = models.DateField()
    was_allowed = models.BooleanField()
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="disclosures"
    )
    basis = models.TextField(help_text=_("The answer of the protocols, in words"))
    gateways = models.JSONField(default=list)
    outcome = models.CharField(_("what was done"), max_length=10, choices=Outcome.choices)
    necessity = models.TextField(_("why it was necessary"))
    proportion = models.TextField(_("why no less would do"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("sharing:disclosure", args=[self.partnership.slug, self.pk])


class Look(Appended):
    """What the disclosure review group, or one of it, found when it looked at a decision."""

    class Verdict(models.TextChoices):
        """What was found."""

        RIGHT = "right", _("Rightly decided")
        LEARN = "learn", _("Something to learn")
        WRONG = "wrong", _("Wrongly decided")

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="looks")
    verdict = models.CharField(_("what was found"), max_length=6, choices=Verdict.choices)
    words = models.TextField(_("in words"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    @property
    def partnership(self) -> Partnership:
        """The decision's."""
        return self.disclosure.partnership


class Obstacle(models.Model):
    """A refusal, or something else that stands in the way of sharing, and its remedy."""

    class Kind(models.TextChoices):
        """What stands in the way."""

        REFUSED = "refused", _("An agency refuses")
        LAW = "law", _("Doubt about the law")
        SYSTEMS = "systems", _("Systems cannot give it")
        PEOPLE = "people", _("Nobody to do it")
        TRUST = "trust", _("Lack of trust")
        QUALITY = "quality", _("The data are not good enough")

    class State(models.TextChoices):
        """Whether it still stands."""

        OPEN = "open", _("Stands in the way")
        OVERCOME = "overcome", _("Overcome")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="obstacles")
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", verbose_name=_("which agency")
    )
    category = models.SlugField(_("what is not shared"), max_length=60)
    kind = models.CharField(_("what stands in the way"), max_length=10, choices=Kind.choices)
    reason = models.TextField(_("the reason given"))
    remedy = models.TextField(_("what is done about it"), blank=True)
    met_on = models.DateField(_("met on"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    overcome_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["state", "-met_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="overcome") | models.Q(overcome_on__isnull=False),
                name="obstacle_overcome_on_a_day",
            )
        ]

    def get_absolute_url(self) -> str:
        """The page of all of them."""
        return reverse("sharing:obstacles", args=[self.partnership.slug])
