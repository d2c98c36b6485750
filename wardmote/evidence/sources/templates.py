"""Templates: an empty file with a dataset's headings, and notes on what each may hold."""

import csv
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from wardmote import rulebook
from wardmote.evidence.errors import FileRefused
from wardmote.evidence.sources.catalogue import dataset_of
from wardmote.evidence.sources.templated import (
    DATASET_HEADING,
    SUPPLIER_HEADING,
    YEAR_HEADING,
    is_dated,
    template_headings,
)

ROWS = 5000  # rows of the workbook that have a drop-down list
EXAMPLES = {
    "text": "Words", "code": "A code, such as E01012345", "date": "A day: 31/03/2025 or 2025-03-31",
    "time": "A time of day: 19:05 or 1905", "month": "A month: 2025-03, or its first day",
    "number": "A number", "whole": "A whole number", "category": "A word of the list",
    "easting": "British National Grid easting in metres: 434001",
    "northing": "British National Grid northing in metres: 289001",
    "longitude": "Degrees: -1.500001", "latitude": "Degrees: 52.500001",
}  # fmt: skip

YEAR_NOTE = (YEAR_HEADING, "Yes", "The financial year of the figures.", "2024/25")


def template(dataset: str, path: Path) -> Path:
    """Write a dataset's empty template.

    Args:
        dataset: the rulebook's name of the dataset.
        path: where to: a CSV has the headings alone; an XLSX has notes before them, and lists of
            the words that a column may hold.

    Returns:
        The path.

    Raises:
        UnknownName: there is no such dataset.
        FileRefused: the path ends neither in .csv nor in .xlsx.
    """
    held, path = dataset_of(dataset), Path(path)
    if path.suffix.lower() == ".csv":
        _write_csv(held, path)
    elif path.suffix.lower() == ".xlsx":
        _workbook(held).save(path)
    else:
        raise FileRefused(f"{path.name}: a template is a .csv or an .xlsx. Name it so.")
    return path


def words_of(field: rulebook.Field) -> tuple[str, ...]:
    """The words that a field may hold, as a person would choose them; empty where any will do."""
    if field.allowed:
        return field.allowed
    first = {ours: theirs for theirs, ours in reversed(list(field.maps.items()))}
    return tuple(theirs for theirs in field.maps if first[field.maps[theirs]] == theirs)


def notes_of(dataset: rulebook.Dataset) -> tuple[tuple[str, str, str, str], ...]:
    """One row per heading of a template: heading, needed or not, what it means, what to write."""
    about = (
        (DATASET_HEADING, "Yes", "Which dataset this is.", dataset.name),
        (SUPPLIER_HEADING, "Yes", "Who sends it, in the same words every time.", "Words"),
    )
    year = () if is_dated(dataset) else (YEAR_NOTE,)
    fields = tuple(
        (
            field.heading,
            "Yes" if field.required else "If known",
            field.meaning,
            "; ".join(words_of(field)) or EXAMPLES[field.type],
        )
        for field in {field.heading: field for field in reversed(dataset.fields)}.values()
    )
    return (*about, *year, *reversed(fields))


def _write_csv(dataset: rulebook.Dataset, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerow(template_headings(dataset))


def _workbook(dataset: rulebook.Dataset) -> Workbook:
    book = Workbook()
    _write_notes(book.active, dataset)
    _write_data(book.create_sheet(dataset.name[:31]), dataset)
    return book


def _write_notes(sheet: Any, dataset: rulebook.Dataset) -> None:
    sheet.title = "Notes"
    sheet.append([dataset.title])
    sheet.append([f"One row is {dataset.row.removeprefix('one row per ')}. {dataset.due}"])
    sheet.append(["Send no names, no dates of birth and no full addresses of homes."])
    sheet.append([f"Fill in the sheet “{dataset.name[:31]}” and leave its headings as they are."])
    sheet.append([])
    sheet.append(["Column heading", "Needed", "Meaning", "Write"])
    for row in notes_of(dataset):
        sheet.append(row)
    sheet["A1"].font = Font(bold=True, size=14)
    for letter, width in zip("ABCD", (32, 12, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}6"].font = Font(bold=True)
    for row in sheet.iter_rows(min_row=7):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _write_data(sheet: Any, dataset: rulebook.Dataset) -> None:
    headings = template_headings(dataset)
    sheet.append(headings)
    sheet.freeze_panes = "A2"
    for number, heading in enumerate(headings, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = max(14, len(heading) + 2)
    _offer(sheet, 1, (dataset.name,))
    for field in dataset.fields:
        if words_of(field):
            _offer(sheet, headings.index(field.heading) + 1, words_of(field))


def _offer(sheet: Any, column: int, words: tuple[str, ...]) -> None:
    listed = ",".join(words)
    if len(listed) > 250 or any("," in word for word in words):
        return  # Excel holds no longer list in a cell; the notes have the words
    offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    offered.error, offered.errorTitle = "Choose a word of the list.", "Not in the list"
    letter = get_column_letter(column)
    offered.add(f"{letter}2:{letter}{ROWS}")
    sheet.add_data_validation(offered)
