"""The data strategy: who is responsible, what is agreed, what is missing, where effort pays."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership, Post
from wardmote.partnership.exchange.models import DataRequest, Delivery, Flow
from wardmote.partnership.exchange.pages.plan import by_flow, decides_every
from wardmote.partnership.exchange.pages.words import months_words, share_words
from wardmote.partnership.exchange.rules.gaps import Gap, gap_of
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.exchange.rules.rating import rates
from wardmote.partnership.sharing.rules import asked_versions, cover_by
from wardmote.partnership.website.tables import Cell, Link, Table, day, shown
from wardmote.partnership.website.word import Word

Asked = DataRequest.State


@dataclass(frozen=True)
class StrategyPage:
    """The data strategy of a partnership as on a day.

    Attributes:
        nobody: whether no post is there to keep the data.
    """

    tables: tuple[Table, ...]
    nobody: bool


def strategy_page(partnership: Partnership, *, on: date) -> StrategyPage:
    """Who keeps the data, what is missing of what was agreed, and which sources repay work."""
    flows = list(partnership.flows.on(on).select_related("agency", "partnership"))
    requests, deliveries = by_flow(flows)
    keepers = _keepers(partnership, on)
    tables = (
        keepers, _missing(_gaps(partnership, flows, requests, deliveries, on)),
        _worth(partnership, flows, requests, deliveries, on),
    )  # fmt: skip
    return StrategyPage(tables, nobody=not keepers.rows)


def strategy_document(partnership: Partnership, *, on: date) -> Word:
    """The same as a document, for the partners to agree."""
    word = Word(_("Data strategy"), str(partnership))
    word.say(_("As on %s.") % day(on))
    for table in strategy_page(partnership, on=on).tables:
        word.heading(table.caption)
        if table.rows:
            word.table(table.heads, [[shown(cell).text for cell in row] for row in table.rows])
        else:
            word.say(table.empty)
    return word


def _keepers(partnership: Partnership, on: date) -> Table:
    """Posts whose work the data are."""
    heads = (_("Post"), _("Hosted by"), _("Held by"), _("Hours a week"), _("What the post does"))
    posts = partnership.posts.on(on).filter(kind=Post.Kind.ANALYST)
    rows = tuple(
        (
            Link(each.title, each.get_absolute_url()), str(each.host),
            str(each.holder or _("Vacant")), each.hours_a_week, each.duties,
        )
        for each in posts.select_related("host__agency", "holder", "partnership")
    )  # fmt: skip
    empty = _("No analyst’s post is there: name who keeps the data, or who does it for you.")
    return Table("keepers", _("Who is responsible for data"), heads, rows, empty)


def _gaps(
    partnership: Partnership, flows: list[Flow], requests: dict, deliveries: dict, on: date
) -> list[Gap]:  # fmt: skip
    versions = list(asked_versions(partnership))
    gaps = (
        gap_of(
            flow, cover_by(versions, flow.agency, flow.dataset, on).fields, requests[flow.pk],
            deliveries[flow.pk], on,
        )
        for flow in flows
    )  # fmt: skip
    return [gap for gap in gaps if gap]


def _missing(gaps: Iterable[Gap]) -> Table:
    heads = (
        _("Agency"), _("Dataset"), _("Months not received"), _("Since"), _("Columns not told"),
        _("What the agency said"),
    )  # fmt: skip
    rows = tuple(
        (
            str(gap.flow.agency), Link(title_of(gap.flow.dataset), gap.flow.get_absolute_url()),
            _months(gap), gap.since, ", ".join(gap.columns), gap.said,
        )
        for gap in gaps
    )  # fmt: skip
    empty = _("All came that was agreed.")
    return Table("missing", _("What was agreed and did not come"), heads, rows, empty)


def _months(gap: Gap) -> str:
    if not gap.months:
        return ""
    count = ngettext("%d month", "%d months", len(gap.months)) % len(gap.months)
    return f"{count}: {months_words([each.isoformat() for each in gap.months])}"


def _worth(
    partnership: Partnership, flows: list[Flow], requests: dict, deliveries: dict, on: date
) -> Table:  # fmt: skip
    """Value, quality and effort side by side; what they weigh is the partnership's to say."""
    heads = (
        _("Dataset"), _("Agency"), _("Value: indicators that need it"),
        _("Quality: files that were complete"), _("Effort: files sent for one that was accepted"),
        _("Effort: requests late or refused"),
    )  # fmt: skip
    every, values = decides_every(partnership, on), _values(partnership, on)
    rows = tuple(
        _worth_of(flow, values[flow.dataset], requests[flow.pk], deliveries[flow.pk], on, every)
        for flow in sorted(flows, key=lambda flow: (-values[flow.dataset], flow.dataset))
    )
    empty = _("The plan has no lines yet.")
    return Table("worth", _("Which sources repay the work"), heads, rows, empty)


def _worth_of(
    flow: Flow, value: int, requests: list[DataRequest], deliveries: list[Delivery], on: date,
    every: int,
) -> tuple[Cell, ...]:  # fmt: skip
    taken = sum(each.state == Delivery.State.ACCEPTED for each in deliveries)
    late = sum(_was_late(each, on) for each in requests)
    return (
        Link(title_of(flow.dataset), flow.get_absolute_url()), str(flow.agency),
        value, share_words(rates(requests, deliveries, on, every).complete),
        f"{len(deliveries) / taken:.1f}" if taken else "",
        _("%(late)d of %(all)d") % {"late": late, "all": len(requests)},
    )  # fmt: skip


def _was_late(request: DataRequest, on: date) -> bool:
    if request.state == Asked.MET:
        return request.met_on > request.due_on
    return request.state == Asked.REFUSED or (request.is_open and request.due_on < on)


def _values(partnership: Partnership, on: date) -> Counter[str]:
    """Dataset → how many of the nation's indicators are counted from it."""
    indicators = rulebook.on(on, partnership.nation).indicators.values()
    return Counter(each.numerator.dataset for each in indicators)
