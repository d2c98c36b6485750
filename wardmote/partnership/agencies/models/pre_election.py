"""Periods before an election, in which what is published must not be political."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.partnership import Partnership


class PreElection(models.Model):
    """From the notice of an election until its poll closes, as somebody read and typed it in."""

    class Way(models.TextChoices):
        """What becomes of what would be published in it."""

        ASK = "ask", _("Ask for a reason each time")
        HOLD = "hold", _("Hold it until the day after")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="pre_elections")
    election = models.CharField(_("which election"), max_length=120)
    starts_on = models.DateField(_("notice of election on"))
    ends_on = models.DateField(_("poll closes on"))
    read_in = models.CharField(
        _("where the days were read"), max_length=200,
        help_text=_("The returning officer's notice, or who said so"),
    )  # fmt: skip
    way = models.CharField(_("what is published in it"), max_length=4, choices=Way.choices)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="pre_election_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.election

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day; the day of the poll is the last."""
        return self.starts_on <= day <= self.ends_on


class Assurance(models.Model):
    """Why something could be published within such a period, in the words of whoever did."""

    class Ground(models.TextChoices):
        """Which of the two."""

        NOT_POLITICAL = "neutral", _("It is not political")
        USUAL = "usual", _("It is business as usual")

    period = models.ForeignKey(PreElection, models.CASCADE, related_name="assurances")
    what = models.CharField(_("what was published"), max_length=200)
    thing = models.CharField(max_length=120)
    ground = models.CharField(_("ground"), max_length=8, choices=Ground.choices)
    words = models.TextField(_("why"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assurances")
    said_on = models.DateField()

    class Meta:
        ordering = ["-said_on", "-pk"]

    def __str__(self) -> str:
        return self.what

    @property
    def partnership(self) -> Partnership:
        """The period's."""
        return self.period.partnership
