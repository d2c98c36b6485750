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


class Placement(models.Model):
    """The stage at which a partnership placed itself on a day, beside what the facts showed."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="placements")
    stage = models.CharField(max_length=60, help_text=_("A stage of rulebook/maturity.toml"))
    shown = models.CharField(max_length=60, help_text=_("What the facts showed on that day"))
    reason = models.TextField(_("reason"))
    placed_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="placements")

    class Meta:
        ordering = ["-placed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.stage}, {self.placed_on}"
