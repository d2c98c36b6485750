"""What of the duties awaits a member: cards on the overview."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.duties.pages.words import SOON_DAYS, line, year_words
from wardmote.partnership.duties.rules import MAY, coming, legal_year
from wardmote.partnership.website.card import Card
from wardmote.partnership.website.tables import day as told_day

SOON = timedelta(SOON_DAYS)
MOST = 6
"""More duties of one's own are told of in one card."""


def awaiting(partnership: Partnership, membership: Membership, day: date) -> list[Card]:
    """The member's own duties that are late or near; for the officer also what nobody sees to."""
    cards = list(_own(partnership, membership, day))
    if may(membership, "keep the duties", MAY):
        cards += [
            *_unopened(partnership, day), *_nobodys(partnership, day),
            *_consulted(partnership, day),
        ]  # fmt: skip
    return cards


def _calendar(partnership: Partnership, asks: str = "") -> str:
    return reverse("duties:calendar", args=[partnership.slug]) + asks


def _own(partnership: Partnership, membership: Membership, day: date) -> Iterator[Card]:
    near = partnership.duties.open().filter(owner=membership.person_id, due_on__lte=day + SOON)
    duties = list(near.select_related("partnership", "owner", "lead__agency", "occasion"))
    for duty in duties[:MOST]:
        told = line(duty, day)
        tone = "late" if duty.due_on < day else "soon"
        text = f"{told.countdown.capitalize()}. {told.act}."
        yield Card(told.title, text, told.href, tone, duty.due_on, duty=duty.key)
    if len(duties) > MOST:
        asks = f"?owner={membership.person_id}"
        title = _("%d more duties of yours are due") % (len(duties) - MOST)
        address = _calendar(partnership, asks)
        yield Card(title, _("They are due by now or soon."), address, "soon")


def _unopened(partnership: Partnership, day: date) -> Iterator[Card]:
    """The year of today has no duties yet."""
    year = legal_year(day)
    duties = list(partnership.duties.all())
    if not any(duty.year == year and duty.occasion_id is None for duty in duties):
        count = sum(1 for _row in coming(partnership, year, duties))
        if count:
            title = _("Open the legal year %s") % year_words(year)
            text = ngettext("The law asks for %d thing.", "The law asks for %d things.", count)
            address = reverse("duties:open_year", args=[partnership.slug]) + f"?year={year}"
            yield Card(title, text % count, address, "soon")


def _nobodys(partnership: Partnership, day: date) -> Iterator[Card]:
    """What is late or near and has no owner."""
    near = partnership.duties.open().filter(owner=None, due_on__lte=day + SOON)
    count = near.count()
    if count:
        title = ngettext("Find an owner for %d duty", "Find owners for %d duties", count) % count
        text = _("Nobody is named, and they are due by now or soon.")
        yield Card(title, text, _calendar(partnership, "?owner=none"), "soon")


def _consulted(partnership: Partnership, day: date) -> Iterator[Card]:
    """An agency's plan on which the partnership can have its say, now or soon."""
    ahead = partnership.plans.filter(
        partner__isnull=False, consulted_until__gte=day, consulted_from__lte=day + SOON
    )
    for plan in ahead.select_related("partnership"):
        words = {"opens": told_day(plan.consulted_from), "closes": told_day(plan.consulted_until)}
        text = _("Consultation from %(opens)s to %(closes)s.") % words
        title = _("Have your say on “%s”") % plan.title
        yield Card(title, text, plan.get_absolute_url(), "soon", plan.consulted_until)
