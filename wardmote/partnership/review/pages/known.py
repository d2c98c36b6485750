"""What the service knows now of each part of the officer's work, with the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.rules import legal_year, year_start
from wardmote.partnership.meetings.models import Meeting
from wardmote.partnership.website.tables import day, money

NEXT_MEETINGS = 3
"""So many are told of. Setting of this project."""


@dataclass(frozen=True)
class Fact:
    """Something that is so, and where it is read."""

    words: str
    value: str
    href: str


@dataclass(frozen=True)
class Asked:
    """Whose facts, on which day.

    Attributes:
        due: key of each duty that is open → when it is next due.
    """

    partnership: Partnership
    on: date
    due: dict[str, date]

    def by(self, key: str) -> str:
        """By when a duty is next due, in words."""
        return day(self.due.get(key)) or _("not in the calendar")

    def to(self, name: str, *args: int) -> str:
        """The address of a page."""
        return reverse(name, args=[self.partnership.slug, *args])


def known(partnership: Partnership, on: date) -> dict[str, tuple[Fact, ...]]:
    """Part of the rulebook's workbench → what is known."""
    told = {
        "public": _public, "political": _political, "project": _project, "committee": _committee,
        "staff": _staff, "budget": _budget,
    }  # fmt: skip
    asked = Asked(partnership, on, _due(partnership))
    return {part: tuple(facts(asked)) for part, facts in told.items()}


def _due(partnership: Partnership) -> dict[str, date]:
    """Key of each duty that is open → when it is next due."""
    ahead = partnership.duties.open().values_list("key").annotate(next=Min("due_on"))
    return dict(ahead.order_by("key"))


def _public(asked: Asked) -> Iterator[Fact]:
    yield Fact(_("Public meeting due by"), asked.by("public_meeting"),
               asked.to("duties:calendar"))  # fmt: skip
    out = asked.partnership.audits.published().count()
    yield Fact(_("Audits published"), str(out), asked.to("audits:audits"))


def _political(asked: Asked) -> Iterator[Fact]:
    register = asked.to("agencies:elected_members")
    endorsed = asked.partnership.endorsements.aggregate(last=Max("endorsed_on"))["last"]
    briefed = asked.partnership.briefings.aggregate(last=Max("briefed_on"))["last"]
    yield Fact(_("Last endorsed by elected members"), day(endorsed) or _("never"), register)
    yield Fact(_("Elected members last briefed"), day(briefed) or _("never"), register)
    yield Fact(_("Scrutiny due by"), asked.by("scrutiny"),
               asked.to("review:scrutiny"))  # fmt: skip
    if asked.partnership.next_election_on:
        yield Fact(_("Next council election"), day(asked.partnership.next_election_on), register)


def _project(asked: Asked) -> Iterator[Fact]:
    open_ones = asked.partnership.duties.open()
    words = {"open": open_ones.count(), "late": open_ones.missed(asked.on).count()}
    yield Fact(_("Duties open"), _("%(open)d, past their day %(late)d") % words,
               asked.to("duties:calendar"))  # fmt: skip
    held = asked.partnership.plans.filter(first_on__lte=asked.on, last_on__gte=asked.on).count()
    yield Fact(_("Plans in force"), str(held), asked.to("duties:plans"))
    for audit in asked.partnership.audits.exclude(state__in=["published", "dropped"]).order_by(
        "due_on"
    ):
        yield Fact(audit.title, audit.get_state_display(), asked.to("audits:audit", audit.pk))


def _committee(asked: Asked) -> Iterator[Fact]:
    ahead = asked.partnership.meetings.filter(held_on__gte=asked.on, state=Meeting.State.PLANNED)
    for meeting in ahead.order_by("held_on", "starts_at")[:NEXT_MEETINGS]:
        yield Fact(meeting.title, day(meeting.held_on),
                   asked.to("meetings:meeting", meeting.pk))  # fmt: skip
    groups = asked.partnership.groups.on(asked.on).count()
    yield Fact(_("Groups that meet"), str(groups), asked.to("agencies:groups"))


def _staff(asked: Asked) -> Iterator[Fact]:
    posts = asked.partnership.posts.on(asked.on)
    words = {"held": posts.exclude(holder=None).count(), "all": posts.count()}
    yield Fact(_("Posts held"), _("%(held)d of %(all)d") % words,
               asked.to("agencies:posts"))  # fmt: skip
    members = asked.partnership.memberships.on(asked.on).count()
    yield Fact(_("People with a way in"), str(members), asked.to("agencies:people"))


def _budget(asked: Asked) -> Iterator[Fact]:
    hosted = (
        asked.partnership.posts.on(asked.on)
        .values("host__agency__name")
        .order_by("host__agency__name")
    )
    for row in hosted.annotate(hours=Sum("hours_a_week")):
        words = _("Posts hosted by %s") % row["host__agency__name"]
        yield Fact(words, _("%s hours a week") % f"{row['hours']:g}",
                   asked.to("agencies:posts"))  # fmt: skip
    year = asked.partnership.transactions.filter(made_on__gte=year_start(legal_year(asked.on)))
    total = year.aggregate(total=Sum("amount"))["total"] or 0
    yield Fact(_("With bodies that are not public, this year"), money(total),
               asked.to("agencies:transactions"))  # fmt: skip
