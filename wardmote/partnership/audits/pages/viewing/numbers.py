"""Numbers, intervals, directions and grades as a person reads them, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.partnership.audits.pages.viewing.edition import Cell, Grid

MISSING = "[x]"
MARKS = {
    "[c]": gettext_lazy("Too small to show, or it would give another number away"),
    "[x]": gettext_lazy("Not available: not supplied, or not counted"),
    "[z]": gettext_lazy("Does not apply"),
}
"""The marks of the Government Analysis Function that stand where a number cannot."""


@dataclass(frozen=True)
class Chip:
    """A word in a coloured tag; the colour only repeats the word."""

    key: str
    text: str
    colour: str
    meaning: str = ""


DIRECTIONS = {
    "worse": ("red", gettext_lazy("Getting worse")),
    "better": ("green", gettext_lazy("Getting better")),
    "same": ("grey", gettext_lazy("No clear change")),
}
GRADES = {
    "A": (
        "green", gettext_lazy("A: sound data"),
        gettext_lazy("Nothing was found in the data that affects a finding."),
    ),
    "B": (
        "blue", gettext_lazy("B: usable data"),
        gettext_lazy("Small faults in the data: a finding stands, with ordinary care."),
    ),
    "C": (
        "yellow", gettext_lazy("C: weak data"),
        gettext_lazy("Faults in the data could change the size of a finding."),
    ),
    "D": (
        "red", gettext_lazy("D: not enough data"),
        gettext_lazy("The data cannot carry a finding: read it as a question to ask."),
    ),
}  # fmt: skip


def direction(key: str) -> Chip | None:
    """Which way a finding goes, where it is one that goes a way."""
    if key not in DIRECTIONS:
        return None
    colour, text = DIRECTIONS[key]
    return Chip(key, str(text), colour)


def grade(key: str) -> Chip | None:
    """How far the data carry a finding."""
    if key not in GRADES:
        return None
    colour, text, meaning = GRADES[key]
    return Chip(key, str(text), colour, str(meaning))


def said(value: Cell) -> str:
    """A number with thousands commas and no more decimals than its size deserves."""
    if value is None or isinstance(value, str):
        return value or MISSING
    size = abs(value)
    decimals = 0 if float(value).is_integer() or size >= 100 else 1 if size >= 1 else 2
    text = f"{value:,.{decimals}f}"
    text = text.removesuffix(".0") if decimals == 1 else text
    return text.replace("-", "−") if float(text.replace(",", "")) else text.lstrip("-")


def measured(value: float, unit: str) -> str:
    """A number with its unit where that begins with a sign: “12%”, “£1,250”, “4.5”."""
    if unit.startswith("%"):
        return f"{said(value)}%"
    if unit.startswith("£"):
        return f"−£{said(-value)}" if value < 0 else f"£{said(value)}"
    return said(value)


@dataclass(frozen=True)
class Number:
    """The number of a finding in words.

    Attributes:
        unit: less the sign that the number bears.
        interval: “95% interval 4.2% to 9.1%”, or nothing.
        rounding: how it was rounded, or nothing.
    """

    text: str
    unit: str
    interval: str
    rounding: str


def number(figure: Any) -> Number | None:
    """The number of a finding, if it has one."""
    if figure.value is None:
        return None
    return Number(
        text=measured(figure.value, figure.unit),
        unit=figure.unit.lstrip("%£ "),
        interval=_interval(figure),
        rounding=_("Counts are rounded to the nearest %(base)s.") % {"base": figure.rounded_to}
        if figure.rounded_to > 1
        else "",
    )


def _interval(figure: Any) -> str:
    if figure.low is None or figure.high is None:
        return ""
    low, high = measured(figure.low, figure.unit), measured(figure.high, figure.unit)
    return _("95%% interval %(low)s to %(high)s") % {"low": low, "high": high}


# ── tables ──

ROW = '<tr class="govuk-table__row">{}</tr>'
FIRST = '<th scope="row" class="govuk-table__header">{}</th>'
WORD = '<td class="govuk-table__cell">{}</td>'
NUMBER = '<td class="govuk-table__cell govuk-table__cell--numeric">{}</td>'


@dataclass(frozen=True)
class Head:
    """A column in words."""

    title: str
    is_number: bool


@dataclass(frozen=True)
class Shown:
    """A table as a person reads it, with the marks that stand in it."""

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: tuple[tuple[str, str], ...]

    @cached_property
    def body(self) -> SafeString:
        """The rows, made here: a template for each of thousands of cells is slow."""
        rows = (format_html(ROW, self._cells(row)) for row in self.rows)
        return mark_safe("".join(rows))

    def _cells(self, row: tuple[str, ...]) -> SafeString:
        first = format_html(FIRST, row[0]) if row else ""
        more = (
            format_html(NUMBER if head.is_number else WORD, cell)
            for head, cell in zip(self.heads[1:], row[1:], strict=True)
        )
        return mark_safe("".join((first, *more)))


def shown(grid: Grid, caption: str, titles: Mapping[str, str]) -> Shown:
    """A table with every cell as text, one kind of decimals to a column."""
    columns = list(zip(*grid.rows, strict=True)) or [()] * len(grid.columns)
    heads = [
        _head(titles.get(name) or name.replace("_", " "), cells)
        for name, cells in zip(grid.columns, columns, strict=True)
    ]
    texts = [_texts(cells, head) for cells, head in zip(columns, heads, strict=True)]
    present = {text for cells in texts for text in cells}
    marks = tuple((mark, str(meaning)) for mark, meaning in MARKS.items() if mark in present)
    return Shown(caption, tuple(heads), tuple(zip(*texts, strict=True)), marks)


def _head(title: str, cells: tuple[Cell, ...]) -> Head:
    known = [cell for cell in cells if cell is not None and cell not in MARKS]
    return Head(title[:1].upper() + title[1:], bool(known) and all(map(_is_number, known)))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _texts(cells: tuple[Cell, ...], head: Head) -> list[str]:
    if not head.is_number:
        return [_word(cell) for cell in cells]
    numbers = [float(cell) for cell in cells if _is_number(cell)]
    comma = "" if _are_years(numbers, head) else ","
    decimals = _decimals(numbers)
    return [
        f"{cell:{comma}.{decimals}f}".replace("-", "−") if _is_number(cell) else cell or MISSING
        for cell in cells
    ]


def _word(cell: Cell) -> str:
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    return MISSING if cell is None else str(cell)


def _decimals(numbers: list[float]) -> int:
    if all(number.is_integer() for number in numbers):
        return 0
    largest = max(map(abs, numbers), default=0)
    return 1 if largest >= 10 else 2 if largest >= 0.1 else 3


def _are_years(numbers: list[float], head: Head) -> bool:
    return "year" in head.title.lower() and all(1900 <= number <= 2100 for number in numbers)
