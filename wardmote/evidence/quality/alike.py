"""Rows that another row is like: by identifier, or in all they tell. Counted, never dropped."""

from collections.abc import Iterable

import ibis
import pandas as pd
from ibis import _

from wardmote.evidence.store import Delivery

OURS = {"row_number", "delivery", "dataset", "forget_on", "area", "how"}


def same_identifier(records: ibis.Table, deliveries: Iterable[Delivery]) -> int:
    """How many rows have an identifier that another row of their supplier has as well.

    Args:
        records: standard records of one dataset.
        deliveries: those that the records came in; one supplier's numbers mean nothing to another.
    """
    pairs = [(delivery.id, delivery.supplier) for delivery in deliveries]
    whose = ibis.memtable(pd.DataFrame(pairs, columns=["delivery", "supplier"], dtype="str"))
    known = records.filter(_.record_id.notnull()).select("delivery", "record_id")
    times = known.join(whose, "delivery").group_by(["supplier", "record_id"]).agg(n=_.count())
    return _sum(times.filter(times.n > 1), "n")


def alike(records: ibis.Table) -> int:
    """How many rows without an identifier are like an earlier one in all they tell.

    Such rows may be different incidents: a source that tells neither day nor address makes many
    that look the same. So many rows would be lost if they were taken for one.
    """
    told = [name for name in records.columns if name not in OURS]
    unnamed = records.filter(records.record_id.isnull())
    contents = unnamed.group_by(told).agg(more=unnamed.count() - 1)
    return _sum(contents, "more")


def _sum(table: ibis.Table, column: str) -> int:
    return int(table[column].sum().to_pyarrow().as_py() or 0)
