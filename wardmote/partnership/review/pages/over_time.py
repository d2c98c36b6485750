"""How many concerns there were on each day that they were counted: a picture and its table."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.review.concerns import SEVERITIES
from wardmote.partnership.website.tables import Table, day

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 110, 14, 30
"""Edges around the drawing: for the scale, the lines' names, and the days."""
COLOURS = {"breach": "#801650", "risk": "#F46A25", "advice": "#12436D"}
NAME_HEIGHT = 18
"""Names of lines stand at least so far apart."""


@dataclass(frozen=True)
class Line:
    """One severity's line, and where its name stands."""

    name: str
    title: str
    colour: str
    points: str
    x: float
    y: float
    name_y: float


@dataclass(frozen=True)
class Tick:
    """A mark on the scale."""

    at: float
    said: str


@dataclass(frozen=True)
class OverTime:
    """The picture, what it shows in a sentence, and the same as a table."""

    title: str
    about: str
    width: int
    height: int
    left: int
    right: int
    floor: int
    lines: tuple[Line, ...]
    scale: tuple[Tick, ...]
    first: str
    last: str
    table: Table


def over_time(partnership: Partnership, on: date) -> OverTime | None:
    """None until they were counted on two days."""
    counts: dict[date, dict[str, int]] = defaultdict(dict)
    for tally in partnership.tallies.filter(on__lte=on):
        counts[tally.on][tally.severity] = tally.count
    if len(counts) < 2:
        return None
    days = sorted(counts)
    rows = [[counts[each].get(name, 0) for name in SEVERITIES] for each in days]
    most = max(1, *(count for row in rows for count in row))
    return OverTime(
        title=_title(sum(rows[0]), sum(rows[-1]), days[0]),
        about=_about(days, rows), width=WIDTH, height=HEIGHT, left=LEFT, right=WIDTH - RIGHT,
        floor=HEIGHT - BOTTOM, lines=_lines(days, rows, most), scale=_scale(most),
        first=day(days[0]), last=day(days[-1]), table=_table(days, rows),
    )  # fmt: skip


def names() -> dict[str, str]:
    """Severity → what its line is called."""
    return {"breach": _("Breaches"), "risk": _("Risks"), "advice": _("Advice")}


def _title(first: int, last: int, since: date) -> str:
    if last == first:
        return _("As many concerns as on %s") % day(since)
    fewer = abs(last - first)
    if last < first:
        words = ngettext("%(n)d concern fewer", "%(n)d concerns fewer", fewer)
    else:
        words = ngettext("%(n)d concern more", "%(n)d concerns more", fewer)
    return _("%(change)s than on %(day)s") % {"change": words % {"n": fewer}, "day": day(since)}


def _about(days: list[date], rows: list[list[int]]) -> str:
    said = "; ".join(
        _("%(name)s from %(first)d to %(last)d")
        % {"name": names()[name], "first": rows[0][i], "last": rows[-1][i]}
        for i, name in enumerate(SEVERITIES)
    )
    span = {"first": day(days[0]), "last": day(days[-1]), "said": said}
    return _("Concerns that stood from %(first)s to %(last)s: %(said)s.") % span


def _lines(days: list[date], rows: list[list[int]], most: int) -> tuple[Line, ...]:
    ends = _apart([_y(rows[-1][i], most) for i in range(len(SEVERITIES))])
    return tuple(
        Line(
            name, names()[name], COLOURS[name],
            " ".join(
                f"{_x(each, days):.1f},{_y(row[i], most):.1f}"
                for each, row in zip(days, rows, strict=True)
            ),
            _x(days[-1], days), _y(rows[-1][i], most), ends[i],
        )
        for i, name in enumerate(SEVERITIES)
    )  # fmt: skip


def _apart(heights: list[float]) -> list[float]:
    """Where names stand so that none lies on another: from the lowest up."""
    placed: dict[int, float] = {}
    below = float(HEIGHT)
    for i in sorted(range(len(heights)), key=lambda i: -heights[i]):
        placed[i] = below = min(heights[i], below - NAME_HEIGHT)
    return [placed[i] for i in range(len(heights))]


def _x(each: date, days: list[date]) -> float:
    share = (each - days[0]).days / (days[-1] - days[0]).days
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(count: float, most: int) -> float:
    return HEIGHT - BOTTOM - count / most * (HEIGHT - TOP - BOTTOM)


def _scale(most: int) -> tuple[Tick, ...]:
    marks = sorted({0, most // 2, most})
    return tuple(Tick(_y(mark, most), str(mark)) for mark in marks)


def _table(days: list[date], rows: list[list[int]]) -> Table:
    heads = (_("Counted on"), *names().values(), _("All"))
    cells = tuple((each, *row, sum(row)) for each, row in zip(days, rows, strict=True))
    return Table("over_time", _("Concerns over time"), heads, tuple(reversed(cells)))
