"""Who may come into a partnership's workspace, and as what."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.agency import Agency
from wardmote.partnership.agencies.models.dated import Held
from wardmote.partnership.agencies.models.partnership import Partnership
from wardmote.partnership.website.models import Person


class Role(models.TextChoices):
    """What a person is to the workspace; what each may do stands in every step's `rules.py`."""

    OFFICER = "officer", _("Community safety officer")
    ANALYST = "analyst", _("Partnership analyst")
    REPRESENTATIVE = "representative", _("Agency representative")
    CHAIR = "chair", _("Tasking chair")
    BOARD = "board", _("Board member")
    ELECTED = "elected", _("Elected member")
    PROTECTION = "protection", _("Data protection officer")
    NATIONAL = "national", _("National body")


class Membership(Held):
    """A person's part in a workspace; they lose access on the day that it ends."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=15, choices=Role.choices)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="memberships"
    )

    class Meta(Held.Meta):
        ordering = ["person__name"]
        constraints = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["partnership", "person"],
                condition=models.Q(ended_on__isnull=True),
                name="one_open_membership",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()} of {self.partnership}"


class Invitation(models.Model):
    """A letter to an address: whoever opens it within its time comes in by that role."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("email address"))
    role = models.CharField(_("role"), max_length=15, choices=Role.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.email}, {self.get_role_display()} of {self.partnership}"


def people_of(partnership: Partnership) -> models.QuerySet[Person]:
    """Everybody who is, or was, a member of the workspace, or has, or had, a seat or a post."""
    belongs = models.Q(memberships__partnership=partnership)
    sits = models.Q(seats__group__partnership=partnership)
    works = models.Q(posts__partnership=partnership)
    return Person.objects.filter(belongs | sits | works).distinct()
