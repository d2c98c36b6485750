"""Seats that are not filled as they should be."""

from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World
from wardmote.partnership.meetings.models import Attendance, Meeting

HELD = (Meeting.State.HELD, Meeting.State.AGREED)
QUIET_DAYS = 125


def last(world: World, group: str) -> list[Meeting]:
    """A group's meetings that were held, the newest first."""
    held = world.partnership.meetings.filter(groups=world.groups[group], state__in=HELD)
    return list(held.order_by("-held_on"))


def _came(world: World, group: str, kind: str) -> list[Attendance]:
    """What became of an agency's seat, the newest first."""
    seats = Attendance.objects.filter(
        meeting__in=last(world, group), seat__group=world.groups[group],
        seat__partner=world.partners[kind],
    )  # fmt: skip
    return list(seats.select_related("seat__person").order_by("-meeting__held_on"))


def _there(world: World, group: str, kind: str) -> list[Attendance]:
    return [one for one in _came(world, group, kind) if one.is_there]


def _deputy(world: World, came: Attendance, name: str, rank: int) -> None:
    says = {"came": Attendance.Came.DEPUTY, "person": None, "deputy_name": name, "rank": rank}
    world.alter(came, **says)


@plants
def rank_drifting_down(world: World) -> None:
    """The police send a lower rank to the last three of six."""
    for came in _there(world, "tasking", "police")[:3]:
        _deputy(world, came, "B. Sergeant", 4)


@plants
def attendees_changing(world: World) -> None:
    """The council sends somebody else each time."""
    for came, initial in zip(_there(world, "tasking", "council"), "CDEF", strict=False):
        _deputy(world, came, f"{initial}. Manager", 3)


@plants
def agency_absent(world: World) -> None:
    for came in _came(world, "tasking", "fire")[:3]:
        world.alter(came, came=Attendance.Came.ABSENT, person=None, rank=None)


@plants
def attendance_poor(world: World) -> None:
    """One of three seats is filled, each time by another agency, so that none keeps away."""
    for meeting, kind in zip(
        last(world, "task"), ("council", "police", "housing_association"), strict=False
    ):
        for one in meeting.attendances.select_related("seat__partner__agency", "seat__person"):
            if one.seat.partner.agency.kind == kind:
                says = {"came": Attendance.Came.SELF, "person": one.seat.person}
                world.alter(one, **says, rank=one.seat.rank)
            else:
                world.alter(one, came=Attendance.Came.APOLOGIES, person=None, rank=None)


@plants
def no_meeting(world: World) -> None:
    """Those of the last months were called off."""
    for meeting in last(world, "tasking"):
        if meeting.held_on >= world.ago(QUIET_DAYS):
            world.alter(meeting, state=Meeting.State.CANCELLED, minutes_agreed_on=None)
