"""What somebody raises for a group, or one group passes on to another, and the answer to it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Group, Partnership
from wardmote.partnership.meetings.models.meeting import Item


class Matter(models.Model):
    """A matter that waits for a group: raised by a member, or passed on from an agenda.

    Once it is on an agenda the item's minutes and decisions are its answer; a group may also
    answer it in words without a meeting.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("Waits for the group")
        LISTED = "listed", _("On an agenda")
        ANSWERED = "answered", _("Answered")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="matters")
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="matters", verbose_name=_("group")
    )
    title = models.CharField(_("what is it about?"), max_length=160)
    words = models.TextField(_("what is seen, and what is asked"))
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="matters",
        verbose_name=_("raised by"),
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="matters",
        verbose_name=_("agency"),
    )  # fmt: skip
    raised_on = models.DateField(_("raised on"))
    passed_from = models.ForeignKey(
        Item, models.SET_NULL, null=True, blank=True, related_name="passed_on",
        verbose_name=_("passed on from"),
    )  # fmt: skip
    item = models.ForeignKey(
        Item, models.SET_NULL, null=True, blank=True, related_name="matters",
        verbose_name=_("on the agenda as"),
    )  # fmt: skip
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
        related_name="matters_answered",
    )  # fmt: skip
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["raised_on", "pk"]

    def __str__(self) -> str:
        return self.title
