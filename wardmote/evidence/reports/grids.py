"""A table as a person reads it: headings in words, numbers aligned, marks explained."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wardmote.evidence.disclosure.edition import Exhibit
from wardmote.evidence.reports.words import MARKS

MISSING = "[x]"


@dataclass(frozen=True)
class Head:
    """One column: its own name, its meaning in words, and whether it holds numbers."""

    name: str
    title: str
    numeric: bool


@dataclass(frozen=True)
class Grid:
    """A table in words.

    Attributes:
        caption: what it shows.
        heads: its columns.
        rows: its cells, as text; the first of each row heads the row.
        marks: (mark, meaning) of every mark that stands in a cell.
    """

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: tuple[tuple[str, str], ...]


def grid(table: pd.DataFrame, caption: str, titles: Any = None) -> Grid:
    """The table with every cell as text, one kind of decimals to a column."""
    heads = tuple(_head(table, name, (titles or {}).get(name)) for name in table.columns)
    columns = [_cells(table[head.name], head) for head in heads]
    rows = tuple(zip(*columns, strict=True))
    present = {cell for row in rows for cell in row}
    marks = tuple((mark, meaning) for mark, meaning in MARKS.items() if mark in present)
    return Grid(caption, heads, rows, marks)


def of_exhibit(exhibit: Exhibit) -> Grid:
    """The table that an exhibit's picture is drawn from."""
    return grid(exhibit.table, f"{exhibit.title}. {exhibit.subtitle}", exhibit.columns)


def missing(value: Any) -> bool:
    """Whether a cell holds nothing."""
    return value is None or value is pd.NA or value is pd.NaT or (
        isinstance(value, float) and math.isnan(value)
    )  # fmt: skip


def is_number(value: Any) -> bool:
    """Whether a cell holds a number; truth values are words."""
    return hasattr(value, "__float__") and not isinstance(value, bool | str) and not missing(value)


def _head(table: pd.DataFrame, name: str, title: str | None) -> Head:
    words = title or str(name).replace("_", " ")
    known = [value for value in table[name] if not missing(value) and value not in MARKS]
    numeric = bool(known) and all(is_number(value) for value in known)
    return Head(name, words[:1].upper() + words[1:], numeric)


def _cells(column: "pd.Series[Any]", head: Head) -> list[str]:
    if not head.numeric:
        return [MISSING if missing(value) or value == "" else _word(value) for value in column]
    numbers = [float(value) for value in column if is_number(value)]
    decimals, comma = _decimals(numbers), "" if _are_years(numbers, head) else ","
    return [
        f"{float(value):{comma}.{decimals}f}".replace("-", "−") if is_number(value)
        else MISSING if missing(value) else str(value)
        for value in column
    ]  # fmt: skip


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _decimals(numbers: list[float]) -> int:
    largest = max(map(abs, numbers), default=0)
    if all(number.is_integer() for number in numbers):
        return 0
    return 1 if largest >= 10 else 2 if largest >= 0.1 else 3


def _are_years(numbers: list[float], head: Head) -> bool:
    return "year" in head.title.lower() and all(1900 <= number <= 2100 for number in numbers)
