"""The tables as one workbook that a screen reader can walk: a cover, contents, notes, tables.

After "Releasing statistics in spreadsheets" (Government Analysis Function): one table to a sheet,
beginning in A1 with its title; no merged cells, no hidden content, no colour that means anything.
"""

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from wardmote.evidence.disclosure import Edition, Exhibit, Released
from wardmote.evidence.reports.csvs import harmless
from wardmote.evidence.reports.grids import Head, grid, is_number, missing
from wardmote.evidence.reports.words import MARKS

BRAND = "0D3B40"
WIDEST = 60
"""Letters across the widest column; longer words wrap."""


@dataclass(frozen=True)
class _Leaf:
    sheet: str
    title: str
    lines: tuple[str, ...]
    table: pd.DataFrame
    titles: dict[str, str]


def write(released: Released, path: Path) -> None:
    """Write the workbook of a released edition."""
    edition, book = released.edition, Workbook()
    leaves = _leaves(edition)
    _cover(book.active, edition)
    _contents(book.create_sheet("Contents"), leaves)
    _notes(book.create_sheet("Notes"), edition)
    for number, leaf in enumerate(leaves, start=1):
        _table_sheet(book.create_sheet(leaf.sheet), leaf, number)
    book.properties.title = f"{edition.title}, {edition.period}"
    book.properties.creator = ""
    book.properties.language = "en-GB"
    book.save(path)


def sheet_names(edition: Edition) -> dict[str, str]:
    """The sheet of each exhibit, by id: “Table_1” and so on, as the contents lists them."""
    return {name: f"Table_{number}" for number, name in enumerate(edition.exhibits, start=1)}


def _leaves(edition: Edition) -> list[_Leaf]:
    names = sheet_names(edition)
    leaves = [
        _Leaf(names[each.id], each.title, _about(each, edition), each.table, dict(each.columns))
        for each in edition.exhibits.values()
    ]
    where = (f"{edition.partnership}, {edition.period}",)
    leaves.append(_Leaf("Findings", "Every finding", where, _findings(edition), {}))
    if len(edition.prioritisation.columns):
        leaves.append(
            _Leaf("Priorities", "Prioritisation matrix", where, edition.prioritisation, {})
        )
    if len(edition.sources.columns):
        leaves.append(_Leaf("Sources", "Sources", where, edition.sources, {}))
    return leaves


def _about(exhibit: Exhibit, edition: Edition) -> tuple[str, ...]:
    return (exhibit.subtitle, exhibit.source, *exhibit.notes, edition.rounding)


def _findings(edition: Edition) -> pd.DataFrame:
    return pd.DataFrame([
        {"id": each.id, "question": each.question, "theme": each.theme, "finding": each.sentence,
         "figure": each.figure.value, "unit": each.figure.unit, "low": each.figure.low,
         "high": each.figure.high, "direction": each.direction, "source": each.source,
         "period": each.period, "boundaries": each.boundaries, "grade": each.grade,
         "bear in mind": " ".join(each.caveats), "what would change it": each.would_change}
        for each in edition.findings.values()
    ])  # fmt: skip


def _cover(sheet: Worksheet, edition: Edition) -> None:
    sheet.title = "Cover"
    lines = [
        edition.title, f"{edition.partnership}, {edition.period}",
        *(["Made-up place: every figure here is invented."] if edition.made_up else []),
        *(["Restricted: not for publication."] if edition.audience != "public" else []),
        *edition.summary, edition.rounding, f"Edition: {edition.id}",
        "Sheets: Contents lists every table; Notes explains the marks; then one table to a sheet.",
    ]  # fmt: skip
    _lines(sheet, lines)


