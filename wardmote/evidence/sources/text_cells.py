"""The text cells of sound CSV files as an Ibis table, on whatever engine is to read them."""

import re
from itertools import count
from typing import Any

import ibis
from ibis.expr import operations

from wardmote.evidence.sources.csv_rows import read_csv
from wardmote.evidence.sources.mapping import cell_name
from wardmote.evidence.sources.sound import Sound

_NUMBERS = count(1)


def text_cells(files: Sound, connection: Any) -> ibis.Table:
    """One row per row of the files: `c0`, `c1` and so on, as text.

    Args:
        files: as `sound` found them.
        connection: an Ibis connection to DuckDB or Spark. Every machine of a Spark cluster must
            see the files under the same path.
    """
    columns = [cell_name(n) for n in range(len(files.headings))]
    name = f"wardmote_cells_{next(_NUMBERS)}"
    make = {"duckdb": _in_duckdb, "pyspark": _in_spark}[connection.name]
    make(name, files, columns, connection)
    # The schema is said, not asked: Ibis 12 cannot ask DuckDB 2 (no fetch_arrow_table).
    schema = ibis.schema(dict.fromkeys(columns, "string"))
    return operations.DatabaseTable(name, schema, connection).to_expr()


def _in_duckdb(name: str, files: Sound, columns: list[str], connection: Any) -> None:
    rows = read_csv(files.paths, columns, header=True, delimiter=files.delimiter)
    connection.raw_sql(f"CREATE TEMP VIEW {name} AS SELECT * FROM {rows}")


def _in_spark(name: str, files: Sound, columns: list[str], connection: Any) -> None:
    """The same reading; the header is skipped by its place, for the names are ours."""
    rows = connection._session.read.csv(
        [f"file:{_literal(str(path.absolute()))}" for path in files.paths],
        schema=", ".join(f"{column} STRING" for column in columns),
        header=True, sep=files.delimiter, quote='"', escape='"', encoding="UTF-8",
        mode="FAILFAST",
    )  # fmt: skip
    rows.createOrReplaceTempView(name)


def _literal(path: str) -> str:
    """A path whose brackets and stars are not a pattern: Spark reads every path as one."""
    return re.sub(r"([\[\]{}*?\\])", r"\\\1", path)
