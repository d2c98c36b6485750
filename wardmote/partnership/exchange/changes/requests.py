"""Requests: asked, met, given more time, refused by the agency, asked again, no longer asked."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.exchange.models import DataRequest, Delivery
from wardmote.partnership.exchange.rules.may import MAY, check_acts_for, check_request_next
from wardmote.partnership.exchange.rules.periods import due_on, months_of, periods, settings
from wardmote.partnership.trail import changes as trail

Asked = DataRequest.State


@transaction.atomic
def ask(
    *, partnership: Partnership, at: datetime, by: Membership | None = None
) -> list[DataRequest]:
    """Ask for every period of the data plan that has ended, or soon does, and was not asked for.

    Args:
        by: who asks; None where the daily command does.
    """
    if by is not None:
        check_may(by, "keep the data plan", MAY)
    today = timezone.localdate(at)
    until = date.fromordinal(today.toordinal() + settings().ask_ahead_days)
    flows = partnership.flows.on(today).select_related("partnership", "agency")
    asked = set(DataRequest.objects.filter(flow__in=flows).values_list("flow_id", "period_start"))
    made = []
    for flow in flows:
        for start, end in periods(flow, until):
            if (flow.pk, start) not in asked:
                due = due_on(flow, start, end)
                made.append(DataRequest(
                    flow=flow, period_start=start, period_end=end, due_on=due, first_due_on=due,
                    asked_on=today,
                ))  # fmt: skip
    for request in made:
        request.save(force_insert=True)
        trail.added(request, by=by, at=at)
    return made


def meet(delivery: Delivery, *, at: datetime) -> list[DataRequest]:
    """Note which requests are met, now that a delivery is accepted; called within its change.

    A request is met once accepted deliveries of its flow cover all its months.
    """
    if delivery.flow_id is None:
        return []
    accepted = Delivery.objects.filter(flow=delivery.flow_id, state=Delivery.State.ACCEPTED)
    held = {month for months in accepted.values_list("months", flat=True) for month in months}
    met = []
    waiting = DataRequest.objects.filter(
        flow=delivery.flow_id, state__in=[Asked.ASKED, Asked.REFUSED]
    )
    for request in waiting.select_related("flow__partnership"):
        months = months_of(request.period_start, request.period_end)
        if {month.isoformat() for month in months} <= held:
            sent_on = timezone.localdate(delivery.sent_at)
            _become(request, Asked.MET, by=delivery.decided_by, at=at, met_on=sent_on)
            met.append(request)
    return met


@transaction.atomic
def ask_for_more_time(
    *, request: DataRequest, until: date, why: str, by: Membership, at: datetime
) -> DataRequest:
    """An agency asks for another day; the partnership's officer says yes or no."""
    check_acts_for(by, request.flow.agency, "answer a data request")
    _check_open(request)
    if until <= request.due_on:
        raise Refused(_("Choose a day after the one on which it is due."))
    return _saved(request, by=by, at=at, why=why, more_time_until=until, more_time_why=why)


@transaction.atomic
def extend(
    *, request: DataRequest, due_on: date, why: str, by: Membership, at: datetime
) -> DataRequest:
    """Give an agency until another day."""
    check_may(by, "keep the data plan", MAY)
    _check_open(request)
    if due_on <= request.due_on:
        raise Refused(_("Choose a day after the one on which it is due."))
    return _saved(
        request, by=by, at=at, why=why, due_on=due_on, more_time_until=None, more_time_why=""
    )


@transaction.atomic
def decline_more_time(*, request: DataRequest, by: Membership, at: datetime) -> DataRequest:
    """The day stays as it is."""
    check_may(by, "keep the data plan", MAY)
    if request.more_time_until is None:
        raise Refused(_("No more time was asked for."))
    return _saved(request, by=by, at=at, more_time_until=None, more_time_why="")


@transaction.atomic
def refuse(
    *, request: DataRequest, reason: str, remedy: str, by: Membership, at: datetime
) -> DataRequest:
    """An agency says that it does not send it, why, and what would mend that."""
    check_acts_for(by, request.flow.agency, "answer a data request")
    return _become(request, Asked.REFUSED, by=by, at=at, reason=reason, remedy=remedy)


@transaction.atomic
def ask_again(*, request: DataRequest, due_on: date, by: Membership, at: datetime) -> DataRequest:
    """What stood in the way is mended: ask again."""
    check_may(by, "keep the data plan", MAY)
    return _become(request, Asked.ASKED, by=by, at=at, due_on=due_on)


@transaction.atomic
def ask_no_longer(*, request: DataRequest, why: str, by: Membership, at: datetime) -> DataRequest:
    """The partnership does without it."""
    check_may(by, "keep the data plan", MAY)
    return _become(request, Asked.WITHDRAWN, by=by, at=at, reason=why)


def _check_open(request: DataRequest) -> None:
    if not request.is_open:
        raise Refused(_("This request is not open any more."))


def _become(request: DataRequest, state: str, *, by, at: datetime, **more) -> DataRequest:
    kept = DataRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    check_request_next(kept, state)
    return _saved(request, by=by, at=at, did=state, state=state, **more)


def _saved(request: DataRequest, *, by, at: datetime, why: str = "", did: str = "changed", **to):
    """Save what differs, with its line in the trail."""
    before = trail.picture(request)
    for name, value in to.items():
        setattr(request, name, value)
    request.save(update_fields=list(to))
    now = trail.picture(request)
    differ = [name for name in now if now[name] != before[name]]
    was, became = ({name: side[name] for name in differ} for side in (before, now))
    trail.record(request, did, by=by, at=at, before=was, after=became, why=why)
    return request
