"""How well a flow keeps: on time, complete, and how old its data are when decisions are taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from wardmote.partnership.exchange.models import DataRequest, Delivery
from wardmote.partnership.exchange.rules.periods import settings

Asked = DataRequest.State


@dataclass(frozen=True)
class Rates:
    """What is to be said of a flow, or of several.

    Attributes:
        due: requests that have fallen due and still stand.
        on_time: the share of them met by their day; None where none has fallen due.
        complete: the share of accepted deliveries of which enough rows could be used.
        newest: the last day that its data tell of; None where there are none.
        age_days: how old that is.
        fresh: whether it is no older than the time between two decisions; None without data.
    """

    due: int
    on_time: float | None
    complete: float | None
    newest: date | None = None
    age_days: int | None = None
    fresh: bool | None = None


def rates(
    requests: Sequence[DataRequest], deliveries: Sequence[Delivery], on: date, every_days: int
) -> Rates:
    """The rates of requests and of what was accepted, as on a day.

    Args:
        every_days: days between two decisions for which the data are wanted.
    """
    rules = settings()
    due = [each for each in requests if each.due_on <= on and each.state != Asked.WITHDRAWN]
    due = sorted(due, key=lambda each: each.due_on)[-rules.requests_rated :]
    met = [each for each in due if each.state == Asked.MET and each.met_on <= each.due_on]
    taken = [each for each in deliveries if each.state == Delivery.State.ACCEPTED]
    whole = [each for each in taken if _usable(each) >= rules.complete_share]
    newest = newest_day(taken)
    age = (on - newest).days if newest else None
    return Rates(
        due=len(due), on_time=len(met) / len(due) if due else None,
        complete=len(whole) / len(taken) if taken else None, newest=newest, age_days=age,
        fresh=None if age is None else age <= every_days,
    )  # fmt: skip


def newest_day(taken: Iterable[Delivery]) -> date | None:
    """The last day that accepted deliveries tell of; None where they tell of none."""
    return max((_end(each) for each in taken if each.months), default=None)


def _usable(delivery: Delivery) -> float:
    return delivery.rows_usable / delivery.rows_read if delivery.rows_read else 0.0


def _end(delivery: Delivery) -> date:
    """The last day of the last month of a delivery."""
    last = max(date.fromisoformat(month) for month in delivery.months)
    return (last + timedelta(32)).replace(day=1) - timedelta(1)


def decision_days(held_on: Iterable[date]) -> int:
    """The usual time between two meetings; our own setting where fewer than three were held."""
    days = sorted(set(held_on))
    gaps = [(after - before).days for before, after in pairwise(days)]
    return round(median(gaps)) if len(gaps) >= 2 else settings().decisions_every_days
