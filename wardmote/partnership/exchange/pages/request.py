"""One request: what is asked, by when, and what came."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.models import DataRequest
from wardmote.partnership.exchange.pages.plan import deliveries_table
from wardmote.partnership.exchange.pages.words import period_words, request_tag
from wardmote.partnership.exchange.rules import MAY, REQUEST_NEXT, acts_for
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.website.tables import Table, Tag

Asked = DataRequest.State


@dataclass(frozen=True)
class RequestPage:
    """A request, and what the reader may do with it."""

    request: DataRequest
    title: str
    period: str
    tag: Tag
    tables: tuple[Table, ...]
    may_send: bool
    may_answer: bool
    may_keep: bool
    may_ask_again: bool
    may_drop: bool


def request_page(request: DataRequest, *, on: date, by: Membership) -> RequestPage:
    """A request with the files that were sent for it."""
    speaks = acts_for(by, request.flow.agency)
    keeps, follows = may(by, "keep the data plan", MAY), REQUEST_NEXT[request.state]
    sends = may(by, "send data", MAY) and speaks
    light = ("faults", "quality", "headings", "unread", "changes")
    return RequestPage(
        request=request, title=title_of(request.flow.dataset), period=period_words(request),
        tag=request_tag(request, on),
        tables=(
            deliveries_table(list(request.deliveries.defer(*light)), request.flow.partnership),
        ),
        may_send=sends and request.state in (Asked.ASKED, Asked.REFUSED),
        may_answer=speaks and may(by, "answer a data request", MAY) and request.is_open,
        may_keep=keeps and request.is_open,
        may_ask_again=keeps and Asked.ASKED in follows,
        may_drop=keeps and Asked.WITHDRAWN in follows,
    )  # fmt: skip


def request_words(request: DataRequest) -> str:
    """What is asked, in a line."""
    return _("%(dataset)s, %(period)s") % {
        "dataset": title_of(request.flow.dataset), "period": period_words(request),
    }  # fmt: skip
