"""Plans of agencies and of the partnership itself: when each holds, and what it says of a theme."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partner, Partnership


class Plans(models.QuerySet[Any]):
    """Filters by day."""

    def not_past(self, day: date) -> Self:
        """In force on a day, or to come."""
        return self.filter(last_on__gte=day)


class Plan(models.Model):
    """A statutory or main plan of an agency, or of the partnership itself, for one period."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="plans")
    partner = models.ForeignKey(
        Partner, models.CASCADE, null=True, blank=True, related_name="plans",
        verbose_name=_("whose"), help_text=_("None: the partnership’s own"),
    )  # fmt: skip
    kind = models.CharField(max_length=60, blank=True, help_text=_("A row of rulebook/plans.toml"))
    called = models.CharField(
        _("kind, in people’s own words"), max_length=100, blank=True,
        help_text=_("Where the rulebook has no such kind"),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=200)
    link = models.URLField(_("where it is published"), blank=True, max_length=500)
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    consulted_from = models.DateField(_("consultation opens on"), null=True, blank=True)
    consulted_until = models.DateField(_("consultation closes on"), null=True, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    review_on = models.DateField(_("next review on"), null=True, blank=True)

    objects = Plans.as_manager()

    class Meta:
        ordering = ["first_on", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="plan_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("duties:kept_plan", args=[self.partnership.slug, self.pk])

    @property
    def line(self) -> tuple[int | None, str]:
        """Whose it is and of which kind: the plans of one line follow each other."""
        return self.partner_id, self.kind or self.called.strip().casefold()

    def holds_on(self, day: date) -> bool:
        """Whether it is in force."""
        return self.first_on <= day <= self.last_on


class Theme(models.Model):
    """Something that several plans speak of: "Young people"."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="themes")
    name = models.CharField(_("theme"), max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="one_theme_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Passage(models.Model):
    """What a plan says of a theme, and where in it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="passages")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="passages")
    words = models.TextField(_("what it says"))
    where = models.CharField(_("page"), max_length=60)

    class Meta:
        ordering = ["theme__name"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "theme"], name="one_passage_of_a_theme")
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.theme}"

    @property
    def partnership(self) -> Partnership:
        """The plan's."""
        return self.plan.partnership
