"""A meeting, its agenda, its papers, and what is set right in its minutes."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Group, Partner, Partnership, Seat
from wardmote.partnership.duties.models import Duty


class Meeting(models.Model):
    """One meeting of a group, or of two together; in writing, its day is that of the answers."""

    class State(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        AGREED = "agreed", _("Minutes agreed")
        CANCELLED = "cancelled", _("Cancelled")

    class Form(models.TextChoices):
        """How people meet."""

        ROOM = "room", _("In a room")
        REMOTE = "remote", _("Remote")
        MIXED = "mixed", _("Both")
        WRITING = "writing", _("In writing, over some days")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="meetings")
    groups = models.ManyToManyField(Group, related_name="meetings")
    title = models.CharField(_("title"), max_length=160)
    held_on = models.DateField(_("day"))
    starts_at = models.TimeField(_("starts"))
    ends_at = models.TimeField(_("ends"))
    form = models.CharField(_("how"), max_length=8, choices=Form.choices)
    place = models.CharField(_("place or link"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    is_public = models.BooleanField(_("open to the public"), default=False)
    duty = models.ForeignKey(
        Duty, models.SET_NULL, null=True, blank=True, related_name="meetings",
        verbose_name=_("duty that it meets"),
    )  # fmt: skip
    minutes_agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-held_on", "-starts_at"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("meetings:meeting", args=[self.partnership.slug, self.pk])

    def seats(self) -> models.QuerySet[Seat]:
        """The seats of its groups that hold on its day, and any that somebody came for."""
        held = Seat.objects.on(self.held_on).filter(group__in=self.groups.all())
        counted = models.Q(pk__in=held.values("pk")) | models.Q(attendances__meeting=self)
        seats = Seat.objects.filter(counted).distinct()
        return seats.select_related("person", "partner__agency", "group")

    @property
    def is_in_writing(self) -> bool:
        """Nobody comes; each answers by its day."""
        return self.form == self.Form.WRITING

    @property
    def lasts(self) -> timedelta:
        """How long it is; in writing it takes no time together."""
        if self.is_in_writing:
            return timedelta(0)
        start, end = (datetime.combine(self.held_on, at) for at in (self.starts_at, self.ends_at))
        return max(end - start, timedelta(0))


class Item(models.Model):
    """One line of the agenda."""

    class Kind(models.TextChoices):
        """What the meeting is asked to do with it."""

        DECIDE = "decide", _("Decide")
        SOLVE = "solve", _("Problem-solve")
        NOTE = "note", _("Note")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=160)
    purpose = models.TextField(_("what is asked"), blank=True)
    duty = models.ForeignKey(
        Duty, models.SET_NULL, null=True, blank=True, related_name="items",
        verbose_name=_("duty that it serves"),
    )  # fmt: skip
    raised_by = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="items_raised",
        verbose_name=_("raised by"),
    )  # fmt: skip
    needs_money = models.PositiveIntegerField(_("needs money (£)"), default=0)
    needs_staff = models.BooleanField(_("needs staff"), default=False)
    needs_policy = models.BooleanField(_("needs a change of policy"), default=False)
    needs_from = models.ManyToManyField(
        Partner, blank=True, related_name="items_needing",
        verbose_name=_("agencies whose authority it takes"),
    )  # fmt: skip
    minutes = models.TextField(_("minutes"), blank=True)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.meeting.partnership


def stored_as(paper: "Paper", name: str) -> str:
    """Where a file is kept: under a name of ours, so that what it was called can do no harm."""
    return f"papers/{paper.partnership.slug}/{uuid4().hex}"


class Paper(models.Model):
    """A file for an agenda item."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="papers")
    title = models.CharField(_("title"), max_length=160)
    file = models.FileField(_("file"), upload_to=stored_as)
    file_name = models.CharField(_("name of the file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="papers")
    added_on = models.DateField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.item.partnership


class Correction(models.Model):
    """A note that sets agreed minutes right; the minutes themselves stay as they were agreed."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="corrections")
    words = models.TextField(_("what is set right"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="corrections")
    added_on = models.DateField()

    class Meta:
        ordering = ["pk"]

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.meeting.partnership
