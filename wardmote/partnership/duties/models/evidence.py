"""What shows that a duty was done."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.models.duty import Duty


def stored_as(evidence: "Evidence", name: str) -> str:
    """Where a file is kept: under a name of ours, so that what it was called can do no harm."""
    return f"evidence/{evidence.partnership.slug}/{uuid4().hex}"


class Evidence(models.Model):
    """A file, a link or a statement that shows that a duty was done."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="evidence")
    title = models.CharField(_("title"), max_length=160)
    statement = models.TextField(_("statement"), blank=True)
    link = models.URLField(_("link"), blank=True, max_length=500)
    file = models.FileField(_("file"), upload_to=stored_as, blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="evidence")
    added_on = models.DateField()

    class Meta:
        ordering = ["added_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(statement="", link="", file=""), name="evidence_shows_something"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def partnership(self) -> Partnership:
        """The duty's."""
        return self.duty.partnership
