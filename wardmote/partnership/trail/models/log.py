"""Logs, their entries, and their signed heads."""

import json
from typing import Any

from django.conf import settings
from django.db import models


class Told(models.TextField):
    """JSON kept as the very text that was hashed: no database may write its numbers otherwise."""

    def from_db_value(self, value: str | None, expression, connection) -> Any:
        """What the text says."""
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        """The one text for a value."""
        return None if value is None else json.dumps(value, **ONE_WAY)


ONE_WAY: dict[str, Any] = {"sort_keys": True, "separators": (",", ":"), "allow_nan": False}
"""How JSON is written where it is hashed."""


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
    did = models.CharField(max_length=120)
    thing = models.CharField(max_length=120, db_index=True)
    before = Told(null=True)
    after = Told(null=True)
    why = models.TextField(blank=True)
    leaf = models.CharField(max_length=64)
    root = models.CharField(max_length=64, help_text="Of the tree that ends with this entry")

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
    key = models.CharField(max_length=16, help_text="Id of the key that signed")
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ["log", "size"]
        constraints = [
            models.UniqueConstraint(fields=["log", "size"], name="one_checkpoint_a_size")
        ]

    def __str__(self) -> str:
        return f"{self.log} at {self.size}"
