"""What happened to a version: told once, and never rewritten."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.sharing.models.kept import Appended
from wardmote.partnership.sharing.models.protocol import Version


class Happening(Appended):
    """A signature, a withdrawal, or another turn in the life of a version."""

    class What(models.TextChoices):
        """What happened; the first five are the words of the decision."""

        SIGNED = "signed", _("Signed")
        WITHDRAWN = "withdrawn", _("Withdrew")
        SUSPENDED = "suspended", _("Suspended")
        RESUMED = "resumed", _("Resumed")
        REVIEWED = "reviewed", _("Reviewed")
        ASKED = "asked", _("Asked to bring it into force")
        ACTIVATED = "activated", _("Brought into force")
        ENDED = "ended", _("Ended")

    version = models.ForeignKey(Version, models.CASCADE, related_name="happenings")
    what = models.CharField(max_length=10, choices=What.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text_hash = models.CharField(max_length=64)
    capacity = models.CharField(_("signed as"), max_length=160, blank=True)
    why = models.TextField(_("why"), blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agency__isnull=False)
                | ~models.Q(what__in=["signed", "withdrawn"]),
                name="who_signs_or_withdraws_is_a_party",
            )
        ]

    @property
    def partnership(self) -> Partnership:
        """The version's."""
        return self.version.partnership
