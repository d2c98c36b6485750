"""Bars and lines: where they go. A template turns them into SVG; a table beside says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

COLOURS = ("#12436D", "#28A197", "#A285D1", "#F46A25")
"""Of the Government Analysis Function's palette; a table says what they say."""
LABEL, FULL, ROW, BAR, ENDS = 290, 360, 30, 18, 100
LETTERS = 40
"""How many fit before a bar."""


@dataclass(frozen=True)
class Part:
    """A piece of a bar."""

    x: int
    width: int
    colour: str


@dataclass(frozen=True)
class Bar:
    """A bar with its name before it and its sum behind."""

    label: str
    y: int
    text_y: int
    parts: tuple[Part, ...]
    end: int
    says: str


@dataclass(frozen=True)
class Key:
    """What a colour stands for."""

    colour: str
    words: str
    x: int


@dataclass(frozen=True)
class Bars:
    """A drawing of bars.

    Attributes:
        name: tells it from other pictures of the page.
        about: what it shows, for those who do not see it.
    """

    name: str
    title: str
    about: str
    bars: tuple[Bar, ...]
    keys: tuple[Key, ...]
    width: int
    height: int


def bars(
    name: str, title: str, about: str, rows: Sequence[tuple[str, Sequence[float], str]],
    keys: Sequence[str] = (),
) -> Bars | None:  # fmt: skip
    """Horizontal bars, each of one or several parts; None where there is nothing to draw.

    Args:
        name: tells it from others.
        title: what it shows.
        about: the finding, in words.
        rows: label, sizes of the parts, what stands at the end.
        keys: what each part stands for, where there are several.
    """
    most = max((sum(sizes) for _label, sizes, _says in rows), default=0)
    if not most:
        return None
    top = ROW if keys else 0
    drawn = tuple(
        _bar(label, sizes, says, most, top + ROW * i) for i, (label, sizes, says) in enumerate(rows)
    )
    told = tuple(Key(COLOURS[i], words, 130 * i) for i, words in enumerate(keys))
    return Bars(name, title, about, drawn, told, LABEL + FULL + ENDS, top + ROW * len(rows))


def _bar(label: str, sizes: Sequence[float], says: str, most: float, y: int) -> Bar:
    x, parts = LABEL, []
    for size, colour in zip(sizes, COLOURS, strict=False):
        width = round(FULL * size / most)
        parts.append(Part(x, width, colour))
        x += width
    return Bar(label[:LETTERS], y, y + BAR - 4, tuple(parts), x + 6, says)


@dataclass(frozen=True)
class Line:
    """An agency's rank from meeting to meeting."""

    label: str
    path: str
    dots: tuple[tuple[int, int], ...]
    text_y: int
    x: int
    says: str


@dataclass(frozen=True)
class Lines:
    """Small lines under one another, one for each agency; higher is more senior."""

    name: str
    title: str
    about: str
    lines: tuple[Line, ...]
    width: int
    height: int


STRIP, LEVELS = 44, 5


def lines(
    name: str, title: str, about: str,
    rows: Mapping[str, Sequence[tuple[date, int]]], says: Mapping[str, str],
) -> Lines | None:  # fmt: skip
    """Rank over time, a strip for each agency; None where there is nothing to draw."""
    days = sorted({day for points in rows.values() for day, _rank in points})
    if not days:
        return None
    step = (FULL - 20) / max(1, len(days) - 1)
    at = {day: LABEL + 10 + round(step * i) for i, day in enumerate(days)}
    drawn = tuple(
        _line(label, points, at, STRIP * i, says[label])
        for i, (label, points) in enumerate(rows.items())
    )
    return Lines(name, title, about, drawn, LABEL + FULL + ENDS, STRIP * len(rows))


def _line(
    label: str, points: Sequence[tuple[date, int]], at: Mapping[date, int], top: int, says: str
) -> Line:
    step = (STRIP - 16) / (LEVELS - 1)
    dots = tuple((at[day], round(top + 8 + step * (rank - 1))) for day, rank in points)
    path = "M" + "L".join(f"{x} {y}" for x, y in dots) if dots else ""
    return Line(label[:LETTERS], path, dots, top + STRIP // 2 + 5, LABEL + FULL + 6, says)
