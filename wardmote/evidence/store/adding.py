"""What an addition does to the ledger, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wardmote.evidence.store.incoming import Incoming
from wardmote.evidence.store.ledger import Entry, Ledger, Part


@dataclass(frozen=True)
class Plan:
    """Which of some files are new, and the delivery that each of them is.

    Attributes:
        ids: for each file, in order, the id of its delivery, and whether that is held already.
        new: the files to write, by the id that each will have.
    """

    ids: tuple[tuple[str, bool], ...]
    new: Mapping[str, Incoming]


def plan(ledger: Ledger, files: Sequence[Incoming]) -> Plan:
    """What to write of these files; one that comes twice among them is new once."""
    known = {(entry.dataset, entry.sha256): entry.id for entry in reversed(ledger.entries)}
    next_number = {file.dataset: len(ledger.of(file.dataset)) + 1 for file in files}
    ids: list[tuple[str, bool]] = []
    new: dict[str, Incoming] = {}
    for file in files:
        mark = (file.dataset, file.sha256)
        held = mark in known
        if not held:
            known[mark] = f"{file.dataset}.{next_number[file.dataset]:04d}"
            next_number[file.dataset] += 1
            new[known[mark]] = file
        ids.append((known[mark], held))
    return Plan(tuple(ids), new)


def entry(incoming: Incoming, delivery: str, day: date, parts: Sequence[Part]) -> Entry:
    """The ledger's entry of a file that was written."""
    return Entry(
        id=delivery,
        dataset=incoming.dataset,
        supplier=incoming.supplier,
        file_name=incoming.file_name,
        sha256=incoming.sha256,
        day=day,
        rows_read=incoming.rows_read,
        forget_after_days=incoming.forget_after_days,
        faults=tuple(incoming.faults),
        parts=tuple(parts),
    )
