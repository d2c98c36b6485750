"""One agency: its timetable across all the partnerships that it serves, and what it gets back."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Agency, Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.exchange.models import DataRequest, Delivery, Flow
from wardmote.partnership.exchange.pages.plan import decides_every
from wardmote.partnership.exchange.pages.words import period_words, request_tag, share_words
from wardmote.partnership.exchange.rules import MAY, acts_for
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.exchange.rules.rating import rates
from wardmote.partnership.website.tables import Link, Table

Asked = DataRequest.State


@dataclass(frozen=True)
class AgencyPage:
    """What is asked of an agency, and what comes of what it sends.

    Attributes:
        is_own: the reader is of the agency: its timetable spans every partnership it serves.
        sentences: what came of its data, in words.
    """

    agency: Agency
    is_own: bool
    partnerships: int
    sentences: tuple[str, ...]
    gains: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    may_send: bool


def agency_page(
    agency: Agency, partnership: Partnership, *, on: date, by: Membership
) -> AgencyPage:  # fmt: skip
    """The agency's timetable; its own people see all partnerships, others only this one."""
    own = by.agency_id == agency.pk
    flows = Flow.objects.on(on).filter(agency=agency).select_related("agency", "partnership")
    shown = list(flows if own else flows.filter(partnership=partnership))
    here = [flow for flow in shown if flow.partnership_id == partnership.pk]
    requests = list(
        DataRequest.objects.filter(flow__in=shown).select_related(
            "flow__agency", "flow__partnership"
        )
    )
    return AgencyPage(
        agency=agency, is_own=own, partnerships=len({flow.partnership_id for flow in shown}),
        sentences=tuple(_sentences(here, partnership, on)),
        gains=tuple((title_of(flow.dataset), flow.used_for) for flow in here if flow.used_for),
        tables=(_timetable(requests, by, on), _plan(shown)),
        may_send=may(by, "send data", MAY) and acts_for(by, agency),
    )  # fmt: skip


def _timetable(requests: list[DataRequest], by: Membership, on: date) -> Table:
    """What is asked, once for each dataset and period, with every partnership that wants it."""
    same: dict[tuple, list[DataRequest]] = defaultdict(list)
    for each in requests:
        if each.is_open:
            same[each.flow.dataset, each.period_start, each.period_end].append(each)
    rows = []
    for group in sorted(same.values(), key=lambda group: min(each.due_on for each in group)):
        first = next((e for e in group if e.partnership.pk == by.partnership_id), group[0])
        soonest = min(group, key=lambda each: each.due_on)
        words = title_of(first.flow.dataset)
        inside = first.partnership.pk == by.partnership_id
        rows.append((
            Link(words, first.get_absolute_url()) if inside else words, period_words(first),
            soonest.due_on, request_tag(soonest, on),
            ", ".join(sorted(each.partnership.name for each in group)),
        ))  # fmt: skip
    heads = (_("Dataset"), _("Period"), _("Due"), _("State"), _("Send once, for"))
    return Table("timetable", _("What is asked, and by when"), heads, tuple(rows),
                 _("Nothing is asked for at present."))  # fmt: skip


def _plan(flows: list[Flow]) -> Table:
    heads = (_("Dataset"), _("How often"), _("Partnership"), _("Who sends it"))
    rows = tuple(
        (title_of(flow.dataset), flow.get_frequency_display(), flow.partnership.name,
         str(flow.contact or ""))
        for flow in sorted(flows, key=lambda flow: (flow.dataset, flow.partnership.name))
    )  # fmt: skip
    return Table("datasets", _("What it sends"), heads, rows)


def _sentences(flows: list[Flow], partnership: Partnership, on: date) -> list[str]:
    """What came of the agency's data in this partnership: the benefit report."""
    light = ("faults", "quality", "headings", "unread", "changes")
    sent = list(Delivery.objects.filter(flow__in=flows).defer(*light))
    taken = [each for each in sent if each.state == Delivery.State.ACCEPTED]
    asked = list(DataRequest.objects.filter(flow__in=flows))
    rate = rates(asked, sent, on, decides_every(partnership, on))
    rows = sum(each.rows_kept for each in taken)
    told = [
        ngettext(
            "%(count)d file was accepted; it brought %(rows)s rows into the partnership’s audit.",
            "%(count)d files were accepted; they brought %(rows)s rows into the partnership’s "
            "audit.",
            len(taken),
        )
        % {"count": len(taken), "rows": f"{rows:,}"}
    ]
    if rate.on_time is not None:
        told.append(
            _("%(share)s of the requests that fell due were met on time.")
            % {"share": share_words(rate.on_time)}
        )
    mended = [each for each in taken if each.rows_read > each.rows_usable]
    if mended:
        lost = sum(each.rows_read - each.rows_usable for each in mended)
        told.append(
            _("%s rows could not be used. Their faults are listed with each file.") % f"{lost:,}"
        )
    if rate.newest:
        told.append(
            _("The newest data are %d days old; the partnership decides every %d days or so.")
            % (rate.age_days, decides_every(partnership, on))
        )
    return told
