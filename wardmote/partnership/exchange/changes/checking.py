"""Checking: what a file holds and what is wrong with it, found by a process of little trust."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from wardmote.evidence import Reader, check
from wardmote.partnership.exchange.changes.keeping import let_go, path_of, worked_on
from wardmote.partnership.exchange.changes.states import become
from wardmote.partnership.exchange.models import DataRequest, Delivery
from wardmote.partnership.exchange.rules.periods import months_of, settings
from wardmote.partnership.exchange.rules.quality import compared
from wardmote.partnership.exchange.rules.seen import before, seen_of
from wardmote.partnership.exchange.rules.wholly_wrong import wholly_wrong

State = Delivery.State
MOST_FAULTS = 1000
"""More are counted and not listed: whoever mends a thousand finds the rest."""
READING, COMPARING = 1, 2


def check_delivery(*, pk: int, at: datetime, reader: Reader | None = None) -> None:
    """Read a delivery's file, and keep what was found; what is checked already stays as it is.

    Args:
        reader: a process that reads files, to use again; None for a new one.
    """
    found = Delivery.objects.select_related("partnership", "agency", "flow", "request")
    delivery = found.filter(pk=pk, state__in=[State.ARRIVED, State.CHECKING]).first()
    if delivery is None:
        return
    with worked_on(delivery) as is_ours:
        if is_ours:
            _begin(delivery, at)
            report = check(
                path_of(delivery), delivery.dataset, day=timezone.localdate(at),
                supplier=delivery.agency.name, reader=reader,
            )  # fmt: skip
            Delivery.objects.filter(pk=pk).update(step=COMPARING)
            _end(delivery, report, at)


@transaction.atomic
def _begin(delivery: Delivery, at: datetime) -> None:
    if delivery.state == State.ARRIVED:
        become(delivery, State.CHECKING, by=None, at=at, step=READING, begun_at=at)


@transaction.atomic
def _end(delivery: Delivery, report: Any, at: datetime) -> None:
    """Keep the report; a file of which nothing can be used is refused and goes."""
    faults = [asdict(fault) for fault in wholly_wrong(report)[:MOST_FAULTS]]
    told = {
        "source": report.source, "suppliers": list(report.suppliers),
        "months": [month.isoformat() for month in report.months],
        "rows_read": report.rows_read, "rows_usable": report.rows_usable,
        "headings": [list(pair) for pair in report.headings], "unread": list(report.unread),
        "faults": faults, "step": 0,
    }  # fmt: skip
    if any(fault["fatal"] for fault in faults) or not report.usable:
        become(delivery, State.REFUSED, by=None, at=at, **told)
        transaction.on_commit(lambda: let_go(delivery.partnership, delivery.kept_as))
        return
    for name, value in told.items():
        setattr(delivery, name, value)
    measures = compared(seen_of(delivery), before(delivery), settings())
    request = delivery.request or _answered(delivery)
    become(
        delivery, State.CHECKED, by=None, at=at, **told, request=request,
        quality=[asdict(measure) for measure in measures],
    )  # fmt: skip


def _answered(delivery: Delivery) -> DataRequest | None:
    """The oldest open request that the file's months meet; None where they meet none."""
    asked = DataRequest.objects.open().filter(flow=delivery.flow).order_by("period_start")
    months = set(delivery.months)
    for request in asked:
        wanted = {
            month.isoformat() for month in months_of(request.period_start, request.period_end)
        }
        if wanted <= months:
            return request
    return None
