"""Tokens: by which an agency's own program sends."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership


class Token(models.Model):
    """A secret that opens sending, and nothing else, for one agency; only its hash is kept."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="data_tokens")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="data_tokens")
    name = models.CharField(_("what it is for"), max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    for_all = models.BooleanField(
        default=False, help_text=_("Sends to every partnership that the agency serves")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="data_tokens"
    )
    made_at = models.DateTimeField()
    expires_on = models.DateField(_("expires on"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.agency}"
