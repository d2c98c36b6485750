"""Draws plans on one time line beside the partnership's own year. A template makes it SVG."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from wardmote.partnership.duties.models import Plan
from wardmote.partnership.duties.pages.scale import Axis, Mark, Scale
from wardmote.partnership.duties.pages.words import year_words
from wardmote.partnership.duties.rules import Turn, legal_year, year_start

WIDTH, LANE, TOP, FOOT, LEGEND = 936, 58, 26, 34, 34
"""In pixels: of the drawing, of a lane, above the lanes, below the axis, of the legend."""
BAR, THIN, NARROWEST, LETTER = 14, 6, 4, 7.6
"""In pixels: heights of bars, the least width that can be seen, and about a letter's width."""
BEFORE, AHEAD = 2, 7
"""So many legal years at most are drawn before and after that of the day."""


@dataclass(frozen=True)
class Bar:
    """A span drawn: tone is "own", "plan" or "consultation"."""

    x: int
    y: int
    width: int
    height: int
    tone: str


@dataclass(frozen=True)
class Point:
    """A day drawn: shape is "agreed" or "review"."""

    x: int
    y: int
    shape: str


@dataclass(frozen=True)
class Lane:
    """One plan, or one part of the partnership's year."""

    label: str
    label_x: int
    label_y: int
    bars: tuple[Bar, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Key:
    """A sign and what it means."""

    x: int
    words: str
    bars: tuple[Bar, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class TimeLine:
    """A whole drawing."""

    width: int
    height: int
    axis: Axis
    lanes: tuple[Lane, ...]
    legend_y: int
    legend: tuple[Key, ...]
    about: str


def years_drawn(plans: Iterable[Plan], on: date) -> range:
    """The legal years from the first plan's beginning to the last one's end, near the day."""
    days = [on, *(day for plan in plans for day in (plan.first_on, plan.last_on))]
    now = legal_year(on)
    first = max(legal_year(min(days)), now - BEFORE)
    return range(first, min(legal_year(max(days)), now + AHEAD) + 1)


def time_line(
    plans: Sequence[Plan], own: Sequence[tuple[str, Sequence[Turn]]], on: date, about: str
) -> TimeLine:
    """The partnership's own year, then each plan in a lane of its own.

    Args:
        plans: those that are told of.
        own: name of a part of the partnership's year, with each time that it comes round.
        on: the day on which it is looked at.
        about: the picture in words.
    """
    years = years_drawn(plans, on)
    scale = Scale(year_start(years[0]), year_start(years[-1] + 1), WIDTH)
    lanes = [_own(name, turns, TOP + n * LANE, scale) for n, (name, turns) in enumerate(own)]
    lanes += [_lane(plan, TOP + (len(own) + n) * LANE, scale) for n, plan in enumerate(plans)]
    base = TOP + len(lanes) * LANE
    return TimeLine(
        WIDTH, base + FOOT + LEGEND, _axis(years, base, scale, on), tuple(lanes),
        base + FOOT, tuple(_legend(base + FOOT)), about,
    )  # fmt: skip


def _axis(years: range, base: int, scale: Scale, on: date) -> Axis:
    starts = [scale.x(year_start(year)) for year in [*years, years[-1] + 1]]
    marks = tuple(
        Mark((starts[n] + starts[n + 1]) / 2, year_words(year)) for n, year in enumerate(years)
    )
    return Axis(WIDTH, base, tuple(starts), marks, scale.today(on))


def _own(name: str, turns: Sequence[Turn], top: int, scale: Scale) -> Lane:
    seen = [turn for turn in turns if scale.first <= turn.on < scale.after]
    bars = tuple(_bar(turn.begins_on, turn.on, top + 20, BAR, "own", scale) for turn in seen)
    points = tuple(Point(scale.x(turn.on), top + 27, "agreed") for turn in seen)
    return Lane(name, 0, top + 14, bars, points)


def _lane(plan: Plan, top: int, scale: Scale) -> Lane:
    held = _bar(plan.first_on, plan.last_on, top + 20, BAR, "plan", scale)
    days = (("agreed", plan.agreed_on), ("review", plan.review_on))
    points = tuple(
        Point(scale.x(day), top + 27, shape)
        for shape, day in days
        if day and scale.first <= day < scale.after
    )
    label = f"{plan.partner or plan.partnership}: {plan.title}"
    x = max(0, min(held.x, round(WIDTH - LETTER * len(label))))
    return Lane(label, x, top + 14, (held, *_consultation(plan, top + 38, scale)), points)


def _consultation(plan: Plan, y: int, scale: Scale) -> Iterator[Bar]:
    first = plan.consulted_from or plan.consulted_until
    last = plan.consulted_until or plan.consulted_from
    if first and last and last >= scale.first and first < scale.after:
        yield _bar(first, last, y, THIN, "consultation", scale)


def _bar(first: date, last: date, y: int, height: int, tone: str, scale: Scale) -> Bar:
    """From the morning of the first day to the evening of the last."""
    x = scale.x(first)
    return Bar(x, y, max(scale.x(last + timedelta(days=1)) - x, NARROWEST), height, tone)


def _legend(y: int) -> Iterator[Key]:
    spans = (
        ("own", _("The partnership’s own year"), BAR),
        ("plan", _("A plan holds"), BAR),
        ("consultation", _("Consultation"), THIN),
    )
    x = 0
    for tone, words, height in spans:
        yield Key(x + 36, words, bars=(Bar(x, y + 11 - height // 2, 28, height, tone),))
        x += 56 + round(LETTER * len(words))
    for shape, words in (("agreed", _("Agreed, or due")), ("review", _("Review"))):
        yield Key(x + 18, words, points=(Point(x + 8, y + 11, shape),))
        x += 40 + round(LETTER * len(words))
