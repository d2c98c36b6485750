"""What partners say of what was found: comments, and corrections with what became of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.audits.models.audit import Audit
from wardmote.partnership.audits.models.run import Finding


class Said(models.Model):
    """Something said of an audit by somebody, and the answer to it."""

    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, blank=True, related_name="%(class)ss",
        verbose_name=_("which finding"),
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="audit_%(class)ss"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="audit_%(class)ss"
    )
    said_at = models.DateTimeField()
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
        related_name="audit_%(class)ss_answered",
    )  # fmt: skip
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["said_at", "pk"]

    @property
    def partnership(self) -> Partnership:
        """The audit's."""
        return self.audit.partnership


class Comment(Said):
    """A remark on a finding, or on the audit as a whole."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="comments")
    words = models.TextField(_("comment"))

    def __str__(self) -> str:
        return self.words


class Correction(Said):
    """Something that a partner holds to be wrong, with what would be right."""

    class State(models.TextChoices):
        """What became of it."""

        FILED = "filed", _("Awaits an answer")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Not accepted")
        MADE = "made", _("Corrected")

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="corrections")
    wrong = models.TextField(_("what is wrong"))
    right = models.TextField(_("what is right, and how you know"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.FILED)
    made_in = models.ForeignKey(
        "audits.Run", models.PROTECT, null=True, blank=True, related_name="corrections_made",
        verbose_name=_("edition that has it right"),
    )  # fmt: skip

    def __str__(self) -> str:
        return self.wrong
