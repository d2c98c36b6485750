"""CSV: its delimiter and headings, and its rows as a table of text in DuckDB."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from wardmote.evidence.records import Fault
from wardmote.evidence.sources.converters import literal
from wardmote.evidence.sources.encodings import CHUNK
from wardmote.evidence.sources.face import Face
from wardmote.evidence.sources.mapping import cell_name
from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.settings import limits
from wardmote.evidence.sources.source import Source
from wardmote.evidence.sources.tables import heading_row, numbered, trimmed, write_numbered

DELIMITERS = ",;\t|"
BLANK_LINE = re.compile(rb"(?:^|\n)[ \t]*\r?\n")


def look(path: Path, sources: Iterable[Source], *, encoding: str = "utf-8") -> tuple[Face, str]:
    """The face of a CSV file, and its delimiter.

    Raises:
        Unreadable: it has no row, or too many columns.
    """
    with path.open(encoding=encoding, newline="") as file:
        top = "".join(islice(file, limits().heading_rows * 5))
    if not top.strip():
        raise Unreadable("empty_file", "The file has no row. Send it again.")
    delimiter = _delimiter(top)
    try:
        rows = list(islice(_records(io.StringIO(top), delimiter), limits().heading_rows))
    except csv.Error as error:
        raise _broken() from error
    at = heading_row(rows, sources)
    if len(rows[at]) > limits().columns:
        raise Unreadable(
            "too_many_columns",
            f"The file has {len(rows[at]):,} columns; at most {limits().columns:,} are read. "
            f"Send only the columns that the template names.",
        )
    first = tuple(rows[at + 1]) if len(rows) > at + 1 else ()
    return Face(path.name, "table", "", trimmed(rows[at]), at + 1, first), delimiter


def load(
    connection: Any, path: Path, face: Face, delimiter: str, folder: Path
) -> tuple[Fault, ...]:
    """Make `raw` of a CSV file in UTF-8: row_number and the text columns c0, c1 and so on.

    DuckDB reads a file in which every row fits. Where one does not, or a line is blank (so that
    rows and lines would be numbered apart), Python finds out which and writes a clean copy.

    Raises:
        Unreadable: a quotation mark is never closed, or a cell is longer than any can be.
    """
    if face.heading_row == 1 and not _has_blank_line(path):
        try:
            connection.execute(f"CREATE TABLE raw AS {_whole(path, face, delimiter)}")
            return ()
        except duckdb.Error:
            connection.execute("DROP TABLE IF EXISTS raw")
    return _load_with_care(connection, path, face, delimiter, folder)


def read_csv(
    paths: Sequence[Path], columns: Sequence[str], *, header: bool, delimiter: str = ","
) -> str:
    """The SQL of a strict reading of CSV files as text."""
    files = ", ".join(literal(str(path)) for path in paths)
    named = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in columns)
    return (
        f"read_csv([{files}], columns = {{{named}}}, header = {str(header).lower()}, "
        f"auto_detect = false, delim = {literal(delimiter)}, quote = '\"', escape = '\"', "
        f"nullstr = '', strict_mode = true)"
    )


def load_numbered(connection: Any, path: Path, width: int) -> None:
    """Make the view `raw` of a clean copy that `write_numbered` wrote."""
    columns = ["row_number", *(cell_name(n) for n in range(width))]
    sql = read_csv([path], columns, header=False)
    connection.execute(
        f"CREATE VIEW raw AS SELECT * REPLACE (CAST(row_number AS BIGINT) AS row_number) FROM {sql}"
    )


def _whole(path: Path, face: Face, delimiter: str) -> str:
    columns = [cell_name(n) for n in range(len(face.headings))]
    sql = read_csv([path], columns, header=True, delimiter=delimiter)
    return f"SELECT row_number() OVER () + 1 AS row_number, * FROM {sql}"


def _load_with_care(
    connection: Any, path: Path, face: Face, delimiter: str, folder: Path
) -> tuple[Fault, ...]:
    clean, row = folder / f"{path.stem}.rows", face.heading_row
    with path.open(encoding="utf-8", newline="") as file:
        records = islice(_records(file, delimiter), row, None)
        try:
            faults = write_numbered(numbered(records, row + 1), len(face.headings), clean)
        except csv.Error as error:
            raise _broken() from error
    load_numbered(connection, clean, len(face.headings))
    return faults


def _records(file: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    return csv.reader(file, delimiter=delimiter, strict=True)


def _delimiter(top: str) -> str:
    """The delimiter that cuts the widest of the first lines into the most cells."""
    lines = top.splitlines()[: limits().heading_rows]
    return max(DELIMITERS, key=lambda each: max(line.count(each) for line in lines))


def _has_blank_line(path: Path) -> bool:
    with path.open("rb") as file:
        carried = b""
        for part in iter(lambda: file.read(CHUNK), b""):
            if BLANK_LINE.search(carried + part):
                return True
            carried = part[-4:]
    return False


def _broken() -> Unreadable:
    return Unreadable(
        "broken_quotes",
        "A quotation mark opens and never closes, or a cell is far too long. Save the file as "
        "CSV again.",
    )
