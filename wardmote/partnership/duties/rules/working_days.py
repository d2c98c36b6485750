"""Working days, between days and after them."""

from collections.abc import Container
from datetime import date, timedelta

SATURDAY = 5


def working_days_between(first: date, last: date, holidays: Container[date] = ()) -> int:
    """How many working days lie after the first day, up to and with the last.

    Returns:
        Less than 0 where the last day is before the first.
    """
    if last < first:
        return -working_days_between(last, first, holidays)
    days = (first + timedelta(n) for n in range(1, (last - first).days + 1))
    return sum(day.weekday() < SATURDAY and day not in holidays for day in days)


def working_days_after(day: date, days: int, holidays: Container[date] = ()) -> date:
    """The working day that lies so many working days after a day; before it, if less than 0."""
    step = timedelta(1 if days >= 0 else -1)
    left = abs(days)
    while left:
        day += step
        left -= day.weekday() < SATURDAY and day not in holidays
    return day
