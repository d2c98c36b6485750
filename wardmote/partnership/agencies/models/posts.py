"""Posts: people paid to do the partnership's work."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.agency import Partner
from wardmote.partnership.agencies.models.dated import Held
from wardmote.partnership.agencies.models.partnership import Partnership

LONGEST_TENURE = 20
"""Years; more is a slip of the pen."""


class Post(Held):
    """A post with its host, line manager and holder; vacant while it has no holder."""

    class Kind(models.TextChoices):
        """Which of the posts that documents speak of."""

        MANAGER = "manager", _("Community safety manager")
        OFFICER = "officer", _("Community safety officer")
        LIAISON = "liaison", _("Police liaison officer")
        ANALYST = "analyst", _("Analyst")
        OTHER = "other", _("Other")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="posts")
    title = models.CharField(_("title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    host = models.ForeignKey(Partner, models.PROTECT, related_name="posts_hosted")
    line_manager = models.CharField(_("line manager's post"), max_length=120, blank=True)
    hours_a_week = models.DecimalField(_("hours a week"), max_digits=4, decimal_places=1)
    duties = models.TextField(_("what the post does"), blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="posts"
    )
    held_since = models.DateField(_("held since"), null=True, blank=True)
    vacant_since = models.DateField(_("vacant since"), null=True, blank=True)
    is_colocated = models.BooleanField(_("works in one place with other partners"), default=False)
    tenure_years = models.PositiveSmallIntegerField(
        _("expected tenure (years)"), null=True, blank=True
    )

    class Meta(Held.Meta):
        ordering = ["title"]
        constraints = [
            *Held.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(tenure_years__isnull=True)
                | models.Q(tenure_years__range=(1, LONGEST_TENURE)),
                name="tenure_is_of_this_world",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("agencies:post", args=[self.partnership.slug, self.pk])


class Holding(Held):
    """Who held a post before its holder of today: so that turnover can be told."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="holdings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="holdings")

    class Meta(Held.Meta):
        ordering = ["-started_on"]

    @property
    def partnership(self) -> Partnership:
        """The post's."""
        return self.post.partnership
