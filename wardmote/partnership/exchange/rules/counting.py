"""Which of the rulebook's indicators can be counted on a day, and why the others cannot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.exchange.models import Delivery, Flow
from wardmote.partnership.exchange.models.flow import Frequency
from wardmote.partnership.exchange.rules.periods import due_on, period_of
from wardmote.partnership.exchange.rules.rating import newest_day

ASKS = {"categories": "category", "severities": "severity", "roles": "role", "outcomes": "outcome"}
"""What an indicator may ask of rows → the column that tells it."""
EVERY = (
    Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.YEARLY,
)  # fmt: skip


class Lack(models.TextChoices):
    """Why an indicator cannot be counted, the nearest to being counted last."""

    NO_LINE = "no_line", _("Not in the data plan")
    NEVER = "never", _("No file was accepted yet")
    OLD = "old", _("The data are older than they should be")
    COLUMNS = "columns", _("The newest file leaves a column out")


NEAREST = tuple(Lack)


@dataclass(frozen=True)
class Counting:
    """One indicator on a day.

    Attributes:
        lack: why it cannot be counted; None where it can.
        flow: the line of the plan that comes nearest to it; None where there is none.
        newest: the last day that its data tell of.
        columns: columns that it needs and the newest file does not tell.
    """

    indicator: rulebook.Indicator
    dataset: rulebook.Dataset | None
    lack: Lack | None
    flow: Flow | None = None
    newest: date | None = None
    columns: tuple[str, ...] = ()


def counted(partnership: Partnership, on: date) -> list[Counting]:
    """Every indicator as on a day."""
    flows = list(partnership.flows.on(on).select_related("agency", "partnership"))
    taken: dict[int, list[Delivery]] = {}
    accepted = Delivery.objects.filter(flow__in=flows, state=Delivery.State.ACCEPTED)
    for each in accepted.defer("faults", "quality", "unread", "changes"):
        taken.setdefault(each.flow_id, []).append(each)
    return countings(rulebook.on(on, partnership.nation), flows, taken, on)


def countings(
    rules: rulebook.Rules, flows: Iterable[Flow], taken: Mapping[int, Sequence[Delivery]], on: date
) -> list[Counting]:  # fmt: skip
    """Every indicator of a nation and a day, in the rulebook's order.

    Args:
        flows: the lines of the data plan that hold on the day.
        taken: each line's accepted deliveries, by its key.
    """
    lines = list(flows)
    return [_counting(each, rules, lines, taken, on) for each in rules.indicators.values()]


def _counting(
    indicator: rulebook.Indicator, rules: rulebook.Rules, flows: list[Flow],
    taken: Mapping[int, Sequence[Delivery]], on: date,
) -> Counting:  # fmt: skip
    name = indicator.numerator.dataset
    dataset = rules.datasets.get(name)
    found = [
        _by(indicator, dataset, flow, taken.get(flow.pk, ()), on)
        for flow in flows
        if flow.dataset == name
    ]
    return max(found, key=_nearness, default=Counting(indicator, dataset, Lack.NO_LINE))


def _nearness(counting: Counting) -> tuple[int, date]:
    """What can be counted before what cannot; else the nearest, with the newest data."""
    place = len(NEAREST) if counting.lack is None else NEAREST.index(counting.lack)
    return place, counting.newest or date.min


def _by(
    indicator: rulebook.Indicator, dataset: rulebook.Dataset | None, flow: Flow,
    taken: Sequence[Delivery], on: date,
) -> Counting:  # fmt: skip
    """How far one line of the plan carries it."""
    newest = newest_day(taken)
    if newest is None:
        return Counting(indicator, dataset, Lack.NEVER, flow)
    if newest < wanted_until(indicator, flow, on):
        return Counting(indicator, dataset, Lack.OLD, flow, newest)
    columns = _untold(indicator, dataset, taken)
    return Counting(indicator, dataset, Lack.COLUMNS if columns else None, flow, newest, columns)


def wanted_until(indicator: rulebook.Indicator, flow: Flow, on: date) -> date:
    """The last day that data must tell of by now, for an indicator to be read in its time.

    The period is the indicator's or the line's, whichever is longer; it counts once it is due.
    """
    if flow.frequency == Frequency.ONCE or indicator.frequency == Frequency.ONCE:
        return date.min
    frequency = max(Frequency(flow.frequency), Frequency(indicator.frequency), key=EVERY.index)
    start, end = period_of(frequency, on)
    while due_on(flow, start, end) >= on:
        start, end = period_of(frequency, start - timedelta(1))
    return end - timedelta(1)


def _untold(
    indicator: rulebook.Indicator, dataset: rulebook.Dataset | None, taken: Sequence[Delivery]
) -> tuple[str, ...]:  # fmt: skip
    """Columns that the indicator looks at, that the dataset has and the newest file has not."""
    parts = (indicator.numerator, indicator.denominator)
    needed = {column for part in parts for ask, column in ASKS.items() if getattr(part, ask, ())}
    newest = max(taken, key=lambda each: each.sent_at)
    told = {ours for _theirs, ours in newest.headings}
    fields = dataset.fields if dataset and told else ()
    return tuple(each.heading for each in fields if each.name in needed - told)
