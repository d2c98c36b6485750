"""The ledger: the one list of what the store holds. A file it does not name is not held.

A change is made by writing new Parquet files first and then one new ledger in place of the old, so
that a reader finds the store as it was before or as it is after, and never between.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from wardmote.evidence.records import Fault


@dataclass(frozen=True)
class DataFile:
    """One Parquet file: its path below the store's folder, its size and its content hash."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Part:
    """One month of one delivery: what the store keeps, replaces and forgets as a whole.

    Attributes:
        month: the first day of the month.
        rows: how many rows were taken in; it stays when they are forgotten.
        forget_on: the day on which they are to be forgotten.
        files: where they are; none when there is no row, or once they are forgotten.
        state: "live", "superseded" or "forgotten".
        superseded_by: the id of the delivery that replaced it, or "".
    """

    month: date
    rows: int
    forget_on: date
    files: tuple[DataFile, ...]
    state: str = "live"
    superseded_by: str = ""


@dataclass(frozen=True)
class Entry:
    """One delivery: where it came from, and its months."""

    id: str
    dataset: str
    supplier: str
    file_name: str
    sha256: str
    day: date
    rows_read: int
    forget_after_days: int
    faults: tuple[Fault, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Ledger:
    """Every delivery, in the order in which they came."""

    entries: tuple[Entry, ...] = field(default=())

    def named(self, delivery: str) -> Entry:
        """The delivery of this id, which is one of the ledger's."""
        return next(entry for entry in self.entries if entry.id == delivery)

    def of(self, dataset: str) -> tuple[Entry, ...]:
        """The deliveries of one dataset, in order."""
        return tuple(entry for entry in self.entries if entry.dataset == dataset)

    def files(self) -> tuple[DataFile, ...]:
        """Every Parquet file that the store holds."""
        return tuple(file for entry in self.entries for part in entry.parts for file in part.files)

    def with_delivery(self, new: Entry) -> "Ledger":
        """The ledger after a delivery, which replaces its supplier's earlier rows of its months."""
        months = {part.month for part in new.parts}
        earlier = (_superseded(entry, new, months) for entry in self.entries)
        return Ledger((*earlier, new))

    def without(self, on: date) -> "Ledger":
        """The ledger after forgetting whatever is due on this day or before."""
        return Ledger(tuple(_forgotten(entry, on) for entry in self.entries))


def _superseded(entry: Entry, new: Entry, months: set[date]) -> Entry:
    if (entry.dataset, entry.supplier) != (new.dataset, new.supplier):
        return entry
    parts = (
        replace(part, state="superseded", superseded_by=new.id)
        if part.state == "live" and part.month in months
        else part
        for part in entry.parts
    )
    return replace(entry, parts=tuple(parts))


def _forgotten(entry: Entry, on: date) -> Entry:
    parts = (
        replace(part, state="forgotten", files=()) if part.forget_on <= on else part
        for part in entry.parts
    )
    return replace(entry, parts=tuple(parts))
