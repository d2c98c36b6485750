"""Draws a year: a column for each month, a sign for each duty. A template turns that into SVG."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS_3

from wardmote.partnership.duties.pages.scale import Axis, Mark, Scale
from wardmote.partnership.duties.pages.words import SHOWN, Line
from wardmote.partnership.duties.rules import year_start

COLUMN, SIGN, GAP, TOP, FOOT = 78, 22, 6, 30, 32
"""In pixels: width of a month, side of a sign, between signs, above the highest, below the line."""
MONTHS_OF_YEAR = 12
WIDTH = COLUMN * MONTHS_OF_YEAR


@dataclass(frozen=True)
class Sign:
    """One duty drawn: its upper left corner, and as what."""

    x: int
    y: int
    shown: str


@dataclass(frozen=True)
class Picture:
    """A whole drawing.

    Attributes:
        legend: states that are drawn, with their words.
    """

    width: int
    height: int
    axis: Axis
    signs: tuple[Sign, ...]
    legend: tuple[tuple[Sign, str, int], ...]
    about: str


def drawn(lines: Sequence[Line], year: int, on: date, about: str) -> Picture | None:
    """The year's dated duties by month; None where there are none."""
    if not lines:
        return None
    columns: list[list[Line]] = [[] for _ in range(MONTHS_OF_YEAR)]
    for each in lines:
        columns[_column(each.duty.due_on, year)].append(each)
    most = max(map(len, columns))
    base = TOP + most * (SIGN + GAP)
    return Picture(
        width=WIDTH, height=base + FOOT + SIGN + 2 * GAP, axis=_axis(year, base, on),
        signs=tuple(_signs(columns, base)),
        legend=_legend(lines, base + FOOT + GAP), about=about,
    )  # fmt: skip


def _column(day: date, year: int) -> int:
    """Which month of the legal year; what was moved out of it stands at its edge."""
    start = year_start(year)
    months = (day.year - start.year) * MONTHS_OF_YEAR + day.month - start.month
    return min(max(months, 0), MONTHS_OF_YEAR - 1)


def _signs(columns: list[list[Line]], base: int) -> Iterator[Sign]:
    """Stacked upwards from the line, the earliest lowest."""
    left = (COLUMN - SIGN) // 2
    for number, column in enumerate(columns):
        for height, each in enumerate(column):
            y = base - (height + 1) * (SIGN + GAP)
            yield Sign(number * COLUMN + left, y, each.shown)


def _months(year: int) -> tuple[Mark, ...]:
    first = year_start(year).month
    return tuple(
        Mark(
            x=number * COLUMN + COLUMN / 2,
            name=str(MONTHS_3[(first + number - 1) % MONTHS_OF_YEAR + 1]).capitalize(),
        )
        for number in range(MONTHS_OF_YEAR)
    )


def _axis(year: int, base: int, on: date) -> Axis:
    scale = Scale(year_start(year), year_start(year + 1), WIDTH)
    rules = tuple(COLUMN * n for n in range(MONTHS_OF_YEAR + 1))
    return Axis(WIDTH, base, rules, _months(year), scale.today(on))


def _legend(lines: Sequence[Line], y: int) -> tuple[tuple[Sign, str, int], ...]:
    """Only the states that occur."""
    there = [state for state in SHOWN if any(each.shown == state for each in lines)]
    width = WIDTH // max(len(SHOWN), 1)
    return tuple(
        (Sign(n * width, y, str(state)), str(SHOWN[state][0]), n * width + SIGN + 8)
        for n, state in enumerate(there)
    )
