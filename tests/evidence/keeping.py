"""Small tables of records written out in tests, as a reader would hand them to the store."""

import csv
import hashlib
import io
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from wardmote.evidence.records import NAMES, SCHEMA
from wardmote.evidence.store import Incoming


def records(text: str) -> pa.Table:
    """A standard table from "record_id|month|…" lines; months may be written 2022-01."""
    lines = list(csv.DictReader(io.StringIO(text.strip()), delimiter="|"))
    for line in lines:
        if len(line.get("month", "")) == 7:
            line["month"] += "-01"
    written = "\n".join([",".join(NAMES), *(_line(line) for line in lines)]) + "\n"
    options = arrow_csv.ConvertOptions(
        column_types=SCHEMA, strings_can_be_null=True, null_values=[""]
    )
    return arrow_csv.read_csv(io.BytesIO(written.encode()), convert_options=options)


def _line(line: dict[str, str]) -> str:
    assert set(line) <= set(NAMES), set(line) - set(NAMES)
    return ",".join(line.get(name, "").strip() for name in NAMES)


def incoming(
    folder: Path,
    text: str | pa.Table,
    *,
    dataset: str = "police_street",
    supplier: str = "sandfordshire",
    name: str = "file.csv",
    months: tuple[date, ...] | None = None,
    forget_after_days: int = 3650,
    **more: object,
) -> Incoming:
    """What a reader would make of a file with these rows."""
    table = records(text) if isinstance(text, str) else text
    path = folder / f"{name}.parquet"
    folder.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path)
    sha256 = hashlib.sha256(path.read_bytes() + supplier.encode()).hexdigest()
    if months is None:
        months = tuple(sorted(set(table["month"].to_pylist())))
    return Incoming(
        dataset, supplier, name, sha256, path, months, forget_after_days,
        rows_read=table.num_rows, **more,
    )  # fmt: skip
