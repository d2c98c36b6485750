"""Workshops: partners in a room talk an interim edition over, finding by finding."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.audits.models.audit import Audit
from wardmote.partnership.audits.models.knowledge import LocalNote
from wardmote.partnership.audits.models.run import Finding, Run
from wardmote.partnership.audits.models.saying import Comment


class Workshop(models.Model):
    """One sitting over an edition; the findings to talk over lie before it as cards."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="workshops")
    held_on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    had_analyst = models.BooleanField(_("the partnership has an analyst"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="workshops_opened"
    )
    words = models.TextField(_("what the group holds of it all"), blank=True)
    concluded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["held_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=models.Q(concluded_on__isnull=True),
                name="one_open_workshop_an_edition",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.audit}, {self.held_on}"

    @property
    def audit(self) -> Audit:
        """Whose edition lies before it."""
        return self.run.audit

    @property
    def partnership(self) -> Partnership:
        """The audit's."""
        return self.run.audit.partnership

    @property
    def is_open(self) -> bool:
        """Whether it still takes what is said."""
        return self.concluded_on is None


class WorkshopPart(models.Model):
    """How many of an agency were there: no names."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="parts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="workshop_parts")
    people = models.PositiveSmallIntegerField(_("people"))

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "agency"], name="one_part_an_agency")
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.people}"

    @property
    def partnership(self) -> Partnership:
        """The workshop's."""
        return self.workshop.partnership


class WorkshopCard(models.Model):
    """What the group says of one finding."""

    class Fits(models.TextChoices):
        """Whether it agrees with what the people in the room know."""

        YES = "yes", _("It agrees")
        PARTLY = "partly", _("It agrees in part")
        NO = "no", _("It does not agree")
        UNKNOWN = "unknown", _("Nobody in the room knows")

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="cards")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="workshop_cards")
    order = models.PositiveSmallIntegerField()
    meaning = models.TextField(_("what it means here"), blank=True)
    fits = models.CharField(_("local knowledge"), max_length=10, choices=Fits.choices, blank=True)
    missing = models.TextField(_("what is missing"), blank=True)
    is_priority = models.BooleanField(_("suggested as a priority"), default=False)
    because = models.TextField(_("why it is suggested"), blank=True)
    note = models.OneToOneField(
        LocalNote, models.PROTECT, null=True, blank=True, related_name="workshop_card"
    )
    comment = models.OneToOneField(
        Comment, models.PROTECT, null=True, blank=True, related_name="workshop_card"
    )

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "finding"], name="one_card_a_finding"),
            models.CheckConstraint(
                condition=models.Q(is_priority=False) | ~models.Q(because=""),
                name="a_suggested_priority_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.finding.theme

    @property
    def partnership(self) -> Partnership:
        """The workshop's."""
        return self.workshop.partnership

    @property
    def was_talked_over(self) -> bool:
        """Whether anything was written on it."""
        return bool(self.meaning)


class WorkshopMark(models.Model):
    """How much one agency holds that a finding matters, by each question, with its reasons."""

    card = models.ForeignKey(WorkshopCard, models.CASCADE, related_name="marks")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="workshop_marks")
    given = models.JSONField(
        default=dict, help_text=_("Factor of rulebook/prioritisation.toml and its mark, 1 to 4")
    )
    reason = models.TextField(_("reasons"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="workshop_marks")
    given_on = models.DateField()

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["card", "agency"], name="one_mark_an_agency")
        ]

    def __str__(self) -> str:
        return f"{self.card}: {self.agency}"

    @property
    def partnership(self) -> Partnership:
        """The workshop's."""
        return self.card.partnership
