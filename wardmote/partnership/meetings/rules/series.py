"""The days of a series of meetings."""

from calendar import monthrange
from datetime import date, timedelta

DAYS_A_WEEK = 7


def days_of(first: date, *, every: int, unit: str, times: int) -> tuple[date, ...]:
    """The days of meetings that come again.

    Args:
        first: the first day.
        every: how many weeks or months lie between.
        unit: "weeks", or "months": then on the same weekday of the month, such as the second
            Tuesday, so that no meeting falls on a weekend; a fifth is the month's last.
        times: how many meetings.
    """
    if unit == "weeks":
        return tuple(first + timedelta(days=DAYS_A_WEEK * every * i) for i in range(times))
    return tuple(_same_weekday(first, every * i) for i in range(times))


def _same_weekday(first: date, months: int) -> date:
    """That many months on: the same weekday, the same time round in the month."""
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    weekday_of_1st, length = monthrange(year, month)
    offset = (first.weekday() - weekday_of_1st) % DAYS_A_WEEK
    day = 1 + offset + DAYS_A_WEEK * ((first.day - 1) // DAYS_A_WEEK)
    return date(year, month, day if day <= length else day - DAYS_A_WEEK)
