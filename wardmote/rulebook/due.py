"""When a duty falls due: a rule as data, and the days that it gives."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_OF_YEAR = 12
MONTHS_OF_QUARTER = 3
SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class Due:
    """When a duty falls due. Exactly one of the rules is given; `first` may stand beside it.

    Attributes:
        yearly: on that day of each year: "03-31".
        within_year: within each legal year: its last day.
        standing: to be had at all times; shown anew each legal year, by its last day.
        quarterly_end_of_next_quarter: for each quarter, by the end of the next.
        every_months: so many months after it was last done, at the latest.
        every_years: every so many years from `first`.
        months_after_year: within so many months of the end of the legal year.
        once: on that day and never again.
        days_after: so many days after what it is counted from.
        on_occasion: when what it is counted from happens; no day is set.
        first: nothing falls due before this day.
    """

    yearly: str = ""
    within_year: bool = False
    standing: bool = False
    quarterly_end_of_next_quarter: bool = False
    every_months: int = 0
    every_years: int = 0
    months_after_year: int = 0
    once: date | None = None
    days_after: int = 0
    on_occasion: bool = False
    first: date | None = None

    def __post_init__(self) -> None:
        if len(self._given()) != 1:
            raise ValueError(f"due says {self._given() or 'nothing'}; give one rule.")
        if self.every_years and not self.first:
            raise ValueError("due every so many years needs a first day.")
        if self.yearly:
            date.fromisoformat(f"2000-{self.yearly}")

    @property
    def rule(self) -> str:
        """The name of the rule that is given."""
        return self._given()[0]

    def _given(self) -> list[str]:
        return [name for name, value in vars(self).items() if value and name != "first"]


def days_due(due: Due, year_start: date) -> tuple[date, ...]:
    """The days on which a rule falls due within a year; none where it waits for an occasion."""
    year_end = after_months(year_start, MONTHS_OF_YEAR)
    days = _days(due, year_start, year_end - timedelta(1))
    return tuple(day for day in days if year_start <= day < year_end and day >= _first(due))


def day_after(due: Due, since: date) -> date | None:
    """The day on which a rule falls due, counted from what happened; None where it is not."""
    if due.days_after:
        return since + timedelta(due.days_after)
    if due.every_months:
        return after_months(since, due.every_months)
    return None


def after_months(day: date, months: int) -> date:
    """The day so many months on; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS_OF_YEAR)
    start = date(day.year + years, month + 1, 1)
    following = start.replace(day=28) + timedelta(4)
    last = following - timedelta(following.day)
    return min(start + timedelta(day.day - 1), last)


def working_days_before(day: date, days: int, holidays: Container[date] = ()) -> date:
    """The working day that lies so many working days before a day.

    Args:
        day: the day to count back from; where it is none itself, the one before it counts as it.
        days: how many working days.
        holidays: the bank holidays of the nation.
    """
    while days > 0 or not _works(day, holidays):
        days -= _works(day, holidays)
        day -= timedelta(1)
    return day


def _works(day: date, holidays: Container[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def _days(due: Due, start: date, last: date) -> list[date]:
    if due.yearly:
        return [date.fromisoformat(f"{year}-{due.yearly}") for year in (start.year, last.year)]
    if due.quarterly_end_of_next_quarter:
        return _ends(start, MONTHS_OF_QUARTER)
    if due.every_months:
        return _ends(start, due.every_months)
    if due.months_after_year:
        return [after_months(start, due.months_after_year) - timedelta(1)]
    if due.every_years:
        # 29 February is nobody's first day, so a year's length is always met.
        first = _first(due)
        years = range(start.year, last.year + 1)
        return [first.replace(year=y) for y in years if (y - first.year) % due.every_years == 0]
    if due.once:
        return [due.once]
    return [last] if due.within_year or due.standing else []


def _ends(start: date, months: int) -> list[date]:
    """The last day of each stretch of so many months that ends within the year."""
    counts = range(months, MONTHS_OF_YEAR + 1, months)
    return [after_months(start, count) - timedelta(1) for count in counts]


def _first(due: Due) -> date:
    return due.first or date.min
