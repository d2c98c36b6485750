"""Which groups could meet as one: they share people, and meet close together. Pure counting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations


@dataclass(frozen=True)
class Meets:
    """A group with who sits on it and when it is to meet.

    Attributes:
        people: keys of those who hold a seat.
        days: day of each coming meeting → its hours.
    """

    key: int
    name: str
    people: frozenset[int]
    days: tuple[tuple[date, float], ...]


@dataclass(frozen=True)
class Pair:
    """Two groups that could meet as one.

    Attributes:
        shared: people with a seat on both.
        share: of the smaller group, in percent.
        close: pairs of days on which they meet close together.
        hours_saved: hours of those shared people, if each such pair were one meeting.
    """

    first: Meets
    second: Meets
    shared: int
    share: int
    close: tuple[tuple[date, date], ...]
    hours_saved: float


def could_join(
    groups: Iterable[Meets], *, share_at_least: float, within_days: int
) -> tuple[Pair, ...]:
    """The pairs of groups that share enough people, those that meet close together first."""
    pairs = [
        _pair(first, second, within_days)
        for first, second in combinations(groups, 2)
        if _share(first, second) >= share_at_least
    ]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair.close), -pair.share)))


def _share(first: Meets, second: Meets) -> float:
    smaller = min(len(first.people), len(second.people))
    return len(first.people & second.people) / smaller if smaller else 0


def _pair(first: Meets, second: Meets, within_days: int) -> Pair:
    """Each meeting is joined once at the most, with the nearest that is left."""
    left, close, hours = dict(second.days), [], 0.0
    for day, lasts in first.days:
        near = [other for other in left if abs((other - day).days) <= within_days]
        if near:
            other = min(near, key=lambda one: abs((one - day).days))
            hours += min(lasts, left.pop(other))
            close.append((day, other))
    shared = len(first.people & second.people)
    return Pair(
        first, second, shared, round(100 * _share(first, second)), tuple(close), hours * shared
    )
