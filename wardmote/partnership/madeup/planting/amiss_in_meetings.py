"""Meetings that take too much, and what does not come of them."""

from datetime import time

from wardmote.partnership.agencies.models import Partner, Seat
from wardmote.partnership.madeup.planting.amiss_in_attendance import HELD, last
from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World
from wardmote.partnership.meetings.models import Attendance, FollowUp, Item, Meeting

GUESTS = 14
COUNCIL_GUESTS = 10


def _guest(world: World, meeting: Meeting, group: str, partner: Partner, number: int) -> None:
    """Somebody who sits there for that day only, to give evidence."""
    seat = world.make(
        Seat(
            group=world.groups[group], partner=partner, rank=4, title="Guest",
            mode=Partner.Mode.EVIDENCE, started_on=meeting.held_on,
            ended_on=meeting.held_on, issue=meeting.title[:160],
        )
    )  # fmt: skip
    world.make(
        Attendance(
            meeting=meeting, seat=seat, came=Attendance.Came.DEPUTY, rank=4,
            deputy_name=f"Guest {number} of {partner}",
        )
    )  # fmt: skip


def _long_day(world: World, group: str, title: str, days_ago: int) -> Meeting:
    """A day's meeting before the group's last one, with all its seats there."""
    held_on = world.ago(days_ago)
    meeting = world.make(
        Meeting(
            partnership=world.partnership, title=title, held_on=held_on, starts_at=time(9),
            ends_at=time(16), form=Meeting.Form.ROOM, place="Town hall",
            state=Meeting.State.AGREED, minutes_agreed_on=world.ago(3),
        ),
        groups=[world.groups[group]],
    )  # fmt: skip
    for seat in meeting.seats():
        says = {"came": Attendance.Came.SELF, "person": seat.person, "rank": seat.rank}
        world.make(Attendance(meeting=meeting, seat=seat, **says))
    return meeting


def _others(world: World, group: str) -> list[Partner]:
    """Agencies with no seat there, by name."""
    seated = {seat.partner_id for seat in world.seats(group)}
    here = world.partnership.partners.on(world.day).select_related("agency")
    return [partner for partner in here if partner.pk not in seated]


@plants
def meeting_too_large(world: World) -> None:
    meeting = last(world, "board")[0]
    for number, partner in enumerate(_others(world, "board")[:GUESTS], start=1):
        _guest(world, meeting, "board", partner, number)


@plants
def meeting_overload(world: World) -> None:
    meeting = _long_day(world, "board", "Strategy day for all agencies", 40)
    for number, partner in enumerate(_others(world, "board"), start=1):
        _guest(world, meeting, "board", partner, number)


@plants
def agency_overloaded(world: World) -> None:
    meeting = _long_day(world, "board", "Walk through the council's services", 30)
    for number in range(1, COUNCIL_GUESTS + 1):
        _guest(world, meeting, "board", world.partners["council"], number)


@plants
def agenda_mostly_note(world: World) -> None:
    for meeting in last(world, "scrutiny")[:3]:
        world.alter(meeting.items.get(kind=Item.Kind.SOLVE), kind=Item.Kind.NOTE)


@plants
def item_not_tied(world: World) -> None:
    planned = world.partnership.meetings.filter(state=Meeting.State.PLANNED).first()
    world.alter(planned.items.first(), duty=None)


@plants
def sectors_out_of_balance(world: World) -> None:
    """Nearly all was raised by the police."""
    held = Item.objects.filter(meeting__partnership=world.partnership, meeting__state__in=HELD)
    by_police = held.exclude(kind=Item.Kind.NOTE)
    by_police.update(raised_by=world.partners["police"])


@plants
def minutes_not_agreed(world: World) -> None:
    meeting = last(world, "board")[1]
    world.alter(meeting, state=Meeting.State.HELD, minutes_agreed_on=None)


def _undertaken(world: World) -> list[FollowUp]:
    """The newest first."""
    of = FollowUp.objects.filter(item__meeting__partnership=world.partnership)
    return list(of.order_by("-due_on", "-pk"))


@plants
def action_overdue(world: World) -> None:
    past = next(one for one in _undertaken(world) if one.due_on < world.day)
    world.alter(past, state=FollowUp.State.OPEN, closed_on=None, outcome="")


@plants
def action_without_owner(world: World) -> None:
    ahead = next(one for one in _undertaken(world) if one.due_on >= world.day)
    world.alter(ahead, owner=None, state=FollowUp.State.OPEN)


@plants
def decision_without_authority(world: World) -> None:
    item = last(world, "tasking")[1].items.get(kind=Item.Kind.DECIDE)
    world.alter(item, needs_money=90_000)
    world.alter(
        item.decisions.get(),
        lacking="It takes £90,000; those present may commit £12,000 together.",
        beyond_authority="The grant has to be spent by the end of the year",
    )  # fmt: skip
