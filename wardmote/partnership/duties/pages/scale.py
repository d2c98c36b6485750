"""Days along a drawing: where each stands, and the axis below. Pictures of duties share it."""

from dataclasses import dataclass
from datetime import date

EDGE = 39
"""In pixels: so near an edge the word "Today" is set beside its line."""


@dataclass(frozen=True)
class Mark:
    """A name below the axis."""

    x: float
    name: str


@dataclass(frozen=True)
class Scale:
    """From the first day up to, and without, the last.

    Attributes:
        width: of the drawing, in pixels.
    """

    first: date
    after: date
    width: int

    def x(self, day: date) -> int:
        """Where a day stands; what lies outside stands at the edge."""
        share = (day - self.first).days / (self.after - self.first).days
        return round(self.width * min(max(share, 0), 1))

    def today(self, on: date) -> int | None:
        """Where today's line stands; None where today is not drawn."""
        return self.x(on) if self.first <= on < self.after else None


@dataclass(frozen=True)
class Axis:
    """The line below a drawing, and today's line across it.

    Attributes:
        width: of the drawing.
        base: height at which the line lies.
        rules: where it is ticked.
        marks: names below it.
        today_x: where today's line stands; None where today is not drawn.
    """

    width: int
    base: int
    rules: tuple[int, ...]
    marks: tuple[Mark, ...]
    today_x: int | None

    @property
    def today_anchor(self) -> str:
        """So that the word stays within the drawing."""
        x = self.today_x or 0
        return "start" if x < EDGE else "end" if x > self.width - EDGE else "middle"
