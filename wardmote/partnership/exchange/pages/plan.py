"""The data plan: who sends what how often, and how well that goes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Agency, Group, Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.changes import fillable
from wardmote.partnership.exchange.models import DataRequest, Delivery, Flow
from wardmote.partnership.exchange.pages.words import (
    delivery_tag,
    months_words,
    period_words,
    request_tag,
    share_words,
)
from wardmote.partnership.exchange.rules import MAY
from wardmote.partnership.exchange.rules.periods import dataset_of, settings, title_of
from wardmote.partnership.exchange.rules.rating import Rates, decision_days, rates
from wardmote.partnership.website.tables import Link, Table, Tag

Asked = DataRequest.State


@dataclass(frozen=True)
class PlanPage:
    """The data plan.

    Attributes:
        to_fill: lines that live protocols cover and the plan has not.
        waiting: deliveries that wait to be accepted.
        late: requests that are late.
        decisions_days: how often the partnership decides.
        rated_by: by which requests and which share of rows the rates are told.
    """

    tables: tuple[Table, ...]
    to_fill: int
    waiting: int
    late: int
    decisions_days: int
    rated_by: str
    may_keep: bool
    may_send: bool


def plan_page(partnership: Partnership, *, on: date, by: Membership) -> PlanPage:
    """The lines of the plan, with what is asked and how well it goes."""
    flows = list(partnership.flows.on(on).select_related("agency", "partnership"))
    requests, deliveries = by_flow(flows)
    every = decides_every(partnership, on)
    told = {flow.pk: rates(requests[flow.pk], deliveries[flow.pk], on, every) for flow in flows}
    hrefs = _hrefs(partnership)
    late = sum(each.is_open and each.due_on < on for group in requests.values() for each in group)
    return PlanPage(
        tables=(
            _lines(flows, requests, told, on, hrefs),
            _agencies(flows, requests, deliveries, on, every, hrefs),
        ),
        to_fill=len(fillable(partnership, on)) if may(by, "keep the data plan", MAY) else 0,
        waiting=sum(
            each.state == Delivery.State.CHECKED for group in deliveries.values() for each in group
        ),
        late=late, decisions_days=every, rated_by=_rated_by(),
        may_keep=may(by, "keep the data plan", MAY),
        may_send=may(by, "send data", MAY),
    )  # fmt: skip


def _rated_by() -> str:
    rules = settings()
    words = _(
        "On time: requests met by their day, of the latest %(requests)d that fell due. Complete: "
        "accepted files of which at least %(share)s of the rows could be used."
    )
    return words % {"requests": rules.requests_rated, "share": f"{rules.complete_share:.0%}"}


def decides_every(partnership: Partnership, on: date) -> int:
    """Days between two decisions: the usual time between its co-ordinating groups' meetings."""
    held = partnership.meetings.filter(
        held_on__lte=on, groups__function=Group.Function.COORDINATION
    )
    return decision_days(list(held.values_list("held_on", flat=True)))


def by_flow(flows: list[Flow]) -> tuple[dict, dict]:
    """Requests and deliveries of each line, by its key; a line without has an empty list."""
    requests: dict[int, list[DataRequest]] = defaultdict(list)
    deliveries: dict[int, list[Delivery]] = defaultdict(list)
    for request in DataRequest.objects.filter(flow__in=flows).select_related(
        "flow__partnership", "flow__agency"
    ):
        requests[request.flow_id].append(request)
    light = ("faults", "quality", "headings", "unread", "changes")
    for delivery in Delivery.objects.filter(flow__in=flows).defer(*light):
        deliveries[delivery.flow_id].append(delivery)
    return requests, deliveries


def _hrefs(partnership: Partnership) -> dict[int, str]:
    """Agency → the page of its data."""
    return {
        agency: reverse("exchange:agency", args=[partnership.slug, pk])
        for pk, agency in partnership.partners.values_list("pk", "agency")
    }


def _lines(
    flows: list[Flow], requests: dict, told: dict[int, Rates], on: date, hrefs: dict[int, str]
) -> Table:
    heads = (
        _("Agency"), _("Dataset"), _("How often"), _("Next due"), _("State"), _("On time"),
        _("Complete"), _("Newest data"), _("Age in days"),
    )  # fmt: skip
    rows = tuple(
        (_named(flow.agency, hrefs), *_line(flow, requests[flow.pk], told[flow.pk], on))
        for flow in flows
    )
    empty = _("The plan has no lines yet. Fill it from your protocols, or add a line.")
    return Table("plan", _("Who sends what, and by when"), heads, rows, empty)


