"""Runs of an audit, each with its edition, and the findings of each edition."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models.audit import Audit


class Run(models.Model):
    """One time that the engine was asked for an audit; done, it has an edition in a folder."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("Waiting to start")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        STOPPED = "stopped", _("Stopped")

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="runs")
    number = models.PositiveSmallIntegerField(_("number of the edition"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="audit_runs")
    asked_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(_("last heard of"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    doing = models.CharField(_("what is being done"), max_length=200, blank=True)
    steps = models.PositiveSmallIntegerField(_("steps told"), default=0)
    said = models.TextField(_("what went wrong"), blank=True)
    sha256 = models.CharField(_("fingerprint of the edition"), max_length=64, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "number"], name="one_run_a_number"),
            models.UniqueConstraint(
                fields=["audit"], condition=models.Q(state__in=["waiting", "running"]),
                name="one_run_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done") | ~models.Q(sha256=""),
                name="a_run_that_is_done_has_its_edition",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.audit}, {self.number}"

    @property
    def partnership(self) -> Partnership:
        """The audit's."""
        return self.audit.partnership


class Findings(models.QuerySet[Any]):
    """Filters by audience."""

    def public(self) -> Self:
        """Those whose numbers are safe for everybody."""
        return self.filter(audience=Finding.Audience.PUBLIC)


class Finding(models.Model):
    """One released finding of an edition: later steps of the year point at it."""

    class Audience(models.TextChoices):
        """For whom its numbers are."""

        PUBLIC = "public", _("Everybody")
        ANALYST = "analyst", _("Analysts only")

    run = models.ForeignKey(Run, models.CASCADE, related_name="findings")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    key = models.CharField(max_length=160, help_text=_("As the engine names it: burglary.change"))
    order = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=60, blank=True)
    theme = models.CharField(max_length=200)
    sentence = models.TextField()
    value = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=120, blank=True)
    grade = models.CharField(max_length=1, blank=True)
    direction = models.CharField(max_length=10, blank=True)

    objects = Findings.as_manager()

    class Meta:
        ordering = ["run", "audience", "order"]
        constraints = [
            models.UniqueConstraint(fields=["run", "audience", "key"], name="one_finding_a_key")
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def partnership(self) -> Partnership:
        """The audit's."""
        return self.run.audit.partnership
