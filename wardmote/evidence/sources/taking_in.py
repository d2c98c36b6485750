"""Taking in: a file on the disk → rows in the store, or the reasons why not."""

import hashlib
import tempfile
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from wardmote.evidence.records import Fault
from wardmote.evidence.sources.catalogue import dataset_of, sources
from wardmote.evidence.sources.leaving_out import leave_out, left_out_faults
from wardmote.evidence.sources.parsing import Part
from wardmote.evidence.sources.reading import Reader
from wardmote.evidence.store import Incoming, Receipt, Store


@dataclass(frozen=True)
class Refusal:
    """A file that was not taken in.

    Attributes:
        file_name: its name.
        dataset: the dataset that it was sent as, or taken for; "" where neither is known.
        faults: why, the fatal ones among them.
    """

    file_name: str
    dataset: str
    faults: tuple[Fault, ...]

    @property
    def reason(self) -> str:
        """The first fatal fault, in words."""
        return next((fault.message for fault in self.faults if fault.fatal), "")


def take_in(
    store: Store,
    path: Path,
    *,
    day: date,
    dataset: str | None = None,
    supplier: str | None = None,
    reader: Reader | None = None,
    without: Collection[str] = (),
) -> Receipt | Refusal:
    """Read a file in a process of its own and add its rows to the store.

    Args:
        store: the store.
        path: the file: CSV, XLSX, JSON, or a zip of these.
        day: the day of taking in; rows of a later day are left out.
        dataset: the dataset that it was sent as; None to find out by its headings.
        supplier: who sent it, where the file does not say so.
        reader: a reader to use again; None for a new one.
        without: standard columns that may not be kept. They are emptied before anything is kept,
            which the receipt's faults say; a file sent again once more may be kept is new.

    Returns:
        What became of it. Of a zip, or a file of several suppliers, one receipt that joins those
        of its deliveries; what was refused in it is told among the faults.
    """
    if dataset is not None:
        dataset_of(dataset)
    own = Reader() if reader is None else nullcontext(reader)
    with tempfile.TemporaryDirectory(prefix="wardmote-") as out:
        with own as using:
            found = look(
                store, Path(path), Path(out), using, day=day, dataset=dataset, supplier=supplier,
                without=frozenset(without),
            )  # fmt: skip
        # A reader of our own is gone by now: it and the store never need their memory at once.
        return settle(store, [found], day=day)[0]


@dataclass(frozen=True)
class Looked:
    """A file that was looked at and is not in the store yet.

    Attributes:
        path: where it is.
        dataset: the dataset that it was sent as; None where nobody said.
        digest: its sha256.
        parts: what was read of it; none where it is held already.
        held: what the store says of it, where it is held already.
        without: the columns that may not be kept.
    """

    path: Path
    dataset: str | None
    digest: str
    parts: tuple[Part, ...] = ()
    held: Receipt | None = None
    without: frozenset[str] = frozenset()

    def incoming(self) -> list[Incoming]:
        """What of it is for the store."""
        alone = len(self.parts) == 1
        return [
            _incoming(part, self.digest, alone=alone, without=self.without)
            for part in self.parts
            if part.parquet
        ]

    def answer(self, receipts: Sequence[Receipt]) -> Receipt | Refusal:
        """What became of it, once the store has given receipts for what it held."""
        if self.held is not None:
            return self.held
        name = self.path.name
        if not receipts:
            return _refusal(name, self.dataset, self.parts)
        lost = (fault for part in self.parts if not part.parquet for fault in _within(part))
        return _joined(name, receipts, tuple(lost))


def look(
    store: Store,
    path: Path,
    out: Path,
    reader: Reader,
    *,
    day: date,
    dataset: str | None = None,
    supplier: str | None = None,
    without: frozenset[str] = frozenset(),
) -> Looked:
    """Read a file, unless the store holds it already; safe to do of several files at once.

    Args:
        store: the store.
        path: the file.
        out: an empty folder, in which what is read is left as Parquet.
        reader: the process that reads it.
        day: the day of taking in.
        dataset: the dataset that it was sent as; None to find out.
        supplier: who sent it, where the file does not say so.
        without: standard columns that may not be kept.
    """
    digest = _digest(path)
    # What it would be held as where columns are left out is known only once it is read.
    if not without and (held := store.receipt_of(digest, dataset)):
        return Looked(path, dataset, digest, held=held)
    parts = reader.read(path, out, day=day, dataset=dataset, supplier=supplier)
    return Looked(path, dataset, digest, parts, without=without)


def settle(store: Store, looked: Sequence[Looked], *, day: date) -> list[Receipt | Refusal]:
    """Add what was read of some files to the store, all of it or none; what became of each."""
    each = [one.incoming() for one in looked]
    receipts = iter(store.add_all([incoming for files in each for incoming in files], day=day))
    return [
        one.answer(list(islice(receipts, len(files))))
        for one, files in zip(looked, each, strict=True)
    ]


def _incoming(part: Part, digest: str, *, alone: bool, without: frozenset[str]) -> Incoming:
    source, dataset = sources()[part.source], dataset_of(part.dataset)
    left_out = leave_out(Path(part.parquet), without) if without else {}
    ours = {column: heading for heading, column in part.headings}
    return Incoming(
        dataset=part.dataset,
        supplier=part.supplier,
        file_name=part.file_name,
        sha256=_mark(part, digest, alone=alone, left_out=left_out),
        parquet=Path(part.parquet),
        months=tuple(date.fromisoformat(month) for month in part.months),
        forget_after_days=source.forget_after_days or dataset.forget_after_days,
        faults=(*part.faults, *left_out_faults(left_out, ours)),
        rows_read=part.rows_read,
    )


def _mark(part: Part, digest: str, *, alone: bool, left_out: Collection[str]) -> str:
    """What tells it from other files: its content, the part of it, and what was left out."""
    which = [] if alone else [part.file_name, part.supplier]
    if left_out:
        which.append(f"without {' '.join(sorted(left_out))}")
    return hashlib.sha256("\n".join([digest, *which]).encode()).hexdigest() if which else digest


def _refusal(name: str, dataset: str | None, parts: tuple[Part, ...]) -> Refusal:
    known = dataset or next((part.dataset for part in parts if part.dataset), "")
    if len(parts) == 1:
        return Refusal(name, known, parts[0].faults)
    return Refusal(name, known, tuple(fault for part in parts for fault in _within(part)))


def _within(part: Part) -> tuple[Fault, ...]:
    return tuple(
        replace(fault, message=f"{part.file_name}: {fault.message}") for fault in part.faults
    )


def _joined(name: str, receipts: Sequence[Receipt], lost: tuple[Fault, ...]) -> Receipt:
    first = receipts[0]
    if len(receipts) == 1:
        return replace(first, faults=(*first.faults, *lost))
    return Receipt(
        delivery=_each(receipt.delivery for receipt in receipts),
        dataset=_each(receipt.dataset for receipt in receipts),
        supplier=_each(receipt.supplier for receipt in receipts),
        file_name=name,
        months=tuple(sorted({month for receipt in receipts for month in receipt.months})),
        rows=sum(receipt.rows for receipt in receipts),
        rows_read=sum(receipt.rows_read for receipt in receipts),
        supersedes=tuple(sorted({old for receipt in receipts for old in receipt.supersedes})),
        already_held=all(receipt.already_held for receipt in receipts),
        faults=(*(fault for receipt in receipts for fault in receipt.faults), *lost),
    )


def _each(words) -> str:  # type: ignore[no-untyped-def]
    return ", ".join(dict.fromkeys(words))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
