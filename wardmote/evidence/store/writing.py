"""A delivery's records on their way to the disk: one Parquet file for each month."""

import shutil
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.records import COLUMNS, NAMES
from wardmote.evidence.store import durable
from wardmote.evidence.store.incoming import Incoming
from wardmote.evidence.store.ledger import DataFile, Part
from wardmote.evidence.store.sweeping import RECORDS, STAGING

SQL_TYPES = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "int8": "TINYINT",
    "double": "DOUBLE",
    "date32[day]": "DATE",
}


def forget_on(month: date, after_days: int) -> date:
    """The day to forget a record: so many days after the last day of its month."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return last + timedelta(days=after_days)


def write_parts(connection: Any, folder: Path, incoming: Incoming, delivery: str) -> list[Part]:
    """Write a delivery's Parquet files, synced to the disk, for the ledger to name.

    Args:
        connection: the store's DuckDB connection.
        folder: the store's folder.
        incoming: what the reader made of the file.
        delivery: the id the delivery will have.

    Returns:
        One part per month that the file covers, in order; a month with no row has no file.

    Raises:
        FileRefused: the records are not the standard table, or not of the months said.
    """
    counted = _rows_by_month(connection, incoming)
    staging = folder / STAGING / delivery
    _partition(connection, incoming, delivery, staging)
    parts = [
        _part(folder, staging, incoming, delivery, month, counted.get(month, 0))
        for month in sorted(set(incoming.months))
    ]
    shutil.rmtree(staging)
    return parts


def _rows_by_month(connection: Any, incoming: Incoming) -> dict[date, int]:
    names = pq.read_schema(incoming.parquet).names
    if tuple(names) != NAMES:
        raise FileRefused(
            f"{incoming.file_name}: read into the columns {names}, where the standard table has "
            f"{list(NAMES)}. Mend the reader of its source."
        )
    rows = connection.execute(
        f"SELECT month, count(*) FROM {_scan(incoming.parquet)} GROUP BY month"
    )
    counted: dict[date, int] = dict(rows.fetchall())
    astray = {month: rows for month, rows in counted.items() if month not in incoming.months}
    if astray:
        raise FileRefused(_of_other_months(incoming, astray))
    return counted


def _of_other_months(incoming: Incoming, astray: Mapping[date, int]) -> str:
    # DuckDB gives None for rows with no month.
    months = ", ".join(sorted(f"{month:%Y-%m}" if month else "no month" for month in astray))
    return (
        f"{incoming.file_name}: {sum(astray.values())} rows are of months that the file does not "
        f"cover ({months}). Name those months as covered, or take the rows out."
    )


def _partition(connection: Any, incoming: Incoming, delivery: str, staging: Path) -> None:
    staging.mkdir(parents=True)
    columns = ", ".join(
        f'CAST("{column.name}" AS {SQL_TYPES[str(column.type)]}) AS "{column.name}"'
        for column in COLUMNS
    )
    connection.execute(
        f"""
        COPY (
            SELECT {columns},
                   {_text(incoming.dataset)} AS dataset,
                   {_text(delivery)} AS delivery,
                   CAST(last_day(month) + {int(incoming.forget_after_days)} AS DATE) AS forget_on,
                   strftime(month, '%Y-%m') AS part
            FROM {_scan(incoming.parquet)}
        ) TO {_text(str(staging))} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (part))
        """
    )


def _part(
    folder: Path, staging: Path, incoming: Incoming, delivery: str, month: date, rows: int
) -> Part:
    made = sorted((staging / f"part={month:%Y-%m}").glob("*.parquet"))
    number = delivery.rsplit(".", 1)[1]
    kept = []
    for at, path in enumerate(made):
        place = f"{RECORDS}/{incoming.dataset}/{month:%Y-%m}/{number}-{at}.parquet"
        size, sha256 = path.stat().st_size, durable.content_hash(path)
        durable.put_in_place(path, folder / place)
        kept.append(DataFile(place, size, sha256))
    return Part(month, rows, forget_on(month, incoming.forget_after_days), tuple(kept))


def _scan(path: Path) -> str:
    return f"read_parquet({_text(str(path))}, hive_partitioning = false)"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
