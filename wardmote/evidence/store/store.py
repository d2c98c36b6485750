"""The store: open it, add a file, read records, forget on the agreed day."""

import os
import shutil
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Self

import ibis
import pandas as pd

from wardmote.evidence.errors import UnknownName
from wardmote.evidence.store import (
    adding,
    changes,
    durable,
    ledger_file,
    reading,
    sweeping,
    telling,
    writing,
)
from wardmote.evidence.store.deliveries import Delivery, Forgotten, Receipt
from wardmote.evidence.store.incoming import Incoming
from wardmote.evidence.store.ledger import DataFile, Entry, Ledger


class Store:
    """A folder of records, read by DuckDB through Ibis.

    Nothing is held that the ledger does not name. Two processes may have one store open: each
    reads the ledger anew for every question, and a second writer waits for the first.

    Attributes:
        folder: where it is.
        connection: the Ibis connection, for expressions over its tables.
    """

    def __init__(self, folder: Path, threads: int):
        """Use `Store.open`."""
        self.folder = folder
        spill = Path(mkdtemp(dir=folder / sweeping.SPILL))
        self._let_go = weakref.finalize(self, _let_go, durable.hold(spill), spill)
        self.connection = reading.connect(spill, threads)
        self._checked: set[DataFile] = set()

    @classmethod
    def open(cls, folder: Path, *, threads: int = 2) -> Self:
        """Open the store in this folder, or begin one; what a killed run left is swept away.

        Raises:
            StoreDamaged: the ledger or a file that it names is missing or is not as written.
        """
        folder = Path(folder).resolve()
        (folder / sweeping.SPILL).mkdir(parents=True, exist_ok=True)
        with durable.only_writer(folder):
            if not (folder / ledger_file.NAME).exists():
                _begin(folder)
            ledger = ledger_file.read(folder)
            sweeping.sweep(folder, ledger)
            sweeping.check_sizes(folder, ledger.files())
            # Under the lock: a new spill folder that is not held yet would be swept.
            return cls(folder, threads)

    def add(self, incoming: Incoming, *, day: date) -> Receipt:
        """Take one file's records in, all or none; the same file a second time changes nothing.

        Its rows replace the same supplier's earlier rows of the months that it covers. Once a
        file's rows are forgotten, the same file does not bring them back.

        Args:
            incoming: what a reader made of the file.
            day: the day on which it is taken in.

        Raises:
            FileRefused: the records are not the standard table, or not of the months said.
            UnknownName: the dataset's name could not be a folder's.
        """
        return self.add_all([incoming], day=day)[0]

    def add_all(self, files: Sequence[Incoming], *, day: date) -> tuple[Receipt, ...]:
        """Take several files' records in, as if one after another, but all of them or none.

        Args:
            files: what a reader made of each, the later last.
            day: the day on which they are taken in.

        Raises:
            FileRefused, UnknownName: as `add`, of any of them.
        """
        for file in files:
            if not file.dataset.isidentifier():
                raise UnknownName(f"“{file.dataset}” is no dataset. Use the rulebook's name.")
        with durable.only_writer(self.folder):
            before = ledger_file.read(self.folder)
            plan = adding.plan(before, files)
            after = self._with(before, plan, day) if plan.new else before
        return tuple(
            telling.receipt(after, after.named(delivery), already_held=held)
            for delivery, held in plan.ids
        )

    def receipt_of(self, sha256: str, dataset: str | None = None) -> Receipt | None:
        """What became of the file of this content, where it was taken in by itself before.

        Args:
            sha256: of the file as it was sent, in hexadecimal.
            dataset: the dataset that it is sent as; None for any.
        """
        ledger = self.ledger()
        found = (
            entry
            for entry in ledger.entries
            if entry.sha256 == sha256 and dataset in (None, entry.dataset)
        )
        known = next(found, None)
        return telling.receipt(ledger, known, already_held=True) if known else None

    def _with(self, before: Ledger, plan: adding.Plan, day: date) -> Ledger:
        """The ledger with the new deliveries, which is on the disk as they are."""
        sweeping.sweep(self.folder, before)
        parts = writing.write_parts(self.connection.con, self.folder, plan.new)
        after = before
        for delivery, incoming in plan.new.items():
            after = after.with_delivery(adding.entry(incoming, delivery, day, parts[delivery]))
        ledger_file.write(self.folder, after)
        return after

    def forget(self, on: date) -> tuple[Forgotten, ...]:
        """Remove every record whose day has come, superseded ones too.

        Returns:
            One row per dataset and month from which records were removed, in order.
        """
        with durable.only_writer(self.folder):
            before = ledger_file.read(self.folder)
            after = before.without(on)
            if after != before:
                ledger_file.write(self.folder, after)
            # The ledger comes first: killed here, the next to open removes the files.
            sweeping.sweep(self.folder, after)
        return telling.forgotten(before, after)

    def records(self, dataset: str, *, vintage: str | None = None) -> ibis.Table:
        """The records of a dataset as they stand, or as one delivery brought them.

        Args:
            dataset: the rulebook's name of the dataset.
            vintage: the id of one delivery, which may be superseded since.

        Returns:
            One row per record: `records.NAMES`, dataset, delivery, forget_on.

        Raises:
            UnknownName: nothing of that dataset or id was ever taken in.
            StoreDamaged: a file is missing or was changed.
        """
        entries = self._entries(dataset)
        if vintage is not None:
            entries = tuple(entry for entry in entries if entry.id == vintage)
            if not entries:
                raise UnknownName(f"No delivery “{vintage}” of {dataset}. See `vintages`.")
        return self._table(
            file
            for entry in entries
            for part in entry.parts
            if vintage or part.state == "live"
            for file in part.files
        )

    def _table(self, files: Any) -> ibis.Table:
        named = tuple(files)
        sweeping.check_sizes(self.folder, named)
        for file in set(named) - self._checked:
            sweeping.check_content(self.folder, file)
        self._checked |= set(named)
        return reading.table(self.connection, [self.folder / file.path for file in named])

    def _entries(self, dataset: str) -> tuple[Entry, ...]:
        ledger = self.ledger()
        if entries := ledger.of(dataset):
            return entries
        held = ", ".join(sorted({entry.dataset for entry in ledger.entries})) or "nothing yet"
        raise UnknownName(f"No {dataset} in this store, which holds {held}.")

    def ledger(self) -> Ledger:
        """Everything the store holds, as it stands now."""
        return ledger_file.read(self.folder)

    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets with a live month, in alphabetical order."""
        live = (
            entry.dataset
            for entry in self.ledger().entries
            if any(part.state == "live" for part in entry.parts)
        )
        return tuple(sorted(set(live)))

    def deliveries(self, dataset: str | None = None) -> tuple[Delivery, ...]:
        """Every delivery, or those of one dataset, in the order in which they came."""
        entries = self.ledger().entries if dataset is None else self.ledger().of(dataset)
        return tuple(telling.delivery(entry) for entry in entries)

    def vintages(self, dataset: str) -> pd.DataFrame:
        """What stands for each month, and what it replaced.

        Returns:
            One row per supplier × month × delivery: dataset, supplier, month, delivery, day
            (taken in), rows, state, superseded_by.

        Raises:
            UnknownName: nothing of that dataset was ever taken in.
        """
        return telling.vintages(self._entries(dataset))

    def changes_between(
        self, dataset: str, supplier: str, month: date, older: str, newer: str
    ) -> changes.Changes:
        """What a supplier changed in one month from one delivery to another.

        Raises:
            UnknownName: one of them did not bring that month.
        """
        sides = [self._part(dataset, supplier, month, delivery) for delivery in (older, newer)]
        found = changes.between(*sides)
        return replace(found, dataset=dataset, supplier=supplier, month=month,
                       older=older, newer=newer)  # fmt: skip

    def _part(self, dataset: str, supplier: str, month: date, delivery: str) -> ibis.Table:
        for entry in self._entries(dataset):
            for part in entry.parts:
                if (entry.id, entry.supplier, part.month) == (delivery, supplier, month):
                    return self._table(part.files)
        raise UnknownName(
            f"No delivery “{delivery}” of {dataset} from {supplier} for {month:%Y-%m}. "
            "See `vintages`."
        )

    def close(self) -> None:
        """Let the connection go."""
        self.connection.disconnect()
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


def _let_go(held: int, spill: Path) -> None:
    os.close(held)
    shutil.rmtree(spill, ignore_errors=True)


def _begin(folder: Path) -> None:
    # Records with no ledger are not a new store: to sweep them as nobody's would lose them all.
    if any((folder / sweeping.RECORDS).rglob("*.parquet")):
        raise sweeping.damage(folder / ledger_file.NAME, "is missing, and there are records")
    ledger_file.write(folder, Ledger())
