"""Scanning: files known to be sound, read lazily at the speed of DuckDB's own scan."""

from itertools import count
from pathlib import Path
from typing import Any

import ibis
from ibis.expr import operations

from wardmote.evidence.records import NAMES, SCHEMA
from wardmote.evidence.sources.converters import literal
from wardmote.evidence.sources.csv_rows import read_csv
from wardmote.evidence.sources.mapping import Placed, cell_name, complete
from wardmote.evidence.sources.sound import sound, value
from wardmote.evidence.sources.source import Source

_NUMBERS = count(1)


def scan(path_or_glob: str | Path, connection: Any) -> Any:
    """Standard rows of CSV files of one source, as an expression that reads only what it needs.

    It trusts the files: nothing is told of faults, dates to come or suppliers, and rows bear no
    number. What others sent is read by `take_in`; this is for large files already checked.

    Args:
        path_or_glob: a file, or a pattern such as "police/*/*.csv"; UTF-8, headings in row 1.
        connection: an Ibis connection to DuckDB.

    Returns:
        An Ibis table, one row per row of the files, columns as in the standard table.

    Raises:
        FileRefused: there is no such file, or they are not of one known source and layout.
    """
    files = sound(path_or_glob)
    source, placed = files.source, files.placed
    values = {each.take.to: _value(source, each) for each in reversed(placed)}
    full = {"row_number": "CAST(NULL AS BIGINT)"} | complete(source, placed, values)
    columns = [cell_name(n) for n in range(len(files.headings))]
    rows = read_csv(files.paths, columns, header=True, delimiter=files.delimiter)
    chosen = ", ".join(f"{full[name]} AS {name}" for name in NAMES)
    rows += "".join(_join(source, each) for each in placed if _is_category(each))
    return _view(f"SELECT {chosen} FROM {rows}", connection)


def _view(query: str, connection: Any) -> Any:
    """The query under a name: Ibis would read and write its text anew for every question.

    The schema is said, not asked: Ibis 12 cannot ask DuckDB 2 (no fetch_arrow_table).
    """
    name = f"wardmote_scan_{next(_NUMBERS)}"
    connection.raw_sql(f"CREATE TEMP VIEW {name} AS {query}")
    return operations.DatabaseTable(name, ibis.schema(SCHEMA), connection).to_expr()


def _is_category(placed: Placed) -> bool:
    return placed.take.to == "category" and placed.take.by == "word"


def _join(source: Source, placed: Placed) -> str:
    """A join that gives each category its word of ours: quicker by the million than a MAP."""
    words = source.words[placed.take.words].items()
    values = ", ".join(f"({literal(theirs)}, {literal(ours)})" for theirs, ours in words)
    cell = placed.cells[0]
    return f" LEFT JOIN (VALUES {values}) AS words(theirs, ours) ON lower({cell}) = words.theirs"


def _value(source: Source, placed: Placed) -> str:
    return "words.ours" if _is_category(placed) else value(source, placed)
