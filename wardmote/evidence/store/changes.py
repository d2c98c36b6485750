"""What a supplier changed between two deliveries of the same month."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import ibis
from ibis import _

from wardmote.evidence.records import NAMES

TOLD = tuple(name for name in NAMES if name != "row_number")


@dataclass(frozen=True)
class Changes:
    """One month of one supplier, told twice.

    Rows with an identifier are matched by it; where an identifier is on several rows, as many of
    them are matched as both deliveries have. Rows with none can only be the same or not: of a
    content that the older had three times and the newer five, three are the same and two added.

    Attributes:
        same: rows that stand as they stood; the row's place in its file does not count.
        changed: rows whose identifier is in both and whose content is not.
        added: rows that only the newer has.
        removed: rows that only the older has.
        columns: of rows whose identifier stands once in both, how many changed in each column.
        dataset: the rulebook's name of the dataset.
        supplier: who sent both.
        month: the first day of the month.
        older: the id of the delivery compared from.
        newer: the id of the delivery compared to.
    """

    same: int
    changed: int
    added: int
    removed: int
    columns: Mapping[str, int] = field(default_factory=dict)
    dataset: str = ""
    supplier: str = ""
    month: date = date.min
    older: str = ""
    newer: str = ""


def between(older: ibis.Table, newer: ibis.Table) -> Changes:
    """Count what changed between two tables of records, each of one supplier and month."""
    contents = _contents(older).union(_contents(newer, newer=True)).group_by(TOLD).agg(
        old=_.old.sum(), new=_.new.sum()
    )  # fmt: skip
    by_id = (
        contents.group_by("record_id")
        .agg(old=_.old.sum(), new=_.new.sum(), same=ibis.least(_.old, _.new).sum())
        .mutate(both=ibis.ifelse(_.record_id.isnull(), _.same, ibis.least(_.old, _.new)))
    )
    totals = by_id.agg(
        same=_.same.sum(),
        changed=(_.both - _.same).sum(),
        added=(_.new - _.both).sum(),
        removed=(_.old - _.both).sum(),
    )
    found = _only_row(totals)
    return Changes(
        same=int(found["same"] or 0),
        changed=int(found["changed"] or 0),
        added=int(found["added"] or 0),
        removed=int(found["removed"] or 0),
        columns=_by_column(older, newer),
    )


def _contents(records: ibis.Table, *, newer: bool = False) -> ibis.Table:
    one, none = ibis.literal(1, "int64"), ibis.literal(0, "int64")
    return records.select(*TOLD, old=none if newer else one, new=one if newer else none)


def _by_column(older: ibis.Table, newer: ibis.Table) -> dict[str, int]:
    renamed = {f"{name}_then": name for name in TOLD if name != "record_id"}
    then = _once(older).rename(renamed)
    pairs = _once(newer).join(then, "record_id")
    differs = {
        name: (~pairs[name].identical_to(pairs[f"{name}_then"])).sum() for name in renamed.values()
    }
    found = _only_row(pairs.agg(**differs))
    return {name: int(count) for name, count in found.items() if count}


def _once(records: ibis.Table) -> ibis.Table:
    told = records.filter(_.record_id.notnull()).select(*TOLD)
    times = told.group_by("record_id").agg(times=_.count()).filter(_.times == 1)
    return told.semi_join(times, "record_id")


def _only_row(table: ibis.Table) -> dict[str, Any]:
    return table.to_pyarrow().to_pylist()[0]
