"""Scanning: files known to be sound, read lazily at the speed of DuckDB's own scan."""

from glob import glob
from itertools import count
from pathlib import Path
from typing import Any

import ibis
from ibis.expr import operations

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.records import NAMES, SCHEMA
from wardmote.evidence.sources.catalogue import sources
from wardmote.evidence.sources.converters import literal
from wardmote.evidence.sources.csv_rows import look, read_csv
from wardmote.evidence.sources.face import Face
from wardmote.evidence.sources.mapping import Placed, cell_name, complete, place
from wardmote.evidence.sources.recognising import choose
from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.settings import bounds
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
    paths = [Path(name) for name in sorted(glob(str(path_or_glob), recursive=True))]
    if not paths:
        raise FileRefused(f"{path_or_glob}: no such file. See the pattern and the folder.")
    try:
        faces = [look(path, sources().values()) for path in paths]
        source = choose(faces[0][0], sources().values(), None)
    except Unreadable as error:
        raise FileRefused(f"{path_or_glob}: {error}") from error
    headings = _one_layout(paths, [face for face, _ in faces])
    placed = place(source, headings, quick=True)
    values = {each.take.to: _value(source, each) for each in reversed(placed)}
    full = {"row_number": "CAST(NULL AS BIGINT)"} | complete(source, placed, values)
    columns = [cell_name(n) for n in range(len(headings))]
    rows = read_csv(paths, columns, header=True, delimiter=faces[0][1])
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
    """A value, left out where its point is impossible: an analysis must not meet one."""
    if _is_category(placed):
        return "words.ours"
    rules = ("outside_great_britain", "masked_grid_reference")
    wrong = [f"({sql})" for rule, sql in placed.read.faults if rule in rules]
    if placed.take.by == "text" and source.missing:
        wrong.append(f"{placed.cells[0]} IN ({', '.join(map(literal, source.missing))})")
    if not wrong:
        return placed.read.value
    value = f"CASE WHEN NOT ({' OR '.join(wrong)}) THEN {placed.read.value} END"
    return _plain_or(value, placed)


def _plain_or(value: str, placed: Placed) -> str:
    """A coordinate as a plain number within bounds stands; any other goes the long way."""
    within = {
        "easting": bounds().easting_m, "northing": bounds().northing_m,
        "longitude": bounds().longitude, "latitude": bounds().latitude,
    }  # fmt: skip
    if placed.take.by not in within:
        return value
    low, high = within[placed.take.by]
    plain = f"try_cast({placed.cells[0]} AS DOUBLE)"
    return f"CASE WHEN {plain} BETWEEN {low} AND {high} THEN {plain} ELSE {value} END"


def _one_layout(paths: list[Path], faces: list[Face]) -> tuple[str, ...]:
    for path, face in zip(paths, faces, strict=True):
        if face.headings != faces[0].headings or face.heading_row != 1:
            raise FileRefused(f"{path}: its headings are not those of {paths[0]}. Scan them apart.")
    return faces[0].headings
