"""Who came over several meetings, at which rank, and what it cost. Pure counting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wardmote.partnership.meetings.models import Attendance

CAME = Attendance.Came


@dataclass(frozen=True)
class Sat:
    """What became of one place at one meeting.

    Attributes:
        who: tells people apart; "" where nobody came.
        rank: level of whoever came, 1 to 5.
    """

    meeting: int
    held_on: date
    agency: str
    came: str
    who: str
    rank: int | None
    hours: float


@dataclass(frozen=True)
class Turnout:
    """An agency's part in the meetings that were looked at.

    Attributes:
        people: how many different people came for it.
        ranks: the highest rank that came to each meeting, in order of days.
        cost: hours at what an hour of that rank is taken to cost, in pounds.
    """

    agency: str
    counts: Mapping[str, int]
    people: int
    ranks: tuple[tuple[date, int], ...]
    hours: float
    cost: float

    @property
    def places(self) -> int:
        """Places that it had to fill."""
        return sum(self.counts.values())

    @property
    def share(self) -> int:
        """Places filled, by a deputy or not, in percent."""
        there = self.counts[CAME.SELF] + self.counts[CAME.DEPUTY]
        return round(100 * there / self.places) if self.places else 0


def turnout(sat: Iterable[Sat], pounds: Mapping[int, int]) -> tuple[Turnout, ...]:
    """Each agency's part, by name.

    Args:
        sat: every place at every meeting; somebody with two seats at one meeting is told once.
        pounds: level of rank → what an hour is taken to cost.
    """
    by_agency: dict[str, list[Sat]] = {}
    for one in sorted(sat, key=lambda one: (one.held_on, one.meeting)):
        by_agency.setdefault(one.agency, []).append(one)
    return tuple(_of(agency, by_agency[agency], pounds) for agency in sorted(by_agency))


def _of(agency: str, sat: list[Sat], pounds: Mapping[int, int]) -> Turnout:
    there = [one for one in sat if one.came in (CAME.SELF, CAME.DEPUTY)]
    best: dict[int, tuple[date, int]] = {}
    for one in there:
        if one.rank is not None and one.rank <= best.get(one.meeting, (None, one.rank))[1]:
            best[one.meeting] = (one.held_on, one.rank)
    return Turnout(
        agency=agency, counts={came: sum(one.came == came for one in sat) for came in CAME.values},
        people=len({one.who for one in there}), ranks=tuple(best.values()),
        hours=sum(one.hours for one in there),
        cost=sum(one.hours * pounds.get(one.rank or 0, 0) for one in there),
    )  # fmt: skip
