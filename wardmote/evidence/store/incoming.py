"""What a reader hands to the store: one file's records, ready to be kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardmote.evidence.records import Fault


@dataclass(frozen=True)
class Incoming:
    """One file of one supplier, read into the standard table and not yet kept.

    Attributes:
        dataset: the rulebook's name of the dataset.
        supplier: who sent it, in one word that stays the same from delivery to delivery.
        file_name: the file's own name, with no folder.
        sha256: of the file as it was sent (not of `parquet`), in hexadecimal.
        parquet: one Parquet file, columns exactly `records.SCHEMA`; it stays the reader's.
        months: the first days of the months that the file covers: every month of its rows, and
            those it covers with no row. The file replaces its supplier's earlier rows of these.
        forget_after_days: how long after the end of its month a record is kept.
        faults: what was wrong with the file and did not stop it.
        rows_read: how many rows the file held, those left out among them.
    """

    dataset: str
    supplier: str
    file_name: str
    sha256: str
    parquet: Path
    months: tuple[date, ...]
    forget_after_days: int
    faults: tuple[Fault, ...] = ()
    rows_read: int = 0
