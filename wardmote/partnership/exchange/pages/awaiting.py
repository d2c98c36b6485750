"""What of the exchange awaits a member: cards on the overview."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.models import DataRequest, Delivery
from wardmote.partnership.exchange.pages.request import request_words
from wardmote.partnership.exchange.pages.words import months_words
from wardmote.partnership.exchange.rules import MAY
from wardmote.partnership.exchange.rules.periods import settings, title_of
from wardmote.partnership.website.card import Card
from wardmote.partnership.website.tables import day as day_words

MOST = 3


def awaiting(partnership: Partnership, membership: Membership, day: date) -> list[Card]:
    """What came lately, what an agency is to send, and what waits to be accepted."""
    cards: list[Card] = []
    if may(membership, "see deliveries", MAY):
        cards += _new(partnership, day)
    if may(membership, "accept data", MAY):
        cards += _to_accept(partnership)
        cards += _more_time(partnership)
        cards += _late(partnership, day)
    if membership.agency_id and may(membership, "answer a data request", MAY):
        cards += _own(partnership, membership, day)
    return cards


def _new(partnership: Partnership, day: date) -> Iterator[Card]:
    """What came into the store lately, for whoever waits for it."""
    since = timezone.make_aware(datetime.combine(day - timedelta(settings().new_for_days), time()))
    taken = partnership.deliveries.filter(state=Delivery.State.ACCEPTED, decided_at__gte=since)
    for each in taken.only("dataset", "months", "agency__name", "partnership__slug").select_related(
        "agency", "partnership"
    )[:MOST]:
        yield Card(
            _("New data: %s") % title_of(each.dataset),
            _("%(agency)s, %(months)s") % {
                "agency": each.agency, "months": months_words(each.months),
            },
            each.get_absolute_url(),
        )  # fmt: skip


def _to_accept(partnership: Partnership) -> Iterator[Card]:
    count = partnership.deliveries.filter(state=Delivery.State.CHECKED).count()
    if count:
        words = ngettext("Look at %d file", "Look at %d files", count) % count
        text = _("It was checked, and waits to be accepted or returned.")
        link = reverse("exchange:deliveries", args=[partnership.slug])
        yield Card(words, text, f"{link}?state={Delivery.State.CHECKED}", "soon")


def _more_time(partnership: Partnership) -> Iterator[Card]:
    asked = DataRequest.objects.open().filter(flow__partnership=partnership)
    for each in asked.exclude(more_time_until=None).select_related(
        "flow__agency", "flow__partnership"
    )[:MOST]:
        yield Card(
            _("%s asks for more time") % each.flow.agency, request_words(each),
            each.get_absolute_url(), "soon",
        )  # fmt: skip


def _late(partnership: Partnership, day: date) -> Iterator[Card]:
    count = DataRequest.objects.late(day).filter(flow__partnership=partnership).count()
    if count:
        words = ngettext("%d data request is late", "%d data requests are late", count) % count
        text = _("Remind the agency, or give it more time.")
        yield Card(words, text, reverse("exchange:plan", args=[partnership.slug]), "late")


def _own(partnership: Partnership, membership: Membership, day: date) -> Iterator[Card]:
    """What the member's agency is asked for here, late or near."""
    near = day + timedelta(settings().remind_before_days)
    asked = DataRequest.objects.open().filter(
        flow__partnership=partnership, flow__agency=membership.agency_id, due_on__lte=near
    )
    for each in asked.select_related("flow__partnership", "flow__agency")[:MOST]:
        yield Card(
            _("Send %s") % request_words(each), _("It is due on %s.") % day_words(each.due_on),
            each.get_absolute_url(), "late" if each.due_on < day else "soon", each.due_on,
        )  # fmt: skip
