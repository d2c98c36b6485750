"""Groups and the seats in them."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models.agency import Partner
from wardmote.partnership.agencies.models.dated import Held
from wardmote.partnership.agencies.models.partnership import Partnership


class Group(Held):
    """A body that meets; groups make a tree."""

    class Function(models.TextChoices):
        """What it is for."""

        SCRUTINY = "scrutiny", _("Scrutiny")
        STRATEGIC = "strategic", _("Strategic")
        COORDINATION = "coordination", _("Co-ordination")
        TASK = "task", _("Task group")

    class Say(models.TextChoices):
        """What its word counts for."""

        DETERMINES = "determines", _("Determines")
        COORDINATES = "coordinates", _("Co-ordinates")
        ADVISES = "advises", _("Advises")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="groups")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="below",
        verbose_name=_("reports to"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=120)
    function = models.CharField(_("function"), max_length=15, choices=Function.choices)
    say = models.CharField(_("say"), max_length=15, choices=Say.choices, default=Say.COORDINATES)
    remit = models.CharField(_("theme or area"), max_length=160, blank=True)
    purpose = models.TextField(_("purpose"), blank=True)
    expectations = models.TextField(_("what is expected of members"), blank=True)
    accountability = models.TextField(_("how it answers to the public"), blank=True)
    terms_agreed_on = models.DateField(_("terms of reference agreed on"), null=True, blank=True)
    review_on = models.DateField(_("review on"), null=True, blank=True)
    sunset_on = models.DateField(_("ends on (task groups)"), null=True, blank=True)
    closure_report = models.TextField(_("closure report"), blank=True)
    escalation = models.TextField(_("what it takes upwards, and how"), blank=True)
    size_reason = models.TextField(_("why it is larger than eight"), blank=True)

    class Meta(Held.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("agencies:group", args=[self.partnership.slug, self.pk])


class Standing(Held):
    """How a group stood before a change: kept so that the structure can be shown as at any day.

    A group that never changed has none: it stands as its own row says.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="standings")
    parent = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=15, choices=Group.Function.choices)
    say = models.CharField(max_length=15, choices=Group.Say.choices)

    class Meta(Held.Meta):
        ordering = ["started_on"]

    @property
    def partnership(self) -> Partnership:
        """The group's."""
        return self.group.partnership


LOWEST_RANK = 5
"""Levels of rank in `rulebook/ranks.toml`; a test compares them."""


class Seat(Held):
    """A place in a group, held by a person for an agency."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="seats",
        help_text=_("Empty while vacant"),
    )  # fmt: skip
    title = models.CharField(_("job title"), max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(
        _("rank"), default=3, help_text=_("A level of rulebook/ranks.toml; 1 is the head")
    )
    mode = models.CharField(_("sits as"), max_length=10, choices=Partner.Mode.choices)
    issue = models.CharField(_("for which issue"), max_length=160, blank=True)
    is_chair = models.BooleanField(_("chair"), default=False)
    chair_until = models.DateField(_("chair until"), null=True, blank=True)
    is_elected_member = models.BooleanField(_("elected member"), default=False)
    may_commit_money = models.PositiveIntegerField(_("may commit money up to (£)"), default=0)
    may_commit_staff = models.BooleanField(_("may commit staff"), default=False)
    may_commit_policy = models.BooleanField(_("may commit policy"), default=False)
    also_represents = models.ManyToManyField(Partner, blank=True, related_name="represented_by")

    class Meta(Held.Meta):
        ordering = ["-is_chair", "rank", "partner__agency__name"]
        constraints = [
            *Held.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(rank__range=(1, LOWEST_RANK)), name="rank_is_of_the_rulebook"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or _('Vacant')}, {self.partner}"

    @property
    def partnership(self) -> Partnership:
        """The group's."""
        return self.group.partnership

    def role_card_address(self) -> str:
        """The page of its role card."""
        return reverse("agencies:role_card", args=[self.partnership.slug, self.pk])


class RoleCard(models.Model):
    """What a seat-holder may do and must do, in five fields."""

    seat = models.OneToOneField(Seat, models.CASCADE, related_name="role_card")
    authority = models.TextField(_("authority"))
    accountability = models.TextField(_("accountable to"))
    role = models.TextField(_("role"))
    time = models.CharField(_("time"), max_length=120)
    resources = models.TextField(_("resources"))

    @property
    def partnership(self) -> Partnership:
        """The seat's."""
        return self.seat.partnership
