"""Checking a file before it is sent: everything that is wrong with it, and nothing kept."""

import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardmote.evidence.records import Fault
from wardmote.evidence.sources.catalogue import dataset_of
from wardmote.evidence.sources.parsing import Part
from wardmote.evidence.sources.reading import Reader


@dataclass(frozen=True)
class CheckReport:
    """What a file holds and what is wrong with it.

    Attributes:
        file_name: its name.
        dataset: the dataset that it is read as; "" where none is known.
        source: the source that it is read by; "" where none is known.
        suppliers: who supplied its rows.
        rows_read: how many rows it has, blank lines and totals apart.
        rows_usable: how many of them would be kept.
        months: the first days of the months that it stands for.
        headings: their heading and our column, for what is taken.
        unread: its headings that nothing is taken from.
        faults: everything that is wrong, the fatal first.
    """

    file_name: str
    dataset: str
    source: str
    suppliers: tuple[str, ...]
    rows_read: int
    rows_usable: int
    months: tuple[date, ...]
    headings: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def usable(self) -> bool:
        """Whether the file would be taken in."""
        return self.rows_usable > 0 and not any(fault.fatal for fault in self.faults)


def check(
    path: Path,
    dataset: str | None = None,
    *,
    day: date | None = None,
    supplier: str | None = None,
    reader: Reader | None = None,
) -> CheckReport:
    """Read a file in a process of its own and tell everything that is wrong with it.

    Args:
        path: the file.
        dataset: the dataset that it is sent as; None to find out by its headings.
        day: the day of sending; rows of a later day are at fault. None asks nothing.
        supplier: who sends it, where the file does not say so.
        reader: a reader to use again; None for a new one.

    Raises:
        UnknownName: there is no such dataset.
    """
    if dataset is not None:
        dataset_of(dataset)
    own = Reader() if reader is None else nullcontext(reader)
    with own as using, tempfile.TemporaryDirectory(prefix="wardmote-") as out:
        parts = using.read(Path(path), Path(out), day=day, dataset=dataset, supplier=supplier)
    return _report(Path(path).name, dataset, parts)


def recognise(path: Path) -> str | None:
    """The name of the source that a file is of; None if it is of none that is known."""
    with Reader() as reader, tempfile.TemporaryDirectory(prefix="wardmote-") as out:
        parts = reader.read(Path(path), Path(out))
    return next((part.source for part in parts if part.source), None)


def _report(name: str, dataset: str | None, parts: tuple[Part, ...]) -> CheckReport:
    found = dict.fromkeys(fault for part in parts for fault in part.faults)
    known = [part for part in parts if part.dataset]
    return CheckReport(
        file_name=name,
        dataset=known[0].dataset if known else dataset or "",
        source=known[0].source if known else "",
        suppliers=tuple(dict.fromkeys(part.supplier for part in parts if part.supplier)),
        rows_read=sum(part.rows_read for part in parts),
        rows_usable=sum(part.rows for part in parts),
        months=tuple(sorted({date.fromisoformat(m) for part in parts for m in part.months})),
        headings=tuple(dict.fromkeys(pair for part in parts for pair in part.headings)),
        unread=tuple(dict.fromkeys(heading for part in parts for heading in part.unread)),
        faults=tuple(sorted(found, key=lambda fault: (not fault.fatal, fault.row, fault.column))),
    )
