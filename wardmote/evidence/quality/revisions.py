"""Months that a supplier sent again, and what changed in them."""

from wardmote.evidence.records import Period
from wardmote.evidence.store import Changes, Store


def revisions(store: Store, dataset: str, period: Period) -> list[Changes]:
    """What each re-sent month changed, as `Store.changes_between` counts it.

    Returns:
        One for each month of the period and vintage that was replaced; both are still held.
    """
    told = store.vintages(dataset)
    held = told[(told["state"] != "forgotten") & (told["rows"] > 0)]
    there = set(zip(held["delivery"], held["month"], strict=True))
    columns = ("supplier", "month", "delivery", "superseded_by")
    return [
        store.changes_between(dataset, supplier, month, older, newer)
        for supplier, month, older, newer in zip(*(held[name] for name in columns), strict=True)
        if month in period and (newer, month) in there
    ]
