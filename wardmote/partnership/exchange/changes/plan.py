"""The data plan: its lines, one by one and filled from live protocols."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, ended, made
from wardmote.partnership.agencies.models import Agency, Membership, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.exchange.models import Flow
from wardmote.partnership.exchange.rules.may import MAY
from wardmote.partnership.exchange.rules.periods import dataset_of, period_of
from wardmote.partnership.sharing.rules.cover import covered_datasets


@transaction.atomic
def add_flow(
    *, partnership: Partnership, agency: Agency, dataset: str, frequency: str, started_on: date,
    by: Membership, at: datetime, **more: Any,
) -> Flow:  # fmt: skip
    """Add a line to the data plan.

    Raises:
        Refused: the agency sends that dataset by another line already.
    """
    check_may(by, "keep the data plan", MAY)
    if partnership.flows.filter(agency=agency, dataset=dataset, ended_on=None).exists():
        raise Refused(_("This agency sends this dataset by the plan already."))
    flow = Flow(
        partnership=partnership, agency=agency, dataset=dataset, frequency=frequency,
        started_on=started_on, **more,
    )  # fmt: skip
    return made(flow, by=by, at=at)


@transaction.atomic
def change_flow(*, flow: Flow, by: Membership, at: datetime, **to: Any) -> Flow:
    """Change how often, by when, or by whom it is sent."""
    check_may(by, "keep the data plan", MAY)
    return altered(flow, to, by=by, at=at)


@transaction.atomic
def end_flow(*, flow: Flow, ended_on: date, why: str, by: Membership, at: datetime) -> None:
    """Ask for it no longer from a day on; what was sent stays."""
    check_may(by, "keep the data plan", MAY)
    ended(flow, on=ended_on, by=by, at=at, why=why)


def fillable(partnership: Partnership, on: date) -> list[tuple[Agency, str]]:
    """What live protocols let agencies give, and the plan does not ask for yet."""
    planned = set(partnership.flows.filter(ended_on=None).values_list("agency_id", "dataset"))
    lines = covered_datasets(partnership, on)
    return [(agency, name) for agency, name, _grant in lines if (agency.pk, name) not in planned]


@transaction.atomic
def fill_plan(*, partnership: Partnership, by: Membership, at: datetime) -> list[Flow]:
    """Add a line for each dataset that a live protocol covers, as often as the rulebook has it."""
    check_may(by, "keep the data plan", MAY)
    today = timezone.localdate(at)
    return [
        add_flow(
            partnership=partnership, agency=agency, dataset=name, by=by, at=at,
            frequency=dataset_of(name).frequency, started_on=_start(dataset_of(name), today),
        )
        for agency, name in fillable(partnership, today)
    ]  # fmt: skip


def _start(dataset: Any, today: date) -> date:
    """The first day of the period before today's: what is to be had now."""
    if dataset.frequency == "once":
        return today
    start, _end = period_of(dataset.frequency, today)
    before, _then = period_of(dataset.frequency, date.fromordinal(start.toordinal() - 1))
    return before
