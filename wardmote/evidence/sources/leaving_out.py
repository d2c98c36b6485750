"""Leaving out: columns that may not be kept are emptied before anything of them is kept."""

import os
from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from wardmote.evidence.records import SCHEMA, Fault

ALWAYS = frozenset({"row_number", "category", "month", "count"})
"""Without these there is no record; they tell of nobody."""
ROWS_AT_ONCE = 65_536


def leave_out(parquet: Path, columns: Collection[str]) -> dict[str, int]:
    """Empty columns of a file of standard rows, in its place.

    Args:
        parquet: the file, of columns `records.SCHEMA`.
        columns: the columns to empty; those of `ALWAYS` stay.

    Returns:
        For each column that told something, in how many rows it did.
    """
    emptied = [name for name in SCHEMA.names if name in set(columns) - ALWAYS]
    told = dict.fromkeys(emptied, 0)
    aside = parquet.with_suffix(".without")
    with pq.ParquetFile(parquet) as rows, _like(rows, aside) as kept:
        for batch in rows.iter_batches(ROWS_AT_ONCE):
            for name in emptied:
                told[name] += len(batch) - batch.column(name).null_count
            kept.write_batch(_emptied(batch, emptied, kept.schema))
    os.replace(aside, parquet)
    return {name: rows for name, rows in told.items() if rows}


def _like(rows: pq.ParquetFile, path: Path) -> pq.ParquetWriter:
    """A writer of such rows, any of which may be empty."""
    schema = pa.schema([field.with_nullable(True) for field in rows.schema_arrow])
    return pq.ParquetWriter(path, schema, compression="zstd")


def _emptied(batch: pa.RecordBatch, columns: Collection[str], schema: pa.Schema) -> pa.RecordBatch:
    arrays = [
        pa.nulls(len(batch), field.type) if field.name in columns else batch.column(field.name)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def left_out_faults(told: dict[str, int], headings: dict[str, str]) -> tuple[Fault, ...]:
    """What was left out, in words for whoever sent it.

    Args:
        told: column → rows, as `leave_out` gave it.
        headings: column → the file's own heading of it.
    """
    return tuple(
        Fault(
            0,
            headings.get(name, name),
            "not_covered",
            f"“{headings.get(name, name)}” is not covered by a protocol that is live: it was left "
            "out before anything was kept.",
            rows=rows,
        )
        for name, rows in told.items()
    )
