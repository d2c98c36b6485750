"""Working days and bank holidays of the nations."""

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

DIVISIONS = {
    "England": BankHolidays.ENGLAND_AND_WALES,
    "Wales": BankHolidays.ENGLAND_AND_WALES,
    "Scotland": BankHolidays.SCOTLAND,
}
SATURDAY = 5


@cache
def bank_holidays(nation: str) -> frozenset[date]:
    """The bank holidays that are known (2012 to 2028): kept with the package, never fetched."""
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=DIVISIONS[nation])
    return frozenset(holiday["date"] for holiday in known)


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
