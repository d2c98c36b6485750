"""Who came."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership, Seat
from wardmote.partnership.meetings.models.meeting import Meeting


class Attendance(models.Model):
    """Whether a seat was filled at a meeting, and by whom; before the meeting, what is expected."""

    class Came(models.TextChoices):
        """What became of the seat."""

        SELF = "self", _("Came")
        DEPUTY = "deputy", _("Sent a deputy")
        APOLOGIES = "apologies", _("Sent apologies")
        ABSENT = "absent", _("Absent")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendances")
    came = models.CharField(max_length=10, choices=Came.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
        related_name="attendances", verbose_name=_("who came"),
    )  # fmt: skip
    deputy_name = models.CharField(_("deputy's name"), max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank of who came"), null=True, blank=True)
    is_remote = models.BooleanField(_("remotely"), default=False)
    carries_authority = models.BooleanField(
        _("the deputy may commit what the seat may"), default=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="one_attendance_a_seat")
        ]

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.meeting.partnership

    @property
    def is_there(self) -> bool:
        """Somebody sits on the seat."""
        return self.came in (self.Came.SELF, self.Came.DEPUTY)
