"""The ledger told to a caller: receipts, deliveries, vintages and what was forgotten."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import pandas as pd

from wardmote.evidence.store.deliveries import Delivery, Forgotten, Receipt
from wardmote.evidence.store.ledger import Entry, Ledger


def receipt(ledger: Ledger, entry: Entry, *, already_held: bool) -> Receipt:
    """What became of the file that this entry stands for."""
    replaced = (
        other.id
        for other in ledger.entries
        if any(part.superseded_by == entry.id for part in other.parts)
    )
    return Receipt(
        delivery=entry.id,
        dataset=entry.dataset,
        supplier=entry.supplier,
        file_name=entry.file_name,
        months=tuple(part.month for part in entry.parts),
        rows=sum(part.rows for part in entry.parts),
        rows_read=entry.rows_read,
        supersedes=tuple(replaced),
        already_held=already_held,
        faults=entry.faults,
    )


def delivery(entry: Entry) -> Delivery:
    """One entry, as `Store.deliveries` gives it."""
    later = dict.fromkeys(part.superseded_by for part in entry.parts if part.superseded_by)
    return Delivery(
        id=entry.id,
        dataset=entry.dataset,
        supplier=entry.supplier,
        file_name=entry.file_name,
        sha256=entry.sha256,
        day=entry.day,
        months=tuple(part.month for part in entry.parts),
        rows={part.month: part.rows for part in entry.parts},
        rows_read=entry.rows_read,
        forget_after_days=entry.forget_after_days,
        faults=entry.faults,
        state=_state(entry),
        superseded_by=tuple(later),
    )


def _state(entry: Entry) -> str:
    states = {part.state for part in entry.parts}
    return next((state for state in ("live", "superseded") if state in states), "forgotten")


def vintages(entries: Iterable[Entry]) -> pd.DataFrame:
    """One row per supplier × month × delivery, as `Store.vintages` gives it."""
    rows = [
        (entry.dataset, entry.supplier, part.month, entry.id, entry.day, part.rows, part.state,
         part.superseded_by)
        for entry in entries
        for part in entry.parts
    ]  # fmt: skip
    columns = ["dataset", "supplier", "month", "delivery", "day", "rows", "state", "superseded_by"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["supplier", "month", "delivery"], ignore_index=True)


def forgotten(before: Ledger, after: Ledger) -> tuple[Forgotten, ...]:
    """One row per dataset and month whose records are in the first ledger and not the second."""
    gone: dict[tuple[str, date], dict[str, int]] = defaultdict(dict)
    for old, new in zip(before.entries, after.entries, strict=True):
        for was, now in zip(old.parts, new.parts, strict=True):
            if was.files and not now.files:
                gone[old.dataset, was.month][old.id] = was.rows
    return tuple(
        Forgotten(dataset, month, sum(rows.values()), tuple(rows))
        for (dataset, month), rows in sorted(gone.items())
    )
