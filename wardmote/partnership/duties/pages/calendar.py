"""The legal year as a calendar: by month, as a picture, as CSV; filtered by the address."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.pages.picture import Picture, drawn
from wardmote.partnership.duties.pages.words import MISSED, SHOWN, SOON_DAYS, Line, line, year_words
from wardmote.partnership.duties.rules import MAY, coming, legal_year
from wardmote.partnership.website.tables import Link, Table

NOBODY = "none"
SOON = "soon"


@dataclass(frozen=True)
class Choice:
    """One thing to filter by."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class Tile:
    """A number with its words, and the way to what it counts."""

    count: int
    words: str
    href: str
    tone: str


@dataclass(frozen=True)
class Month:
    """What is due in a month."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class CalendarPage:
    """A legal year's duties.

    Attributes:
        earlier: what is open from years before.
        standing: what is to be had at all times.
        to_open: how many duties the rulebook asks for that are not there yet.
        asks: the filters, to be repeated in links.
    """

    year: int
    year_words: str
    years: tuple[Choice, ...]
    tiles: tuple[Tile, ...]
    owners: tuple[Choice, ...]
    leads: tuple[Choice, ...]
    states: tuple[Choice, ...]
    earlier: tuple[Line, ...]
    months: tuple[Month, ...]
    standing: tuple[Line, ...]
    picture: Picture | None
    tables: tuple[Table, ...]
    asks: str
    is_filtered: bool
    to_open: int
    may_keep: bool

    @property
    def next_year(self) -> int:
        """In which it ends."""
        return self.year + 1


def year_asked(asked: Mapping[str, str], on: date) -> int:
    """The year in the address, or that of the day."""
    told = asked.get("year", "")
    return int(told) if told.isdecimal() and 1998 <= int(told) <= on.year + 5 else legal_year(on)


def calendar_page(
    partnership: Partnership, asked: Mapping[str, str], *, on: date, by: Membership
) -> CalendarPage:
    """A year's duties, as far as the address asks for them.

    Args:
        asked: year, owner, lead and state, as in the address.
    """
    year = year_asked(asked, on)
    everything = lines_of(partnership, year, on)
    still_to_come = coming(partnership, year, list(partnership.duties.all()))
    told = {name: asked.get(name, "") for name in ("owner", "lead", "state")}
    kept = tuple(each for each in everything if _is_asked(each, told, on))
    dated = tuple(each for each in kept if each.duty.year == year and not each.is_standing)
    return CalendarPage(
        year=year, year_words=year_words(year), years=_years(partnership, year, on),
        tiles=_tiles(partnership, everything, year, on), owners=_owners(everything, told["owner"]),
        leads=_leads(everything, told["lead"]), states=_states(told["state"]),
        earlier=tuple(each for each in kept if each.duty.year < year),
        months=_months(dated), standing=tuple(each for each in kept if each.is_standing),
        picture=drawn(dated, year, on, _about(dated, year)),
        tables=(_table(kept, year),), asks=urlencode({"year": year, **_given(told)}),
        is_filtered=bool(_given(told)), to_open=sum(1 for _row in still_to_come),
        may_keep=may(by, "keep the duties", MAY),
    )  # fmt: skip


def lines_of(partnership: Partnership, year: int, on: date) -> tuple[Line, ...]:
    """Every duty of a year; in the year of the day, also what is open from years before."""
    asked = Q(year=year)
    if year == legal_year(on):
        asked |= Q(year__lt=year, state__in=[Duty.State.WAITING, Duty.State.IN_HAND])
    duties = partnership.duties.filter(asked).select_related(
        "partnership", "owner", "lead__agency", "occasion"
    )
    told = (line(duty, on) for duty in duties)
    return tuple(each for each in told if each.duty.year == year or not each.is_standing)


def _given(told: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if value}


def _is_asked(each: Line, told: dict[str, str], on: date) -> bool:
    duty = each.duty
    return (
        _is(told["owner"], duty.owner_id)
        and _is(told["lead"], duty.lead_id)
        and _is_in(told["state"], each, on)
    )


def _is(told: str, held: int | None) -> bool:
    return not told or told == (NOBODY if held is None else str(held))


def _is_in(told: str, each: Line, on: date) -> bool:
    if told == SOON:
        return each.duty.is_open and 0 <= (each.duty.due_on - on).days <= SOON_DAYS
    return not told or told == each.shown


def _months(lines: tuple[Line, ...]) -> tuple[Month, ...]:
    by_month = groupby(lines, key=lambda each: date_format(each.duty.due_on, "F Y"))
    return tuple(Month(name, tuple(those)) for name, those in by_month)


def _years(partnership: Partnership, year: int, on: date) -> tuple[Choice, ...]:
    """Those that were opened, this one and the next."""
    opened = partnership.duties.order_by().values_list("year", flat=True).distinct()
    now = legal_year(on)
    return tuple(
        Choice(str(each), year_words(each), each == year)
        for each in sorted({*opened, now, now + 1, year}, reverse=True)
    )


def _tiles(
    partnership: Partnership, lines: tuple[Line, ...], year: int, on: date
) -> tuple[Tile, ...]:
    """What counts at a glance."""
    counts = Counter(each.shown for each in lines)
    own = [each.duty.year == year for each in lines]
    soon = sum(_is_in(SOON, each, on) for each in lines)
    told = (
        (MISSED, counts[MISSED], _("missed"), "late" if counts[MISSED] else ""),
        (SOON, soon, _("due within %d days") % SOON_DAYS, "soon" if soon else ""),
        ("in_hand", counts["in_hand"], _("in hand"), ""),
        ("done", counts["done"], _("done of %d") % sum(own), ""),
    )
    here = reverse("duties:calendar", args=[partnership.slug])
    return tuple(
        Tile(count, words, f"{here}?{urlencode({'year': year, 'state': state})}", tone)
        for state, count, words, tone in told
    )


def _owners(lines: tuple[Line, ...], told: str) -> tuple[Choice, ...]:
    people = {each.duty.owner_id: each.owner for each in lines if each.duty.owner_id}
    return _choices(people, told, _("Anybody"), _("Nobody yet"))


def _leads(lines: tuple[Line, ...], told: str) -> tuple[Choice, ...]:
    partners = {each.duty.lead_id: each.lead for each in lines if each.duty.lead_id}
    return _choices(partners, told, _("Any agency"), _("None yet"))


def _choices(known: dict[int, str], told: str, every: str, none: str) -> tuple[Choice, ...]:
    named = sorted(known.items(), key=lambda pair: pair[1])
    pairs = [("", every), (NOBODY, none), *((str(pk), name) for pk, name in named)]
    return tuple(Choice(value, text, value == told) for value, text in pairs)


def _states(told: str) -> tuple[Choice, ...]:
    states = ((str(state), str(words)) for state, (words, _colour) in SHOWN.items())
    pairs = [("", _("Any state")), (SOON, _("Due within %d days") % SOON_DAYS), *states]
    return tuple(Choice(value, text, value == told) for value, text in pairs)


def _about(lines: tuple[Line, ...], year: int) -> str:
    """The picture in words."""
    by_month = Counter(date_format(each.duty.due_on, "F") for each in lines)
    told = ", ".join(f"{month} {count}" for month, count in by_month.items())
    missed = sum(each.shown == MISSED for each in lines)
    said = ngettext("%d of them is missed.", "%d of them are missed.", missed) % missed
    return _("Duties due in each month of %(year)s: %(told)s. %(said)s") % {
        "year": year_words(year), "told": told, "said": said,
    }  # fmt: skip


def _table(lines: tuple[Line, ...], year: int) -> Table:
    heads = (
        _("Duty"), _("Law"), _("Due on"), _("State"), _("Countdown"), _("Owner"),
        _("Lead agency"), _("Done on"), _("Day set by"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(each.title, each.href), each.act, each.duty.due_on, each.tag, each.countdown,
            each.owner, each.lead, each.duty.done_on,
            _("the partnership") if each.is_own_day else _("law"),
        )
        for each in lines
    )  # fmt: skip
    return Table("duties", _("Duties of %s") % year_words(year), heads, rows)
