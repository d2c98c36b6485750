"""What awaits a member when the partnership looks at itself: cards on the overview."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.duties.pages.words import SOON_DAYS
from wardmote.partnership.duties.rules import MAY as DUTIES
from wardmote.partnership.review.concerns import counts
from wardmote.partnership.review.pages.concerns import cards_of_concerns
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.card import Card
from wardmote.partnership.website.tables import day as told_day

MEETING = "scrutiny"
"""What the rulebook calls the committee's meeting."""


def awaiting(partnership: Partnership, membership: Membership, day: date) -> list[Card]:
    """For whoever may set a concern aside: what is amiss; for the officer: scrutiny ahead."""
    cards: list[Card] = []
    if may(membership, "set a concern aside", MAY):
        cards += cards_of_concerns(partnership, counts(partnership, day))
    if may(membership, "keep the duties", DUTIES):
        cards += _scrutiny(partnership, day)
    return cards


def _scrutiny(partnership: Partnership, day: date) -> Iterator[Card]:
    ahead = partnership.duties.open().filter(
        key=MEETING, due_on__range=(day, day + timedelta(SOON_DAYS))
    )
    for duty in ahead:
        text = _("The committee is to meet by %s.") % told_day(duty.due_on)
        address = reverse("review:scrutiny", args=[partnership.slug])
        yield Card(_("Brief the scrutiny committee"), text, address, "soon", duty.due_on)
