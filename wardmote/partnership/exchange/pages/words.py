"""Words that the pages of deliveries share."""

from collections.abc import Iterable
from datetime import date

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wardmote.partnership.exchange.models import DataRequest, Delivery
from wardmote.partnership.exchange.models.flow import Frequency
from wardmote.partnership.website.tables import Tag, day

State = Delivery.State
Asked = DataRequest.State
COLOURS = {
    State.ARRIVED: "blue", State.CHECKING: "blue", State.REFUSED: "red", State.CHECKED: "yellow",
    State.ACCEPTING: "blue", State.ACCEPTED: "green", State.RETURNED: "orange",
    State.WITHDRAWN: "grey",
}  # fmt: skip
UNDER_WAY = frozenset({State.ARRIVED, State.CHECKING, State.ACCEPTING})


def delivery_tag(delivery: Delivery) -> Tag:
    """A delivery's state as a coloured word."""
    return Tag(delivery.get_state_display(), COLOURS[delivery.state])


def request_tag(request: DataRequest, on: date) -> Tag:
    """A request's state as a coloured word; late and near are told by the day."""
    if request.state == Asked.MET:
        late = request.met_on > request.due_on
        return Tag(_("Met late"), "yellow") if late else Tag(_("Met"), "green")
    if request.state == Asked.REFUSED:
        return Tag(_("Refused"), "orange")
    if request.state == Asked.WITHDRAWN:
        return Tag(_("No longer asked"), "grey")
    if request.due_on < on:
        return Tag(_("Late"), "red")
    return Tag(_("Waiting for data"), "blue")


def period_words(request: DataRequest) -> str:
    """April 2026; April to June 2026; or its days."""
    start, last = request.period_start, date.fromordinal(request.period_end.toordinal() - 1)
    if request.flow.frequency in (Frequency.DAILY, Frequency.ONCE):
        return day(start)
    if request.flow.frequency == Frequency.WEEKLY:
        return _("%(start)s to %(last)s") % {"start": day(start), "last": day(last)}
    return months_words([start.isoformat(), last.replace(day=1).isoformat()])


def months_words(months: Iterable[str]) -> str:
    """The first and the last of some months, in words."""
    days = sorted(date.fromisoformat(month) for month in months)
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return date_format(first, "F Y")
    began = date_format(first, "F" if first.year == last.year else "F Y")
    return _("%(first)s to %(last)s") % {"first": began, "last": date_format(last, "F Y")}


def size_words(size: int) -> str:
    """12.3 MB."""
    return filesizeformat(size)


def share_words(share: float | None) -> str:
    """83%; nothing where there is none."""
    return "" if share is None else f"{share:.0%}"
