"""What one agency's representative takes to its own board: its part, as facts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partner, Promise
from wardmote.partnership.agencies.pages.compact import everyday_of, promises_of
from wardmote.partnership.agencies.pages.partner import own_group
from wardmote.partnership.agencies.pages.partners import statutory_part
from wardmote.partnership.agencies.rules import is_kept, is_over
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.pages.words import MISSED, Line, line
from wardmote.partnership.exchange.models import DataRequest
from wardmote.partnership.exchange.pages.plan import requests_table
from wardmote.partnership.meetings.models import Attendance, FollowUp, Meeting
from wardmote.partnership.website.tables import Link, Table, Tag, day, shown
from wardmote.partnership.website.word import Word

CAME = Attendance.Came
YEAR = relativedelta(years=1)


@dataclass(frozen=True)
class AgencyReport:
    """One agency's part over the last year.

    Attributes:
        own_group: by what it brings its own services together.
        since: from which day meetings and what is done are told of.
        first: what its board should know first, a sentence each.
        tables: the facts, each with its CSV.
        document: where it is taken away as a document.
    """

    partner: Partner
    since: date
    on: date
    part: str
    own_group: str
    first: tuple[str, ...]
    tables: tuple[Table, ...]
    document: str


def agency_report(partner: Partner, *, on: date) -> AgencyReport:
    """Seats and attendance, duties, promises, follow-ups and data of one agency."""
    since = on - YEAR
    places = _places(partner, since, on)
    duties = [line(each, on) for each in _duties(partner, since)]
    undertaken, asked = _undertaken(partner, since), _asked(partner, since)
    part = statutory_part(partner, on) or _("The law gives it no part")
    return AgencyReport(
        partner=partner, since=since, on=on, part=f"{part}. {partner.get_mode_display()}.",
        own_group=own_group(partner),
        first=tuple(_first(partner, places, duties, undertaken, asked, on)),
        tables=(
            _seats(partner, places, on), duties_table(duties), promises_of(partner, on),
            everyday_of(partner, on), _follow_ups(undertaken, on),
            requests_table(asked, on, _("Data asked of it")),
        ),
        document=reverse(
            "review:agency_report_document", args=[partner.partnership.slug, partner.pk]
        ),
    )  # fmt: skip


def _places(partner: Partner, since: date, on: date) -> dict[int, Counter[str]]:
    """Seat → how often it was filled and how at meetings that were held."""
    rows = Attendance.objects.filter(
        seat__partner=partner, meeting__held_on__range=(since, on),
        meeting__state__in=[Meeting.State.HELD, Meeting.State.AGREED],
    ).exclude(meeting__form=Meeting.Form.WRITING)  # fmt: skip
    found: dict[int, Counter[str]] = {}
    for seat, came in rows.values_list("seat", "came"):
        found.setdefault(seat, Counter())[came] += 1
    return found


def _duties(partner: Partner, since: date) -> Iterator[Duty]:
    """Those that it leads: open ones, and those that were due within the year."""
    led = partner.duties_led.select_related("partnership", "owner", "lead__agency", "occasion")
    return (each for each in led if each.is_open or each.due_on >= since)


def _undertaken(partner: Partner, since: date) -> list[FollowUp]:
    found = partner.follow_ups.select_related("owner", "item__meeting__partnership")
    return [
        each for each in found.order_by("due_on")
        if each.state == FollowUp.State.OPEN or each.due_on >= since
    ]  # fmt: skip


def _asked(partner: Partner, since: date) -> list[DataRequest]:
    found = DataRequest.objects.filter(
        flow__partnership=partner.partnership_id, flow__agency=partner.agency_id
    ).select_related("flow__agency", "flow__partnership")
    return [each for each in found if each.is_open or each.due_on >= since]


def _first(partner, places, duties, undertaken, asked, on) -> Iterator[str]:
    """What a board reads if it reads no more."""
    counts = sum(places.values(), Counter())
    if counts:
        yield _("Places filled at meetings: %(there)d of %(all)d, by a deputy %(by)d.") % {
            "there": counts[CAME.SELF] + counts[CAME.DEPUTY], "all": counts.total(),
            "by": counts[CAME.DEPUTY],
        }  # fmt: skip
    yield _("Duties that it leads: %(led)d, past their day %(late)d.") % {
        "led": len(duties), "late": sum(each.shown == MISSED for each in duties),
    }  # fmt: skip
    yield _promised(list(partner.partnership.promises().filter(partner=partner)), on)
    open_ones = [each for each in undertaken if each.state == FollowUp.State.OPEN]
    yield _("Open follow-ups of meetings: %(open)d, late %(late)d.") % _late(open_ones, on)
    waiting = [each for each in asked if each.is_open]
    yield _("Open requests for data: %(open)d, late %(late)d.") % _late(waiting, on)


def _late(open_ones: list, on: date) -> dict[str, int]:
    return {"open": len(open_ones), "late": sum(each.due_on < on for each in open_ones)}


def _promised(promises: list[Promise], on: date) -> str:
    agreed = [each for each in promises if each.agreed_on and not each.given_up_on]
    over = [each for each in agreed if is_over(each, on)]
    return _(
        "Promises that run or are to come: %(running)d. Kept, of those whose period is over: "
        "%(kept)d of %(over)d."
    ) % {
        "running": len(agreed) - len(over), "over": len(over),
        "kept": sum(is_kept(each) for each in over),
    }  # fmt: skip


def _seats(partner: Partner, places: dict[int, Counter[str]], on: date) -> Table:
    rules = rulebook.on(on, partner.partnership.nation)
    heads = (
        _("Group"), _("Who sits there"), _("Rank"), _("Since"), _("Until"), _("Places to fill"),
        _("Came"), _("Deputy"), _("Apologies"), _("Absent"),
    )  # fmt: skip
    held = partner.seats.filter(Q(ended_on=None) | Q(ended_on__gt=on - YEAR))
    held = held.select_related("group__partnership", "person").order_by("group__name", "started_on")
    rows = tuple(
        (
            Link(seat.group.name, seat.group.get_absolute_url()),
            str(seat.person) if seat.person else Tag(_("Vacant"), "yellow"),
            rules.rank(seat.rank).called(partner.agency.kind), seat.started_on, seat.ended_on,
            places.get(seat.pk, Counter()).total(),
            *(places.get(seat.pk, Counter())[came] for came in CAME.values),
        )
        for seat in held
    )  # fmt: skip
    caption = _("Seats, and attendance over the year")
    return Table("seats", caption, heads, rows, _("It has no seat."))


def duties_table(duties: list[Line]) -> Table:
    """Duties that an agency leads, each with its day and its law."""
    heads = (
        _("Duty"), _("By when"), _("How it stands"), _("In days"), _("Who sees to it"), _("Law"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(each.title, each.href), each.duty.due_on, each.tag, each.countdown, each.owner,
            each.act,
        )
        for each in duties
    )  # fmt: skip
    return Table("duties", _("Duties that it leads"), heads, rows, _("It leads no duty."))


def _follow_ups(undertaken: list[FollowUp], on: date) -> Table:
    heads = (_("What"), _("Who"), _("By when"), _("State"), _("What came of it"))
    rows = tuple(
        (
            each.what, str(each.owner) if each.owner else Tag(_("Nobody"), "red"), each.due_on,
            _state(each, on), each.outcome,
        )
        for each in undertaken
    )  # fmt: skip
    caption = _("What it undertook at meetings")
    return Table("follow_ups", caption, heads, rows, _("It undertook nothing."))


def _state(follow_up: FollowUp, on: date) -> Tag:
    if follow_up.state == FollowUp.State.OPEN and follow_up.due_on < on:
        return Tag(_("Late"), "red")
    return Tag(str(follow_up.get_state_display()), "grey")


def report_document(report: AgencyReport) -> Word:
    """The same, to take to a board."""
    partner = report.partner
    title = _("%(agency)s in %(partnership)s") % {
        "agency": partner, "partnership": partner.partnership,
    }  # fmt: skip
    word = Word(title, str(partner.partnership))
    word.say(_("From %(since)s to %(on)s") % {"since": day(report.since), "on": day(report.on)})
    word.say(report.part, label=_("By law"))
    word.say(report.own_group, label=_("Brings its own services together by"))
    for sentence in report.first:
        word.point(sentence)
    write_tables(word, report.tables)
    return word


def write_tables(word: Word, tables: Iterable[Table], level: int = 1) -> None:
    """Each under its own heading."""
    for table in tables:
        word.heading(table.caption, level)
        if table.rows:
            word.table(table.heads, [[shown(cell).text for cell in row] for row in table.rows])
        else:
            word.say(table.empty)
