"""Days of a kind, such as school holidays, from a small file of a partnership's own."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from wardmote.evidence.errors import FileRefused

ONE, RUN = ["day", "kind"], ["first", "last", "kind"]
SATURDAY = 5


def read_school_days(path: Path) -> pd.DataFrame:
    """Read a CSV file of `day,kind`, or of `first,last,kind`.

    Of a run of days Mondays to Fridays are taken: a weekend is no school day either way.

    Returns:
        One row per `day` and `kind`.

    Raises:
        FileRefused: what is wrong, by row and column, and what to do.
    """
    heading, *rows = _lines(path)
    if heading not in (ONE, RUN):
        raise FileRefused(
            f"{path.name}: row 1, the heading, is “{','.join(heading)}”. Write day,kind or "
            "first,last,kind."
        )
    faults: list[str] = []
    told = [
        (day, row[-1].strip())
        for at, row in enumerate(rows, start=2)
        if any(cell.strip() for cell in row)
        for day in _days(heading, row, at, faults)
    ]
    if faults or not told:
        raise FileRefused(f"{path.name}: {' '.join(faults or ['no day is listed. List some.'])}")
    table = pd.DataFrame(told, columns=ONE).drop_duplicates(ignore_index=True)
    return table.assign(day=pd.to_datetime(table["day"]))


def _lines(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            heading, *rows = [*csv.reader(file)] or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FileRefused(
            f"{path.name} cannot be read ({error}). Save it as a CSV file in UTF-8."
        ) from None
    return [[word.strip().lower() for word in heading], *rows]


def _days(heading: list[str], row: list[str], at: int, faults: list[str]) -> Iterator[date]:
    """The days of a row; what is wrong with it goes to the faults."""
    if len(row) != len(heading):
        faults.append(f"Row {at}: {len(row)} columns; write {','.join(heading)}.")
        return
    if not row[-1].strip():
        faults.append(f"Row {at}, column kind: empty; write what kind of day, such as "
                      "school holiday.")  # fmt: skip
    ends = [_day(text, at, name, faults) for name, text in zip(heading, row[:-1], strict=False)]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return
    if last < first:
        faults.append(f"Row {at}, column last: {last} is before {first}; change the two about.")
    for n in range((last - first).days + 1):
        day = first + timedelta(n)
        if heading == ONE or day.weekday() < SATURDAY:
            yield day


def _day(text: str, at: int, column: str, faults: list[str]) -> date | None:
    """A day written as 2026-03-27 or as 27/03/2026."""
    try:
        parts = text.strip().split("/")
        day, month, year = (int(part) for part in parts) if len(parts) == 3 else (0, 0, 0)
        return date(year, month, day) if year else date.fromisoformat(text.strip())
    except ValueError:
        faults.append(f"Row {at}, column {column}: “{text}” is no day; write it as 2026-03-27.")
        return None
