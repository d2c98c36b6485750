"""Where months, or years and other periods in order, stand along the foot of a picture."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wardmote.evidence.reports.charts.reading import month_number

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)


@dataclass(frozen=True)
class Timeline:
    """Places along a line: months by their distance, anything else by its turn."""

    names: tuple[Any, ...]
    places: tuple[int, ...]
    monthly: bool

    @classmethod
    def of(cls, values: Sequence[Any]) -> "Timeline":
        """The line that these values stand on, in the order they come."""
        names = tuple(dict.fromkeys(values))
        months = [month_number(name) for name in names]
        known = [month for month in months if month is not None]
        if len(known) == len(names):
            return cls(names, tuple(known), monthly=True)
        return cls(names, tuple(range(len(names))), monthly=False)

    @property
    def first(self) -> int:
        """The leftmost place."""
        return min(self.places)

    @property
    def last(self) -> int:
        """The rightmost place."""
        return max(self.places)

    @property
    def span(self) -> int:
        """From first to last, at least 1."""
        return max(self.last - self.first, 1)

    @property
    def edge(self) -> float:
        """Room at either end."""
        return 0.5 if self.monthly else 0.4

    def at(self, name: Any) -> int:
        """The place of a value."""
        return self.places[self.names.index(name)]

    def ticks(self, most: int) -> tuple[list[int], str]:
        """At most so many places to label, and Vega's expression for their labels."""
        if not self.monthly:
            every = -(-len(self.places) // max(most, 1)) if len(self.places) > most else 1
            shown = list(self.places[::every])
            return shown, _lookup({place: str(self.names[place]) for place in shown})
        step = next(n for n in MONTH_STEPS if self.span / n < most or n == MONTH_STEPS[-1])
        shown = list(range(self.first, self.last + 1, step))
        labels: dict[int, Any] = {}
        for place, before in zip(shown, [None, *shown], strict=False):
            new_year = before is None or place // 12 != before // 12
            labels[place] = [MONTHS[place % 12], str(place // 12) if new_year else ""]
        return shown, _lookup(labels)


def _lookup(labels: dict[int, Any]) -> str:
    return f"({json.dumps(labels)})[datum.value]"
