"""Periods of a flow, and by when each is due."""

from collections.abc import Iterator
from datetime import date, timedelta

from wardmote import rulebook
from wardmote.partnership.exchange.models import Flow
from wardmote.partnership.exchange.models.flow import Frequency

MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.YEARLY: 12}
DAYS = {Frequency.DAILY: 1, Frequency.WEEKLY: 7}
FIRST_MONTH = 4
"""Quarters and years are counted from April, as the year of the law is."""


def period_of(frequency: str, day: date) -> tuple[date, date]:
    """The period that a day lies in: its first day, and the first day after it."""
    if frequency in DAYS:
        length = DAYS[frequency]
        start = day - timedelta(day.weekday() if length > 1 else 0)
        return start, start + timedelta(length)
    length = MONTHS[frequency]
    months = day.year * 12 + day.month - FIRST_MONTH
    first = months - months % length
    return _first_of(first), _first_of(first + length)


def _first_of(months: int) -> date:
    """The first day of a month, counted in months from April of the year 0."""
    years, month = divmod(months + FIRST_MONTH - 1, 12)
    return date(years, month + 1, 1)


def periods(flow: Flow, until: date) -> Iterator[tuple[date, date]]:
    """The flow's periods that end on or before a day; what is sent once has one."""
    if flow.frequency == Frequency.ONCE:
        yield flow.started_on, flow.started_on + timedelta(1)
        return
    start, end = period_of(flow.frequency, flow.started_on)
    while end <= until and (flow.ended_on is None or start < flow.ended_on):
        yield start, end
        start, end = period_of(flow.frequency, end)


def due_on(flow: Flow, start: date, end: date) -> date:
    """The last day for sending a period: by the data plan, or by law, or by our own setting."""
    last = end - timedelta(1)
    if flow.due_days is not None:
        return last + timedelta(flow.due_days)
    dataset = dataset_of(flow.dataset)
    if dataset and dataset.first_period and dataset.period_months == MONTHS.get(flow.frequency):
        return rulebook.due_on(dataset, start)
    return last + timedelta(settings().due_after_days[flow.frequency])


def dataset_of(name: str) -> rulebook.Dataset | None:
    """The rulebook's dataset of a name; None once it is in no rulebook any more."""
    return next((each for each in rulebook.load().datasets if each.name == name), None)


def title_of(name: str) -> str:
    """A dataset's title, for readers."""
    dataset = dataset_of(name)
    return dataset.title if dataset else name


def settings():
    """The rulebook's settings of asking and comparing."""
    return rulebook.load().exchange


def months_of(start: date, end: date) -> list[date]:
    """The first days of the months that a period touches."""
    month, found = start.replace(day=1), []
    while month < end:
        found.append(month)
        month = (month + timedelta(32)).replace(day=1)
    return found


def fits(months: list[date], start: date, end: date) -> bool:
    """Whether a file of these months is all that a period asks for."""
    return set(months_of(start, end)) <= set(months)
