"""How involved each partner is found to be, each year, by more than one rater."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.agency import Partner
from wardmote.partnership.agencies.models.partnership import Partnership


class Rating(models.Model):
    """What one person finds of one partner's part in one legal year."""

    class Level(models.TextChoices):
        """How involved, in the four words of research."""

        VERY = "very", _("Very involved")
        FAIRLY = "fairly", _("Fairly involved")
        LITTLE = "little", _("A little involved")
        NOT = "not", _("Not involved")

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="ratings")
    year = models.PositiveSmallIntegerField(
        _("year"), help_text=_("In which the legal year begins, on 1 April")
    )
    level = models.CharField(_("how involved"), max_length=6, choices=Level.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ratings")
    rated_on = models.DateField()

    class Meta:
        ordering = ["-year", "partner__agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "year", "by"], name="one_rating_a_person_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner}, {self.year}"

    @property
    def partnership(self) -> Partnership:
        """The partner's."""
        return self.partner.partnership
