"""What the store says of what it keeps: receipts, deliveries and what it forgot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wardmote.evidence.records import Fault


@dataclass(frozen=True)
class Receipt:
    """What became of one file.

    Attributes:
        delivery: the delivery's id, such as "police_street.0003".
        dataset: the rulebook's name of the dataset.
        supplier: who sent it.
        file_name: the file's own name; on a file held already, the name it first came under.
        months: the months that the file covers, in order.
        rows: how many rows were kept.
        rows_read: how many rows the file held.
        supersedes: the ids of the earlier deliveries it replaced in one month or more.
        already_held: true when the same file was taken in before; then nothing was changed.
        faults: what was wrong with the file and did not stop it.
    """

    delivery: str
    dataset: str
    supplier: str
    file_name: str
    months: tuple[date, ...]
    rows: int
    rows_read: int
    supersedes: tuple[str, ...]
    already_held: bool
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Delivery:
    """One file as the store keeps it.

    Attributes:
        id: the delivery's id, such as "police_street.0003".
        dataset: the rulebook's name of the dataset.
        supplier: who sent it.
        file_name: the file's own name.
        sha256: of the file as it was sent.
        day: the day it was taken in.
        months: the months that it covers, in order.
        rows: the rows taken in for each of these months, by its first day.
        rows_read: how many rows the file held.
        forget_after_days: how long after the end of its month a record is kept.
        faults: what was wrong with the file and did not stop it.
        state: "live" while any of its months is, else "superseded"; "forgotten" once no row is.
        superseded_by: the ids of the later deliveries that replaced it in one month or more.
    """

    id: str
    dataset: str
    supplier: str
    file_name: str
    sha256: str
    day: date
    months: tuple[date, ...]
    rows: Mapping[date, int]
    rows_read: int
    forget_after_days: int
    faults: tuple[Fault, ...]
    state: str
    superseded_by: tuple[str, ...]


@dataclass(frozen=True)
class Forgotten:
    """Rows that were removed because their day had come: one dataset, one month.

    Attributes:
        dataset: the rulebook's name of the dataset.
        month: the first day of the month of the records.
        rows: how many rows were removed, those of superseded vintages among them.
        deliveries: the ids of the deliveries they came in.
    """

    dataset: str
    month: date
    rows: int
    deliveries: tuple[str, ...]
