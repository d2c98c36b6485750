"""Deliveries as their quality is compared."""

from collections import Counter
from datetime import date

from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.rules.quality import Seen


def seen_of(delivery: Delivery) -> Seen:
    """What is compared of a delivery that was checked."""
    at_fault: Counter[str] = Counter()
    for fault in delivery.faults:
        if fault["column"] and not fault["fatal"]:
            at_fault[fault["column"]] += fault["rows"]
    return Seen(
        rows_read=delivery.rows_read, rows_usable=delivery.rows_usable,
        months=tuple(date.fromisoformat(month) for month in delivery.months),
        columns=frozenset(ours for _theirs, ours in delivery.headings), at_fault=dict(at_fault),
    )  # fmt: skip


def before(delivery: Delivery) -> list[Seen]:
    """The same agency's accepted deliveries of the dataset before this one, the newest first."""
    earlier = Delivery.objects.filter(
        partnership=delivery.partnership_id, agency=delivery.agency_id, dataset=delivery.dataset,
        state=Delivery.State.ACCEPTED, sent_at__lt=delivery.sent_at,
    )  # fmt: skip
    return [seen_of(each) for each in earlier.order_by("-sent_at")]


def replaced_by(delivery: Delivery) -> list[Delivery]:
    """Accepted deliveries of the same suppliers of which this one has a month too."""
    earlier = Delivery.objects.filter(
        partnership=delivery.partnership_id, agency=delivery.agency_id, dataset=delivery.dataset,
        state=Delivery.State.ACCEPTED,
    ).exclude(pk=delivery.pk)  # fmt: skip
    months, suppliers = set(delivery.months), set(delivery.suppliers)
    return [
        each
        for each in earlier.order_by("-decided_at")
        if months & set(each.months) and suppliers & set(each.suppliers)
    ]
