"""What was decided, who agreed, and what somebody undertook to do."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partner, Partnership, Seat
from wardmote.partnership.meetings.models.meeting import Item


class Decision(models.Model):
    """What a meeting agreed, or is asked to agree in writing by a day."""

    class State(models.TextChoices):
        """What became of it."""

        PROPOSED = "proposed", _("Awaits answers")
        AGREED = "agreed", _("Agreed")
        REFUSED = "refused", _("Not agreed")
        LAPSED = "lapsed", _("Too few answers")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    item = models.ForeignKey(Item, models.CASCADE, related_name="decisions")
    words = models.TextField(_("decision"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    answers_by = models.DateField(
        _("answers by"), null=True, blank=True, help_text=_("Only where it is taken in writing")
    )
    decided_on = models.DateField(null=True, blank=True)
    result = models.TextField(_("how it came out, and by which rule"), blank=True)
    lacking = models.TextField(_("authority that was lacking"), blank=True)
    beyond_authority = models.TextField(_("why it was taken without the authority"), blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words

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
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
        related_name="follow_ups", verbose_name=_("who"),
        help_text=_("Empty only where nobody took it on"),
    )  # fmt: skip
    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="follow_ups", verbose_name=_("agency")
    )
    due_on = models.DateField(_("by when"))
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.what

    @property
    def partnership(self) -> Partnership:
        """The meeting's."""
        return self.item.partnership
