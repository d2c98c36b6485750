"""A protocol, its versions, and who is party to each."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Partner, Partnership
from wardmote.partnership.sharing.models.kept import Immutable, OfVersion


def every_marker() -> list[str]:
    """A version excludes all of them, unless it says otherwise."""
    return sorted(rulebook.load().sharing.markers)


class Protocol(models.Model):
    """What agencies agreed to share; its words stand in its versions."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="protocols")
    title = models.CharField(_("title"), max_length=160)
    theme = models.CharField(_("theme"), max_length=80)
    template = models.CharField(
        max_length=60, blank=True, help_text=_("A file of rulebook/protocols")
    )
    is_published = models.BooleanField(_("shown in the public register"), default=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("sharing:protocol", args=[self.partnership.slug, self.pk])


class Version(models.Model):
    """One version of a protocol: from the first signature on, its words stand as they are."""

    class State(models.TextChoices):
        """How far it is; what it opens today follows from what happened, and the day."""

        DRAFT = "draft", _("Draft")
        CONSULTATION = "consultation", _("In consultation")
        SIGNING = "signing", _("For signature")
        LIVE = "live", _("Live")
        SUSPENDED = "suspended", _("Suspended")
        ENDED = "ended", _("Ended")

    CONTENT = (
        "number", "host_id", "aim", "handling", "retention", "conditions", "starts", "review_by",
        "ends", "dpia_reference", "equality_reference", "excluded",
    )  # fmt: skip

    protocol = models.ForeignKey(Protocol, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    host = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", verbose_name=_("who keeps the shared store"),
        help_text=_("It signs for the partnership's analysts, as their processor"),
    )  # fmt: skip
    aim = models.TextField(_("what it is for"))
    handling = models.TextField(_("how it is handled"), blank=True)
    retention = models.TextField(_("how long it is kept"), blank=True)
    conditions = models.TextField(
        _("other conditions"), blank=True,
        help_text=_("Shown to everybody; nothing in the program holds anybody to them"),
    )  # fmt: skip
    starts = models.DateField(_("starts on"))
    review_by = models.DateField(_("to be reviewed by"))
    ends = models.DateField(_("over on"))
    dpia_reference = models.CharField(
        _("data protection impact assessment"), max_length=200, blank=True
    )
    equality_reference = models.CharField(
        _("equality impact assessment"), max_length=200, blank=True
    )
    excluded = models.JSONField(_("records it never opens"), default=every_marker)
    signed_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["protocol", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["protocol", "number"], name="one_version_a_number"),
            models.CheckConstraint(
                condition=models.Q(
                    starts__lte=models.F("review_by"), starts__lt=models.F("ends")
                ),
                name="version_starts_before_it_ends",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return _("%(title)s, version %(number)d") % {
            "title": self.protocol.title,
            "number": self.number,
        }

    @property
    def partnership(self) -> Partnership:
        """The protocol's."""
        return self.protocol.partnership

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("sharing:version", args=[self.partnership.slug, self.pk])

    def save(self, *args: Any, **told: Any) -> None:
        """Keep it; once signed, only how far it is may change."""
        kept = Version.objects.filter(pk=self.pk).first()
        if kept and kept.signed_hash and self._differs_from(kept):
            raise Immutable(f"{self} is signed: make a new version instead.")
        super().save(*args, **told)

    def _differs_from(self, kept: "Version") -> bool:
        words = (*self.CONTENT, "protocol_id", "signed_hash")
        return any(getattr(self, name) != getattr(kept, name) for name in words)


class Party(OfVersion):
    """An agency that is to sign, what it said in consultation, and what it gains."""

    class Kind(models.TextChoices):
        """What it is to the protocol."""

        RESPONSIBLE = "responsible", _("Responsible authority")
        COOPERATING = "cooperating", _("Co-operating body")
        RELEVANT = "relevant", _("Relevant authority")
        VOLUNTARY = "voluntary", _("Voluntary body")
        PROCESSOR = "processor", _("Processor for others")

    class Answer(models.TextChoices):
        """What it said in consultation."""

        WAITING = "waiting", _("Not answered")
        CONTENT = "content", _("Content")
        CHANGES = "changes", _("Asks for changes")

    version = models.ForeignKey(Version, models.CASCADE, related_name="parties")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="protocol_parts")
    kind = models.CharField(_("takes part as"), max_length=12, choices=Kind.choices)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    comment = models.TextField(_("what it asks for"), blank=True)
    benefit = models.TextField(_("what it gains, in its own words"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["partner__agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["version", "partner"], name="one_part_of_a_version")
        ]

    def __str__(self) -> str:
        return str(self.partner)

    @property
    def partnership(self) -> Partnership:
        """The version's."""
        return self.version.partnership

    def its_version(self) -> Version:
        """The version whose text it is part of."""
        return self.version
