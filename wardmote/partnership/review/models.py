"""What people said of concerns, and how many there were."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership


class Acknowledgement(models.Model):
    """A concern that somebody saw and set aside until a day, with a reason."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="acknowledgements")
    rule = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    reason = models.TextField(_("reason"))
    look_again_on = models.DateField(_("look again on"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="acknowledgements"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]


class Tally(models.Model):
    """How many concerns of each severity a partnership had on a day."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="tallies")
    on = models.DateField()
    severity = models.CharField(max_length=10)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "on", "severity"], name="one_tally_a_day"
            )
        ]