def _contents(sheet: Worksheet, leaves: list[_Leaf]) -> None:
    _lines(sheet, ["Contents", "This worksheet contains one table: every sheet with a table."])
    rows = [(leaf.sheet, leaf.title, leaf.lines[0]) for leaf in leaves]
    _grid(sheet, ("Sheet", "Title", "What it shows"), rows, "contents")
    for row, leaf in enumerate(leaves, start=4):
        cell = sheet.cell(row, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{leaf.sheet}'!A1")
        cell.font = Font(name="Arial", size=12, color="0B5A8A", underline="single")


def _notes(sheet: Worksheet, edition: Edition) -> None:
    _lines(sheet, ["Notes", "This worksheet contains one table: marks, and what the words mean."])
    rows = [*MARKS.items(), ("Rounding", edition.rounding), *edition.definitions]
    _grid(sheet, ("Mark or word", "Meaning"), rows, "notes")


def _table_sheet(sheet: Worksheet, leaf: _Leaf, number: int) -> None:
    lines = [
        leaf.title,
        "This worksheet contains one table.",
        *dict.fromkeys(filter(None, leaf.lines)),
    ]
    _lines(sheet, lines)
    heads = grid(leaf.table.head(0), "", leaf.titles).heads
    rows = [
        [_cell(value) for value in row] for row in leaf.table.itertuples(index=False, name=None)
    ]
    _grid(sheet, _distinct(heads), rows, f"table_{number}")


def _cell(value: Any) -> Any:
    if missing(value) or value == "":
        return "[x]"
    return float(value) if is_number(value) and not isinstance(value, int) else value


def _distinct(heads: tuple[Head, ...]) -> tuple[str, ...]:
    """Headings that differ, as a table of a workbook must have."""
    titles = [head.title for head in heads]
    return tuple(
        title if titles.count(title) == 1 else f"{title} ({head.name})"
        for title, head in zip(titles, heads, strict=True)
    )


def _lines(sheet: Worksheet, lines: Iterable[str]) -> None:
    sheet.sheet_view.showGridLines = False
    for row, line in enumerate(lines, start=1):
        cell = sheet.cell(row, 1, harmless(line))
        cell.font = Font(
            name="Arial",
            size=16 if row == 1 else 12,
            bold=row == 1,
            color=BRAND if row == 1 else "000000",
        )
    sheet.column_dimensions["A"].width = WIDEST


def _grid(sheet: Worksheet, heads: tuple[str, ...], rows: list[Any], name: str) -> None:
    """A real table under the lines, its headings frozen in sight."""
    top = sheet.max_row + 1
    looks: dict[tuple[bool, str], Any] = {}
    for column, head in enumerate(heads, start=1):
        cell = sheet.cell(top, column, harmless(head))
        cell.font = Font(name="Arial", size=12, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=BRAND)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        values = [row[column - 1] for row in rows]
        sheet.column_dimensions[get_column_letter(column)].width = _width(head, values)
        for row, value in enumerate(values, start=top + 1):
            _write(sheet, row, column, value, looks)
    if rows:
        corner = f"{get_column_letter(len(heads))}{top + len(rows)}"
        table = Table(displayName=re.sub(r"\W", "_", name), ref=f"A{top}:{corner}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        sheet.add_table(table)
    sheet.freeze_panes = f"A{top + 1}"


def _write(
    sheet: Worksheet, row: int, column: int, value: Any, looks: dict[tuple[bool, str], Any]
) -> None:
    """One cell; what looks alike is styled once and copied, for styling takes longer than writing.

    Args:
        sheet: the sheet.
        row: counted from 1.
        column: counted from 1.
        value: what it holds.
        looks: a styled cell of each look so far; filled as it goes.
    """
    cell = sheet.cell(row, column, harmless(value))
    if isinstance(value, float):
        shape = "#,##0" if value.is_integer() else "#,##0.0##"
    else:
        shape = cell.number_format
    look = (isinstance(value, str), shape)
    if look in looks:
        cell._style = copy(looks[look]._style)
        return
    cell.font = Font(name="Arial", size=12)
    cell.alignment = Alignment(wrap_text=look[0], vertical="top")
    cell.number_format = shape
    looks[look] = cell


def _width(head: str, values: list[Any]) -> float:
    longest = max(
        (len(f"{value:.1f}" if isinstance(value, float) else str(value)) for value in values),
        default=0,
    )
    return float(min(max(longest, min(len(head), 24), 10) * 1.15 + 3, WIDEST))
