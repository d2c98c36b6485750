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


def write_parts(
    connection: Any, folder: Path, deliveries: Mapping[str, Incoming]
) -> dict[str, list[Part]]:
    """Write deliveries' Parquet files, synced to the disk, for the ledger to name.

    Args:
        connection: the store's DuckDB connection.
        folder: the store's folder.
        deliveries: what the reader made of each file, by the id that its delivery will have.

    Returns:
        For each, one part per month that the file covers, in order; a month with no row has no
        file.

    Raises:
        FileRefused: the records are not the standard table, or not of the months said.
    """
    for incoming in deliveries.values():
        _check_columns(incoming)
    counted = _rows_by_month(connection, deliveries)
    for delivery, incoming in deliveries.items():
        _check_months(incoming, counted[delivery])
    staging = folder / STAGING
    _partition(connection, deliveries, staging)
    places = {
        (delivery, month): _places(folder, staging, incoming, delivery, month)
        for delivery, incoming in deliveries.items()
        for month in sorted(set(incoming.months))
    }
    files = _kept(folder, [move for moves in places.values() for move in moves])
    shutil.rmtree(staging)
    parts: dict[str, list[Part]] = {delivery: [] for delivery in deliveries}
    for (delivery, month), moves in places.items():
        rows = counted[delivery].get(month, 0)
        forget = forget_on(month, deliveries[delivery].forget_after_days)
        kept = tuple(files[place] for _, place in moves)
        parts[delivery].append(Part(month, rows, forget, kept))
    return parts


def _check_columns(incoming: Incoming) -> None:
    names = pq.read_schema(incoming.parquet).names
    if tuple(names) != NAMES:
        raise FileRefused(
            f"{incoming.file_name}: read into the columns {names}, where the standard table has "
            f"{list(NAMES)}. Mend the reader of its source."
        )


def _rows_by_month(
    connection: Any, deliveries: Mapping[str, Incoming]
) -> dict[str, dict[date, int]]:
    counted: dict[str, dict[date, int]] = {delivery: {} for delivery in deliveries}
    found = connection.execute(
        f"SELECT delivery, month, count(*) FROM {_scan(deliveries)} GROUP BY delivery, month"
    )
    for delivery, month, rows in found.fetchall():
        counted[delivery][month] = rows
    return counted


def _check_months(incoming: Incoming, counted: Mapping[date, int]) -> None:
    astray = {month: rows for month, rows in counted.items() if month not in incoming.months}
    if astray:
        raise FileRefused(_of_other_months(incoming, astray))


def _of_other_months(incoming: Incoming, astray: Mapping[date, int]) -> str:
    # DuckDB gives None for rows with no month.
    months = ", ".join(sorted(f"{month:%Y-%m}" if month else "no month" for month in astray))
    return (
        f"{incoming.file_name}: {sum(astray.values())} rows are of months that the file does not "
        f"cover ({months}). Name those months as covered, or take the rows out."
    )


def _partition(connection: Any, deliveries: Mapping[str, Incoming], staging: Path) -> None:
    """One folder per delivery and month of Parquet files: the most costly step, done once."""
    staging.mkdir(parents=True)
    columns = ", ".join(
        f'CAST("{column.name}" AS {SQL_TYPES[str(column.type)]}) AS "{column.name}"'
        for column in COLUMNS
    )
    connection.execute(
        f"""
        COPY (
            SELECT {columns}, dataset, delivery,
                   CAST(last_day(month) + forget_after_days AS DATE) AS forget_on,
                   delivery AS of, strftime(month, '%Y-%m') AS part
            FROM {_scan(deliveries)}
        ) TO {_text(str(staging))} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (of, part))
        """
    )


def _scan(deliveries: Mapping[str, Incoming]) -> str:
    """The SQL of all their rows, each with its delivery, dataset and days to be kept."""
    files = ", ".join(_text(str(each.parquet)) for each in deliveries.values())
    told = ", ".join(
        f"({_text(str(each.parquet))}, {_text(delivery)}, {_text(each.dataset)}, "
        f"{int(each.forget_after_days)})"
        for delivery, each in deliveries.items()
    )
    return (
        f"read_parquet([{files}], hive_partitioning = false, filename = 'read_from') "
        f"JOIN (VALUES {told}) AS told(read_from, delivery, dataset, forget_after_days) "
        f"USING (read_from)"
    )


def _places(
    folder: Path, staging: Path, incoming: Incoming, delivery: str, month: date
) -> list[tuple[Path, Path]]:
    """Each file made of a delivery's month, and where it is to stay."""
    made = sorted((staging / f"of={delivery}" / f"part={month:%Y-%m}").glob("*.parquet"))
    number = delivery.rsplit(".", 1)[1]
    kept = folder / RECORDS / incoming.dataset / f"{month:%Y-%m}"
    return [(path, kept / f"{number}-{at}.parquet") for at, path in enumerate(made)]


def _kept(folder: Path, moves: list[tuple[Path, Path]]) -> dict[Path, DataFile]:
    """Put the files in place; what the ledger is to say of each, by its place."""
    files = {
        place: DataFile(
            place.relative_to(folder).as_posix(), made.stat().st_size, durable.content_hash(made)
        )
        for made, place in moves
    }
    durable.put_in_place(moves)
    return files


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
