"""An audit: what it is to find out, by when, what partners say to that, and how far it is."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Group, Partner, Partnership


class Audits(models.QuerySet[Any]):
    """Filters by state."""

    def published(self) -> Self:
        """Those that everybody may read."""
        return self.filter(state=Audit.State.PUBLISHED)


class Audit(models.Model):
    """One audit of a partnership's crime, disorder and harm."""

    class State(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", _("Scope being agreed")
        AGREED = "agreed", _("Ready to run")
        INTERIM = "interim", _("With partners")
        CHECKED = "checked", _("Checked by a second person")
        SIGNED = "signed", _("Signed off")
        PUBLISHED = "published", _("Published")
        DROPPED = "dropped", _("Dropped")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="audits")
    title = models.CharField(_("title"), max_length=160)
    period = models.CharField(_("period"), max_length=10, help_text=_("2025/26, 2025 or 2026-03"))
    terms = models.TextField(_("terms of reference"))
    in_scope = models.TextField(_("in scope"), blank=True)
    out_of_scope = models.TextField(_("out of scope"), blank=True)
    due_on = models.DateField(_("to be published by"))
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="audits",
        verbose_name=_("standing audit group"),
    )  # fmt: skip
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by",
        verbose_name=_("follows"),
    )  # fmt: skip
    lessons = models.TextField(_("lessons of the audit before"), blank=True)
    harm = models.CharField(_("harm weights"), max_length=60, blank=True)
    is_made_up = models.BooleanField(_("the place is made up"), default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    planned_on = models.DateField()
    scope_override = models.TextField(_("why it goes on in spite of an objection"), blank=True)
    sha256 = models.CharField(_("fingerprint of the frozen edition"), max_length=64, blank=True)
    published_on = models.DateField(null=True, blank=True)
    review = models.TextField(_("review of this audit"), blank=True)
    learned = models.TextField(_("lessons for the next audit"), blank=True)
    reviewed_on = models.DateField(null=True, blank=True)

    objects = Audits.as_manager()

    class Meta:
        ordering = ["-planned_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=["signed", "published"]) | ~models.Q(sha256=""),
                name="signed_audit_is_frozen",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(published_on__isnull=False),
                name="published_audit_has_its_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("audits:audit", args=[self.partnership.slug, self.pk])

    @property
    def edition(self) -> "models.Model | None":
        """The newest run that wrote an edition; the frozen one, once it is signed off."""
        done = [run for run in self.runs.all() if run.state == "done"]
        return max(done, key=lambda run: run.number, default=None)


class ScopeAnswer(models.Model):
    """What a partner says to the terms and the scope of an audit."""

    class Said(models.TextChoices):
        """Which."""

        AGREES = "agrees", _("Agrees")
        OBJECTS = "objects", _("Objects")

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="scope_answers")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="scope_answers")
    said = models.CharField(_("answer"), max_length=10, choices=Said.choices)
    words = models.TextField(_("in its own words"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="scope_answers")
    answered_on = models.DateField()

    class Meta:
        ordering = ["partner__agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "partner"], name="one_answer_a_partner"),
            models.CheckConstraint(
                condition=models.Q(said="agrees") | ~models.Q(words=""),
                name="an_objection_says_why",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_said_display()}"

    @property
    def partnership(self) -> Partnership:
        """The audit's."""
        return self.audit.partnership


class Stage(models.Model):
    """One step towards publication, planned back from its day."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="stages")
    key = models.CharField(max_length=60, help_text=_("Key of a stage of rulebook/audits.toml"))
    words = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    planned_on = models.DateField(_("planned for"))
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "key"], name="one_stage_of_an_audit")
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def partnership(self) -> Partnership:
        """The audit's."""
        return self.audit.partnership
