"""The places at a meeting's table: who sits there, who came, and what they may commit."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partner, Seat
from wardmote.partnership.meetings.models import Attendance, Item, Meeting
from wardmote.partnership.meetings.rules.authority import Authority, Needs, Verdict, can_decide


@dataclass(frozen=True)
class Place:
    """One person at the table for one agency; at a joint meeting they may hold two seats.

    Attributes:
        seats: their seats, the one that may commit most first; it stands for all.
        attendance: what became of that seat, where it is written down.
        is_expected: nothing is written down, and the meeting is still to come.
    """

    seats: tuple[Seat, ...]
    attendance: Attendance | None
    is_expected: bool

    @property
    def seat(self) -> Seat:
        """The seat that stands for all."""
        return self.seats[0]

    @property
    def key(self) -> int:
        """Tells it from the other places."""
        return self.seat.pk

    @property
    def partner(self) -> Partner:
        """The agency."""
        return self.seat.partner

    @property
    def name(self) -> str:
        """Who holds the seat."""
        return str(self.seat.person or _("Vacant"))

    @property
    def sitter(self) -> str:
        """Who sits there at this meeting: the deputy where there is one."""
        deputy = self.attendance and self.attendance.came == Attendance.Came.DEPUTY
        return (self.attendance.deputy_name or _("A deputy")) if deputy else self.name

    @property
    def who(self) -> str:
        """Name and agency."""
        return f"{self.sitter}, {self.partner}"

    @property
    def is_there(self) -> bool:
        """Somebody sits there, or is expected to."""
        if self.attendance is None:
            return self.is_expected and self.seat.person_id is not None
        return self.attendance.is_there

    @property
    def has_voice(self) -> bool:
        """Who only gives evidence decides nothing."""
        return any(seat.mode != Partner.Mode.EVIDENCE for seat in self.seats)

    @property
    def authority(self) -> Authority:
        """What the holder of the seat may commit."""
        speaks_for = {seat.partner_id for seat in self.seats}
        for seat in self.seats:
            speaks_for |= {partner.pk for partner in seat.also_represents.all()}
        return Authority(
            who=f"{self.name}, {self.partner}", agency=self.seat.partner_id,
            speaks_for=frozenset(speaks_for),
            money=max(seat.may_commit_money for seat in self.seats),
            staff=any(seat.may_commit_staff for seat in self.seats),
            policy=any(seat.may_commit_policy for seat in self.seats),
        )  # fmt: skip

    @property
    def brings_authority(self) -> bool:
        """Whoever sits there may commit what the seat may; a deputy only where it is said so."""
        if not (self.is_there and self.has_voice):
            return False
        deputy = self.attendance and self.attendance.came == Attendance.Came.DEPUTY
        return not deputy or self.attendance.carries_authority


def places_of(meeting: Meeting) -> tuple[Place, ...]:
    """The places at a meeting's table, in the order of its seats."""
    written = {one.seat_id: one for one in meeting.attendances.all()}
    held: dict[tuple[int, int], list[Seat]] = {}
    for seat in meeting.seats().prefetch_related("also_represents"):
        held.setdefault((seat.partner_id, seat.person_id or -seat.pk), []).append(seat)
    expected = meeting.state == Meeting.State.PLANNED
    return tuple(_place(seats, written, expected) for seats in held.values())


def _place(seats: list[Seat], written: dict[int, Attendance], expected: bool) -> Place:
    first = sorted(seats, key=lambda seat: (seat.pk not in written, -seat.may_commit_money))
    return Place(tuple(first), written.get(first[0].pk), expected)


def needs_of(item: Item) -> Needs:
    """What an item takes."""
    return Needs(
        money=item.needs_money, staff=item.needs_staff, policy=item.needs_policy,
        agencies={partner.pk: str(partner) for partner in item.needs_from.all()},
    )  # fmt: skip


def verdict(item: Item, places: Iterable[Place], agreeing: Iterable[int] | None = None) -> Verdict:
    """Whether those at the table can decide an item.

    Args:
        item: what is to be decided.
        places: the table.
        agreeing: keys of the places that agree, where it is taken in writing.
    """
    said = None if agreeing is None else set(agreeing)
    here, away = [], []
    for place in places:
        there = place.brings_authority if said is None else place.key in said and place.has_voice
        if there:
            here.append(place.authority)
        elif place.seat.person_id and place.has_voice:
            away.append(place.authority)
    return can_decide(needs_of(item), here, away)
