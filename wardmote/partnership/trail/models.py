"""The trail: one log for each partnership, one row for each change."""

from django.conf import settings
from django.db import models


class Log(models.Model):
    """The head of one partnership's trail; "installation" is that of the host."""

    name = models.SlugField(max_length=60, unique=True)
    size = models.PositiveBigIntegerField(default=0)
    frontier = models.JSONField(default=list)
    """Hashes (hex) of the complete subtrees, the largest first: what an append needs (RFC 9162)."""

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One change: who, when, what, before and after, and why where that was asked."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="entries")
    index = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="trail",
        help_text="Nobody, where the system did it",
    )  # fmt: skip
    did = models.CharField(max_length=60)
    thing = models.CharField(max_length=80, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.TextField(blank=True)
    leaf = models.CharField(max_length=64)

    class Meta:
        ordering = ["log", "index"]
        constraints = [models.UniqueConstraint(fields=["log", "index"], name="one_entry_an_index")]

    def __str__(self) -> str:
        return f"{self.log} {self.index}: {self.did} {self.thing}"


class Checkpoint(models.Model):
    """A signed head of a log, which a partner's machine can hold."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="checkpoints")
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    at = models.DateTimeField()
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ["log", "size"]
