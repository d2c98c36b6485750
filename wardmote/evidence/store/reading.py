"""Records back from the disk, as one table of expressions that nothing has run yet."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from wardmote.evidence.records import NAMES, SCHEMA

ROWS_HELD_A_PART = 16_384
"""Of one month in one thread, until they are written: 30 times fewer than DuckDB would hold."""
KEPT = pa.schema(
    [*SCHEMA, ("dataset", pa.string()), ("delivery", pa.string()), ("forget_on", pa.date32())]
)


def connect(spill: Path, threads: int) -> Any:
    """An Ibis connection to DuckDB in memory; what does not fit spills into the store's folder.

    DuckDB would otherwise spill records into whatever folder the program was started in, and
    fetch extensions from the network when a query asks for one.
    """
    connection = ibis.duckdb.connect(
        threads=threads,
        temp_directory=str(spill),
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    # On a slow machine it would draw a bar of its own over what the command line tells.
    connection.raw_sql("SET enable_progress_bar = false")
    # Rows of many months are written side by side: each month lets go of its own early.
    connection.raw_sql(f"SET partitioned_write_flush_threshold = {ROWS_HELD_A_PART}")
    return connection


def table(connection: Any, paths: Sequence[Path]) -> ibis.Table:
    """One row per record of these Parquet files: `records.NAMES`, dataset, delivery, forget_on."""
    if not paths:
        return _nothing(connection)
    found = connection.read_parquet(
        [str(path) for path in paths], hive_partitioning=False, union_by_name=True
    )
    return found.mutate(**_gained(found)).select(*NAMES, "dataset", "delivery", "forget_on")


def _gained(found: ibis.Table) -> dict[str, Any]:
    """The columns that the standard table gained since these files were written, as nulls."""
    types = ibis.Schema.from_pyarrow(SCHEMA)
    return {name: ibis.null(types[name]) for name in NAMES if name not in found.columns}


def _nothing(connection: Any) -> ibis.Table:
    schema = ibis.Schema.from_pyarrow(KEPT)
    return connection.create_table("no_records", schema=schema, temp=True, overwrite=True)
