"""Duties, what they are made of, and what some of them run from."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partner, Partnership


class Duties(models.QuerySet[Any]):
    """Filters by day and state."""

    def open(self) -> Self:
        """Neither done nor set aside."""
        return self.filter(state__in=[Duty.State.WAITING, Duty.State.IN_HAND])

    def missed(self, day: date) -> Self:
        """Open after their day."""
        return self.open().filter(due_on__lt=day)


class Occasion(models.Model):
    """Something that happened from which a duty runs: such as a scrutiny report received."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="occasions")
    key = models.CharField(max_length=60, help_text=_("What rulebook/duties counts from"))
    happened_on = models.DateField(_("happened on"))
    title = models.CharField(_("what it was"), max_length=200)

    class Meta:
        ordering = ["-happened_on", "-pk"]

    def __str__(self) -> str:
        return self.title


class Duty(models.Model):
    """One duty of the rulebook, due on one day. Missed is not a state: it follows from the day."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("Not started")
        IN_HAND = "in_hand", _("In hand")
        DONE = "done", _("Done")
        SET_ASIDE = "set_aside", _("Does not apply")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="duties")
    key = models.CharField(max_length=60, help_text=_("Key of a row of rulebook/duties"))
    year = models.PositiveSmallIntegerField(_("legal year, from 1 April"))
    due_on = models.DateField(_("due on"))
    first_due_on = models.DateField(help_text=_("Due on, as the rulebook had it"))
    occasion = models.ForeignKey(
        Occasion, models.PROTECT, null=True, blank=True, related_name="duties"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
        related_name="duties", verbose_name=_("owner"),
    )  # fmt: skip
    lead = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True,
        related_name="duties_led", verbose_name=_("lead agency"),
    )  # fmt: skip
    done_on = models.DateField(null=True, blank=True)
    reason = models.TextField(_("why it does not apply"), blank=True)

    objects = Duties.as_manager()

    class Meta:
        ordering = ["due_on", "key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key", "first_due_on"],
                condition=models.Q(occasion__isnull=True), name="one_duty_a_due_day",
            ),
            models.UniqueConstraint(fields=["occasion", "key"], name="one_duty_an_occasion"),
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(done_on__isnull=False),
                name="duty_done_on_a_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.key}, due {self.due_on}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("duties:duty", args=[self.partnership.slug, self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor set aside."""
        return self.state in (self.State.WAITING, self.State.IN_HAND)


class Part(models.Model):
    """Something that a duty's outcome must contain, or a step towards it.

    Its words are kept as the rulebook had them when the duty was made: what was asked then.
    """

    class Kind(models.TextChoices):
        """Which of the two."""

        CONTENT = "content", _("Must contain")
        STEP = "step", _("Step")

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    key = models.CharField(max_length=60)
    words = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField()
    planned_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    where = models.CharField(_("where it is"), max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "kind", "key"], name="one_part_of_a_duty")
        ]

    @property
    def partnership(self) -> Partnership:
        """The duty's."""
        return self.duty.partnership