def _line(flow: Flow, requests: list[DataRequest], rate: Rates, on: date) -> tuple:
    waiting = [each for each in requests if each.is_open]
    nearest = min(waiting, key=lambda each: each.due_on, default=None)
    tag = request_tag(nearest, on) if nearest else Tag(_("Nothing asked"), "grey")
    age = rate.age_days
    return (
        Link(title_of(flow.dataset), flow.get_absolute_url()),
        flow.get_frequency_display(), nearest.due_on if nearest else None, tag,
        share_words(rate.on_time), share_words(rate.complete), rate.newest,
        None if age is None else (age if rate.fresh else Tag(str(age), "yellow")),
    )  # fmt: skip


def _named(agency: Agency, hrefs: dict[int, str]) -> Link | str:
    return Link(agency.name, hrefs[agency.pk]) if agency.pk in hrefs else agency.name


def _agencies(
    flows: list[Flow], requests: dict, deliveries: dict, on: date, every: int,
    hrefs: dict[int, str],
) -> Table:  # fmt: skip
    heads = (_("Agency"), _("Datasets"), _("Requests due"), _("On time"), _("Complete"))
    rows = []
    for agency in dict.fromkeys(flow.agency for flow in flows):
        own = [flow for flow in flows if flow.agency_id == agency.pk]
        asked = [each for flow in own for each in requests[flow.pk]]
        taken = [each for flow in own for each in deliveries[flow.pk]]
        rate = rates(asked, taken, on, every)
        rows.append((
            _named(agency, hrefs), len(own), rate.due, share_words(rate.on_time),
            share_words(rate.complete),
        ))  # fmt: skip
    return Table("agencies", _("How well each agency’s data come"), heads, tuple(rows))


@dataclass(frozen=True)
class FlowPage:
    """One line of the plan."""

    flow: Flow
    title: str
    use: str
    limits: tuple[str, ...]
    due: str
    rate: Rates
    tables: tuple[Table, ...]
    may_keep: bool


def flow_page(flow: Flow, *, on: date, by: Membership) -> FlowPage:
    """A line of the plan with its requests and deliveries."""
    requests, deliveries = by_flow([flow])
    dataset = dataset_of(flow.dataset)
    return FlowPage(
        flow=flow, title=title_of(flow.dataset), use=dataset.use if dataset else "",
        limits=dataset.limits if dataset else (), due=dataset.due if dataset else "",
        rate=rates(
            requests[flow.pk], deliveries[flow.pk], on, decides_every(flow.partnership, on)
        ),
        tables=(
            requests_table(requests[flow.pk], on),
            deliveries_table(deliveries[flow.pk], flow.partnership),
        ),
        may_keep=may(by, "keep the data plan", MAY),
    )  # fmt: skip


def requests_table(requests: list[DataRequest], on: date, caption: str = "") -> Table:
    """Requests, the latest first."""
    heads = (_("Period"), _("Dataset"), _("Agency"), _("Due"), _("State"), _("Met on"))
    rows = tuple(
        (
            Link(period_words(each), each.get_absolute_url()), title_of(each.flow.dataset),
            str(each.flow.agency), each.due_on, request_tag(each, on), each.met_on,
        )
        for each in sorted(requests, key=lambda each: each.due_on, reverse=True)
    )  # fmt: skip
    return Table("requests", caption or _("Requests"), heads, rows, _("Nothing was asked for yet."))


def deliveries_table(deliveries: list[Delivery], partnership: Partnership) -> Table:
    """Deliveries, the latest first."""
    heads = (_("File"), _("Sent"), _("Covers"), _("Rows"), _("Usable"), _("State"))
    rows = tuple(
        (
            Link(each.file_name, reverse("exchange:delivery", args=[partnership.slug, each.pk])),
            each.sent_at.date(), months_words(each.months), each.rows_read, each.rows_usable,
            delivery_tag(each),
        )
        for each in sorted(deliveries, key=lambda each: each.sent_at, reverse=True)
    )  # fmt: skip
    return Table("deliveries", _("Files sent"), heads, rows, _("No file was sent yet."))
