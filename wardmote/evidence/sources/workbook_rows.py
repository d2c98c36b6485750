"""Workbooks (XLSX): measured before they are opened, then read as a table of text.

A sheet says how far it reaches, and a reader believes it: one cell in the last row and column of
a sheet of 5 kB makes a reader lay out 17,000 million. So the sheet's own XML is measured first.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from wardmote.evidence.records import Fault
from wardmote.evidence.sources.archive import check_sizes
from wardmote.evidence.sources.csv_rows import load_numbered
from wardmote.evidence.sources.face import Face
from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.settings import limits
from wardmote.evidence.sources.source import Source
from wardmote.evidence.sources.tables import heading_row, numbered, trimmed, write_numbered

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
REACH = re.compile(
    rb'(?:<(?:\w+:)?dimension\s[^>]*?ref="[^"]*?|<(?:\w+:)?c\s[^>]*?r=")([A-Z]{1,3})(\d{1,7})"'
)
ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?r="(\d{1,9})"')
CHUNK = 1 << 20


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, new or old.

    Raises:
        Unreadable: it is of the old kind (.xls), or locked with a password.
    """
    with path.open("rb") as file:
        start = file.read(4)
    if start == OLD_WORKBOOK:
        raise Unreadable(
            "old_workbook",
            "The workbook is of an old kind (.xls) or locked with a password. Save it as "
            ".xlsx, unlocked.",
        )
    if start != b"PK\x03\x04":
        return False
    try:
        with zipfile.ZipFile(path) as packed:
            return "[Content_Types].xml" in packed.namelist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise _damaged() from error


def opened(
    path: Path, sources: Iterable[Source], folder: Path
) -> tuple[Face, Callable[[Any], tuple[Fault, ...]]]:
    """The face of the sheet to read, and what loads it into a connection as `raw`.

    That is the sheet that marks a source, its own if it names one; or else the first with a row.

    Raises:
        Unreadable: it is damaged, locked, empty, or reaches further than any extract does.
    """
    known = tuple(sources)
    measure(path)
    faces = list(_faces(path, known))
    if not faces:
        raise Unreadable("empty_file", "The workbook has no row. Send it again.")
    face, rows = next((each for each in faces if _is_marked(each[0], known)), faces[0])

    def load(connection: Any) -> tuple[Fault, ...]:
        clean = folder / f"{path.stem}.rows"
        below = numbered(
            ([_text(cell) for cell in row] for row in rows[face.heading_row :]),
            face.heading_row + 1,
        )
        faults = write_numbered(below, len(face.headings), clean)
        load_numbered(connection, clean, len(face.headings))
        return faults

    return face, load


def measure(path: Path) -> None:
    """Refuse a workbook that unpacks to too much, or a sheet of which reaches too far.

    Raises:
        Unreadable: naming the sheet's file and how far it reaches.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            check_sizes(packed.infolist())
            for info in packed.infolist():
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    _check_reach(info.filename, *_reach(packed, info))
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, EOFError) as error:
        raise _damaged() from error


def _reach(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[int, int]:
    """The last row and column that a sheet says it has or puts a cell in."""
    rows, columns, carried = 0, 0, b""
    with packed.open(info) as file:
        for part in iter(lambda: file.read(CHUNK), b""):
            held = carried + part
            for letters, digits in set(REACH.findall(held)):
                rows, columns = max(rows, int(digits)), max(columns, _column(letters))
            rows = max([rows, *map(int, ROW.findall(held))])
            carried = held[-256:]
    return rows, columns


def _check_reach(name: str, rows: int, columns: int) -> None:
    if rows * columns > limits().sheet_cells or columns > limits().columns * 4:
        raise Unreadable(
            "sheet_too_large",
            f"{name.rsplit('/', 1)[-1]} claims {rows:,} rows × {columns:,} columns. Delete the "
            f"empty "
            "rows and columns beyond the data (or copy the data to a new workbook), or send CSV.",
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _faces(path: Path, sources: tuple[Source, ...]) -> Iterator[tuple[Face, list[list[Any]]]]:
    for sheet, rows in _sheets(path):
        top = [[_text(cell) for cell in row] for row in rows[: limits().heading_rows]]
        if any(any(row) for row in top):
            at = heading_row(top, sources)
            first = tuple(top[at + 1]) if len(top) > at + 1 else ()
            yield Face(path.name, "table", sheet, trimmed(top[at]), at + 1, first), rows


def _sheets(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    try:
        with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
            for name in book.sheet_names:
                yield name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged() from error


def _is_marked(face: Face, sources: tuple[Source, ...]) -> bool:
    return any(
        source.sheet in ("", face.sheet) and source.marks(face.headings) for source in sources
    )


def _text(cell: Any) -> str:
    """A cell as a person would type it."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return f"{cell:%Y-%m-%d}" if midnight else f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, timedelta):
        return f"{cell / timedelta(days=1)}"
    return f"{cell:%H:%M:%S}" if isinstance(cell, time) else "" if cell is None else str(cell)


def _damaged() -> Unreadable:
    return Unreadable(
        "broken_workbook",
        "The workbook is damaged or locked with a password. Save it again as .xlsx, unlocked, "
        "or send CSV.",
    )
