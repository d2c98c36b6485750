"""Taking in: from a decision to rows in the store, so that a death at any point does no harm.

The order is: decided (database) → rows in the store (one new ledger, all or nothing) → accepted
(database) → the file goes. Whoever takes it up again asks the store first: what its ledger names
by the file's mark is there, and is not stored twice.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.evidence import Reader, Refusal, Store, take_in
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange.changes.deciding import EXPLAINING, check_covered
from wardmote.partnership.exchange.changes.keeping import let_go, path_of, worked_on
from wardmote.partnership.exchange.changes.requests import meet
from wardmote.partnership.exchange.changes.states import become
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.rules.covering import ALWAYS
from wardmote.partnership.exchange.rules.keeping import files_folder, store_folder

State = Delivery.State
MOST_EXPLAINED = 36
"""Months whose changes are counted row by row; of more, the latest."""


def settle_delivery(*, pk: int, at: datetime, reader: Reader | None = None) -> None:
    """Store what was accepted; what is settled already stays as it is.

    Args:
        reader: a process that reads files, to use again; None for a new one.
    """
    found = Delivery.objects.select_related("partnership", "agency", "flow", "request")
    delivery = found.filter(pk=pk, state=State.ACCEPTING).first()
    if delivery is None:
        return
    with worked_on(delivery) as is_ours:
        if is_ours:
            _store(delivery, at, reader)


def _store(delivery: Delivery, at: datetime, reader: Reader | None) -> None:
    folder = store_folder(delivery.partnership)
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with Store.open(folder) as store:
        receipt = _taken_in(store, delivery, at, reader)
        if isinstance(receipt, str):
            _not_taken(delivery, receipt, at)
            return
        Delivery.objects.filter(pk=delivery.pk).update(step=EXPLAINING)
        told = list(_changes(store, receipt))
    _done(delivery, receipt, told, at)


def _taken_in(store: Store, delivery: Delivery, at: datetime, reader: Reader | None) -> Any:
    """The store's receipt, or why there is none."""
    try:
        without = _without(delivery, at)
    except Refused as refused:
        if not _is_held(store, delivery):
            return str(refused)
        without = frozenset(delivery.left_out)
    receipt = take_in(
        store, path_of(delivery), day=timezone.localdate(delivery.decided_at),
        dataset=delivery.dataset, supplier=delivery.agency.name, without=without,
        reader=reader,
    )  # fmt: skip
    return receipt.reason if isinstance(receipt, Refusal) else receipt


def _without(delivery: Delivery, at: datetime) -> frozenset[str]:
    """What was left out when it was accepted, and whatever no protocol covers any more since."""
    return frozenset(delivery.left_out) | check_covered(delivery, at).without


def _is_held(store: Store, delivery: Delivery) -> bool:
    """Whether its rows were stored before whoever did it died: no other delivery is theirs."""
    accepted = Delivery.objects.filter(
        partnership=delivery.partnership_id, dataset=delivery.dataset, state=State.ACCEPTED
    )
    marks = accepted.values_list("store_mark", flat=True)
    claimed = {each for mark in marks for each in mark.split(", ")}
    day = timezone.localdate(delivery.decided_at)
    return any(
        each.day == day and each.id not in claimed and _is_of(each.file_name, delivery)
        for each in store.deliveries(delivery.dataset)
    )


def _is_of(name: str, delivery: Delivery) -> bool:
    """A file of a zip is named after the zip."""
    return name == delivery.file_name or name.startswith(f"{delivery.file_name}/")


def _changes(store: Store, receipt: Any) -> Iterator[dict[str, Any]]:
    """What it changed, month by month, of the deliveries that it replaced."""
    ours = set(receipt.delivery.split(", "))
    for dataset in receipt.dataset.split(", "):
        table = store.vintages(dataset)
        replaced = table[table["superseded_by"].isin(ours)]
        for row in replaced.tail(MOST_EXPLAINED).to_dict("records"):
            yield _told(store, dataset, row)


def _told(store: Store, dataset: str, row: dict[str, Any]) -> dict[str, Any]:
    month: date = row["month"]
    found = store.changes_between(
        dataset, row["supplier"], month, row["delivery"], row["superseded_by"]
    )
    counts = {name: getattr(found, name) for name in ("same", "changed", "added", "removed")}
    return {
        "month": month.isoformat(), "supplier": row["supplier"], "older": row["delivery"],
        **counts, "columns": dict(found.columns),
    }  # fmt: skip


@transaction.atomic
def _done(delivery: Delivery, receipt: Any, told: list[dict[str, Any]], at: datetime) -> None:
    faults = [fault for fault in receipt.faults if fault.rule == "not_covered"]
    kept = become(
        delivery, State.ACCEPTED, by=delivery.decided_by, at=at, step=0,
        store_mark=receipt.delivery, rows_kept=receipt.rows, changes=told,
        left_out=sorted({*_columns(delivery, faults)}),
    )  # fmt: skip
    meet(kept, at=at)
    transaction.on_commit(lambda: let_go(kept.partnership, kept.kept_as))


def _columns(delivery: Delivery, faults: list[Any]) -> Iterator[str]:
    """Headings that told something and were left out."""
    return (fault.column for fault in faults if fault.column not in ALWAYS)


@transaction.atomic
def _not_taken(delivery: Delivery, why: str, at: datetime) -> None:
    """Nothing was stored: it waits again, and says why."""
    words = _("It was not taken in: %s") % why
    become(delivery, State.CHECKED, by=None, at=at, words=words, step=0, left_out=[], basis=None)


def unfinished() -> list[Delivery]:
    """Deliveries that a job is to take up again: nobody works on them, and they are not settled."""
    waiting = Delivery.objects.filter(state__in=[State.ARRIVED, State.CHECKING, State.ACCEPTING])
    found = []
    for delivery in waiting.select_related("partnership"):
        with worked_on(delivery) as is_free:
            if is_free:
                found.append(delivery)
    return found


def tidy(partnership: Partnership) -> int:
    """Remove files of deliveries that are settled, and of nobody; how many went.

    A death between a delivery's last step and the going of its file leaves one behind.
    """
    open_states = [State.ARRIVED, State.CHECKING, State.CHECKED, State.ACCEPTING]
    needed = set(
        Delivery.objects.filter(partnership=partnership, state__in=open_states).values_list(
            "kept_as", flat=True
        )
    )
    folder = files_folder(partnership)
    stray = (
        [each for each in folder.glob("*") if each.name not in needed] if folder.is_dir() else []
    )
    for each in stray:
        let_go(partnership, each.name)
    return len(stray)
