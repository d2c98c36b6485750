"""The page of attendance: who came over the last meetings, at which rank, at what cost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.meetings.models import Attendance, Item, Meeting
from wardmote.partnership.meetings.pages.bars import Bars, Lines, bars, lines
from wardmote.partnership.meetings.pages.listing import Choice
from wardmote.partnership.meetings.rules.turnout import Sat, Turnout, turnout
from wardmote.partnership.website.tables import Money, Table, money

CAME = Attendance.Came
HOUR_SECONDS = 3600


@dataclass(frozen=True)
class AttendancePage:
    """Attendance over the last meetings.

    Attributes:
        meetings: how many were looked at.
        share: places filled, in percent.
        pictures: each beside the table that says the same.
    """

    groups: tuple[Choice, ...]
    meetings: int
    first_on: date | None
    last_on: date | None
    share: int
    hours: float
    cost: str
    pictures: tuple[Bars | Lines, ...]
    tables: tuple[Table, ...]
    asks: str


def attendance_page(partnership: Partnership, *, on: date, group: str = "") -> AttendancePage:
    """The last meetings of the partnership, or of one group."""
    rules = rulebook.on(on, partnership.nation)
    groups = list(partnership.groups.all())
    chosen = next((one for one in groups if str(one.pk) == group), None)
    held = (chosen or partnership).meetings.filter(
        state__in=[Meeting.State.HELD, Meeting.State.AGREED], held_on__lte=on
    ).exclude(form=Meeting.Form.WRITING)  # fmt: skip
    meetings = list(held[: rules.meetings.looked_at])
    pounds = _pounds(rules)
    parts = turnout(_sat(meetings), pounds)
    raised = _raised(partnership, meetings, rules)
    places = sum(part.places for part in parts)
    there = sum(part.counts[CAME.SELF] + part.counts[CAME.DEPUTY] for part in parts)
    return AttendancePage(
        groups=tuple(Choice(str(g.pk), g.name, g == chosen) for g in groups),
        meetings=len(meetings), first_on=meetings[-1].held_on if meetings else None,
        last_on=meetings[0].held_on if meetings else None,
        share=round(100 * there / places) if places else 0,
        hours=round(sum(part.hours for part in parts), 1),
        cost=money(round(sum(part.cost for part in parts))),
        pictures=tuple(filter(None, _pictures(parts, raised))),
        tables=(_agencies(parts), _ranks(parts, rules), _sectors(raised)),
        asks=f"&group={chosen.pk}" if chosen else "",
    )  # fmt: skip


def _pounds(rules: rulebook.Rules) -> dict[int, int]:
    """Level of rank → pounds an hour."""
    told = rules.meetings.pounds_an_hour
    return {rank.level: told[name] for name, rank in rules.ranks.items() if name in told}


def _sat(meetings: list[Meeting]) -> Iterator[Sat]:
    """What became of each place; one person on two seats for one agency is told once."""
    lasts = {one.pk: (one.held_on, one.lasts.total_seconds() / HOUR_SECONDS) for one in meetings}
    rows = Attendance.objects.filter(meeting__in=lasts).select_related("seat__partner__agency")
    seen = set()
    for row in rows.order_by("meeting", "pk"):
        seat = row.seat
        who = row.deputy_name or f"person {row.person_id or seat.person_id}"
        key = row.meeting_id, seat.partner_id, seat.person_id or -seat.pk
        if key not in seen:
            seen.add(key)
            held_on, hours = lasts[row.meeting_id]
            yield Sat(row.meeting_id, held_on, str(seat.partner), row.came,
                      who if row.is_there else "", row.rank, hours)  # fmt: skip


def _raised(
    partnership: Partnership, meetings: list[Meeting], rules: rulebook.Rules
) -> Counter[tuple[str, str]]:
    """How many items each agency raised, with its sector."""
    items = Item.objects.filter(meeting__in=meetings, raised_by__isnull=False)
    told: Counter[tuple[str, str]] = Counter()
    for item in items.select_related("raised_by__agency"):
        body = rules.bodies.get(item.raised_by.agency.kind)
        told[str(item.raised_by), body.sector if body else _("not known")] += 1
    return told


def _rank_name(level: int, rules: rulebook.Rules) -> str:
    names = {rank.level: rank.title for rank in rules.ranks.values()}
    return names.get(level, str(level))


def _trend(part: Turnout) -> str:
    """Whether those who come are more or less senior than at first."""
    if len(part.ranks) < 2 or part.ranks[0][1] == part.ranks[-1][1]:
        return _("Same rank")
    return _("Less senior") if part.ranks[-1][1] > part.ranks[0][1] else _("More senior")


def _agencies(parts: tuple[Turnout, ...]) -> Table:
    heads = (
        _("Agency"), _("Places"), _("Came"), _("Deputy"), _("Apologies"), _("Absent"),
        _("Places filled (%)"), _("Different people"), _("Rank"), _("Hours"), _("Cost"),
    )  # fmt: skip
    rows = tuple(
        (
            part.agency, part.places, *(part.counts[came] for came in CAME.values), part.share,
            part.people, _trend(part), f"{part.hours:g}", Money(round(part.cost)),
        )
        for part in parts
    )  # fmt: skip
    return Table(
        "attendance", _("Attendance by agency"), heads, rows, _("No meeting has been held yet.")
    )


def _ranks(parts: tuple[Turnout, ...], rules: rulebook.Rules) -> Table:
    heads = (_("Agency"), _("Day"), _("Highest rank that came"), _("Level"))
    rows = tuple(
        (part.agency, day, _rank_name(level, rules), level)
        for part in parts
        for day, level in part.ranks
    )
    return Table("ranks", _("Rank from meeting to meeting"), heads, rows, _("Nobody has come yet."))


def _sectors(raised: Counter[tuple[str, str]]) -> Table:
    total = raised.total()
    rows = tuple(
        (agency, sector.capitalize(), count, round(100 * count / total))
        for (agency, sector), count in raised.most_common()
    )
    heads = (_("Agency"), _("Sector"), _("Items raised"), _("Share (%)"))
    return Table("raised", _("Who raises items"), heads, rows, _("No item says who raised it."))


def _pictures(
    parts: tuple[Turnout, ...], raised: Counter[tuple[str, str]]
) -> Iterator[Bars | Lines | None]:
    yield bars(
        "turnout", _("Who came"), _("Places of each agency: filled, by deputy, apologies, absent."),
        [
            (part.agency, [part.counts[came] for came in CAME.values], f"{part.share}%")
            for part in parts
        ],
        [str(label) for label in CAME.labels],
    )  # fmt: skip
    yield lines(
        "rank", _("Rank over time: higher is more senior"),
        _("The highest rank that came for each agency, from the first meeting to the last."),
        {part.agency: part.ranks for part in parts}, {part.agency: _trend(part) for part in parts},
    )  # fmt: skip
    yield bars(
        "cost", _("What the time cost"), _("Hours of each agency at its people’s rank, in pounds."),
        [(part.agency, [part.cost], money(round(part.cost))) for part in parts],
    )  # fmt: skip
    sectors: Counter[str] = Counter()
    for (_agency, sector), count in raised.items():
        sectors[sector.capitalize()] += count
    yield bars(
        "sectors", _("Items raised by sector"), _("How many agenda items each sector raised."),
        [(sector, [count], str(count)) for sector, count in sectors.most_common()],
    )  # fmt: skip
