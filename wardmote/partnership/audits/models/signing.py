"""Who checked an edition, and who signed it off."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models.run import Run


class SignOff(models.Model):
    """A person's word for one edition: that it was checked, or that it may go out."""

    class Kind(models.TextChoices):
        """Which."""

        CHECK = "check", _("Checked")
        RETURN = "return", _("Sent back by the checker")
        SIGN = "sign", _("Signed off")

    run = models.ForeignKey(Run, models.CASCADE, related_name="sign_offs")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="audit_sign_offs")
    role = models.CharField(_("role"), max_length=15)
    words = models.TextField(_("what was looked at"), blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "by"], condition=models.Q(kind="sign"), name="one_signature_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.by}"

    @property
    def partnership(self) -> Partnership:
        """The audit's."""
        return self.run.audit.partnership
