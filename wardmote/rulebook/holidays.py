"""The bank holidays of the nations."""

from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

DIVISIONS = {
    "England": BankHolidays.ENGLAND_AND_WALES,
    "Wales": BankHolidays.ENGLAND_AND_WALES,
    "Scotland": BankHolidays.SCOTLAND,
}


@cache
def bank_holidays(nation: str) -> frozenset[date]:
    """The bank holidays that are known (2012 to 2028): kept with the package, never fetched."""
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=DIVISIONS[nation])
    return frozenset(holiday["date"] for holiday in known)
