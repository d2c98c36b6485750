"""Tables of rows: where the headings stand, and a clean copy whose every row has its number."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from wardmote.evidence.records import Fault
from wardmote.evidence.sources.messages import row_fault
from wardmote.evidence.sources.source import Source

Row = tuple[int, Sequence[str]]


def heading_row(rows: Sequence[Sequence[str]], sources: Iterable[Source]) -> int:
    """Which of the first rows holds the headings, counted from 0.

    The first that marks a source; or else the first with nearly as many cells filled as any, so
    that a title above the headings is not taken for them.
    """
    known = tuple(sources)
    for number, row in enumerate(rows):
        if any(source.marks(tuple(row)) for source in known):
            return number
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    enough = max(filled, default=0) * 2 / 3
    return next((number for number, cells in enumerate(filled) if cells >= enough), 0)


def trimmed(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings with nothing around them, and none empty at the end."""
    clean = [" ".join(heading.replace("\ufeff", "").split()) for heading in headings]
    while clean and not clean[-1]:
        clean.pop()
    return tuple(clean)


def write_numbered(rows: Iterable[Row], width: int, path: Path) -> tuple[Fault, ...]:
    """Write the rows that have as many cells as there are headings, each after its number.

    A row of nothing is passed over; empty cells too many at the end of a row are no fault.

    Returns:
        A fault for the rows that do not fit, if there are any.
    """
    ragged: list[int] = []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, row in rows:
            if not any(row):
                continue
            if len(row) < width or any(cell.strip() for cell in row[width:]):
                ragged.append(number)
            else:
                writer.writerow([number, *row[:width]])
    if not ragged:
        return ()
    return (row_fault("ragged_row", "", row=ragged[0], rows=len(ragged)),)


def numbered(rows: Iterable[Sequence[str]], start: int) -> Iterator[Row]:
    """Each row with its number, the first of them `start`."""
    return enumerate(rows, start)
