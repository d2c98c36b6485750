"""Meetings: what was to be decided, who came, what was agreed, and who does what by when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Group, Partner, Partnership, Seat
from wardmote.partnership.duties.models import Duty


class Meeting(models.Model):
    """One meeting of a group, or of several together."""

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
    minutes = models.TextField(_("minutes"), blank=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.title

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.meeting.partnership


class Paper(models.Model):
    """A file for an agenda item."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="papers")
    title = models.CharField(_("title"), max_length=160)
    file = models.FileField(_("file"), upload_to="papers/%Y")
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="papers")
    added_on = models.DateField()

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.item.partnership


class Attendance(models.Model):
    """Whether a seat was filled at a meeting, and by whom."""

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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="one_attendance_a_seat")
        ]

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.meeting.partnership


class Decision(models.Model):
    """What a meeting agreed, or is asked to agree in writing by a day."""

    class State(models.TextChoices):
        """What became of it."""

        PROPOSED = "proposed", _("Proposed")
        AGREED = "agreed", _("Agreed")
        REFUSED = "refused", _("Not agreed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    item = models.ForeignKey(Item, models.CASCADE, related_name="decisions")
    words = models.TextField(_("decision"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    answers_by = models.DateField(_("answers by"), null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    beyond_authority = models.TextField(_("why it was taken without the authority"), blank=True)

    class Meta:
        ordering = ["pk"]

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.item.partnership


class Voice(models.Model):
    """What a seat said to a decision."""

    class Said(models.TextChoices):
        """Which."""

        AGREES = "agrees", _("Agrees")
        DISAGREES = "disagrees", _("Disagrees")
        ABSTAINS = "abstains", _("Abstains")

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="voices")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="voices")
    said = models.CharField(max_length=10, choices=Said.choices)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="voices")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "seat"], name="one_voice_a_seat")
        ]

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.decision.partnership


class FollowUp(models.Model):
    """What somebody undertook at a meeting; an action of the action plan is another thing."""

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open", _("Open")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    item = models.ForeignKey(Item, models.CASCADE, related_name="follow_ups")
    what = models.TextField(_("what"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="follow_ups",
        verbose_name=_("who"),
    )  # fmt: skip
    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="follow_ups", verbose_name=_("agency")
    )
    due_on = models.DateField(_("by when"))
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)

    class Meta:
        ordering = ["due_on"]

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.item.partnership
