"""The meetings of a made-up partnership over the last year, and the next."""

from datetime import date, time, timedelta
from itertools import count

from wardmote.partnership.agencies.models import Partner, Seat
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.madeup.world import World
from wardmote.partnership.meetings.changes import (
    agenda,
    deciding,
    follow_ups,
    matters,
    planning,
    record,
)
from wardmote.partnership.meetings.models import Attendance, Decision, FollowUp, Item, Meeting
from wardmote.partnership.website.tables import day as in_words

EVERY = {"scrutiny": (88, 4), "board": (84, 4), "tasking": (40, 9), "task": (56, 4)}
"""Group → days between its meetings, and how many there were."""
HOURS = {"scrutiny": 2, "board": 2, "tasking": 2, "task": 1}
MISSES = 7
"""Each seat sends apologies to every seventh meeting."""
RAISERS = (
    "police", "council", "fire", "integrated_care_board", "probation", "housing_association",
    "voluntary",
)  # fmt: skip
DECIDE = (
    "Lock scheme for homes burgled twice", "Lighting on the river path",
    "Joint patrols on Friday nights", "Help for young people who were excluded from school",
    "One form for referrals", "Stewards at the bus station",
)  # fmt: skip
SOLVE = (
    "Fires set in empty buildings", "Noise in two streets that both agencies are called to",
    "Bicycle theft at the station", "People who are victims again and again",
)  # fmt: skip
AGREED_AFTER = 30
RAISED = (
    (40, "Bins set alight behind the shops", "Twice this month. Could they be locked at night?",
     "Lockable bins were put there, and the shops have the keys."),
    (6, "Lights out on the path to the station", "People walk in the road after dark.", ""),
)  # fmt: skip
"""Days ago, what was raised for the tasking group, and the answer, if there is one."""


def meet(world: World) -> None:
    """All meetings of all groups, the oldest first, and one of each of two groups to come."""
    number = count()
    past = [
        (world.ago(14 + every * back), group)
        for group, (every, times) in EVERY.items()
        for back in range(times)
    ]
    for held_on, group in sorted(past):
        hold(world, group, held_on, next(number))
    for group in ("board", "tasking"):
        plan(world, group, world.ahead(EVERY[group][0] - 14), next(number))
    ask(world)


def plan(world: World, group: str, held_on: date, number: int, **says: object) -> Meeting:
    """A meeting with its agenda: something to decide, something to solve, something to note."""
    when = min(held_on - timedelta(days=10), world.day)
    ends = time(10 + HOURS[group])
    says = {"starts_at": time(10), "ends_at": ends, "place": "Town hall", **says}
    meeting = planning.plan(
        partnership=world.partnership, days=(held_on,), groups=[world.groups[group]],
        title=f"{world.groups[group].name}, {in_words(held_on)}", form="room",
        **says, **world.writes(when),
    )[0]  # fmt: skip
    duty = _duty(world, held_on, number)
    for place, (kind, title) in enumerate(_agenda(number)):
        raised_by = world.partners[RAISERS[(number + place) % len(RAISERS)]]
        add_item(world, meeting, kind, title, duty, raised_by, when)
    return meeting


def _agenda(number: int) -> tuple[tuple[str, str], ...]:
    return (
        (Item.Kind.DECIDE, DECIDE[number % len(DECIDE)]),
        (Item.Kind.SOLVE, SOLVE[number % len(SOLVE)]),
        (Item.Kind.NOTE, "What was done since the last meeting"),
    )


def add_item(
    world: World, meeting: Meeting, kind: str, title: str, duty: Duty | None,
    raised_by: Partner, when: date, **says: object,
) -> Item:  # fmt: skip
    """One line of an agenda."""
    return agenda.add_item(
        meeting=meeting, kind=kind, title=title, duty=duty, raised_by=raised_by, **says,
        **world.writes(when),
    )  # fmt: skip


def _duty(world: World, day: date, number: int) -> Duty:
    """One of those that fall due after a meeting; else any."""
    duties = list(world.partnership.duties.filter(due_on__gte=day)[:6])
    return duties[number % len(duties)]


def hold(world: World, group: str, held_on: date, number: int) -> Meeting:
    """Hold one, and agree its minutes a month later."""
    meeting = plan(world, group, held_on, number)
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, seat=seat, **_what_became(seat, number + place))
        for place, seat in enumerate(meeting.seats())
    )
    _decide(world, meeting)
    planning.hold(meeting=meeting, **world.writes(held_on))
    agreed_on = held_on + timedelta(days=AGREED_AFTER)
    if agreed_on <= world.day:
        meeting.refresh_from_db()
        planning.agree_minutes(
            meeting=meeting, minutes_agreed_on=agreed_on, **world.writes(agreed_on)
        )
    return meeting


def _what_became(seat: Seat, turn: int) -> dict[str, object]:
    """Came, or sent apologies if it is the seat's turn."""
    if turn % MISSES == 0:
        return {"came": Attendance.Came.APOLOGIES}
    return {"came": Attendance.Came.SELF, "person": seat.person, "rank": seat.rank}


def _decide(world: World, meeting: Meeting) -> None:
    """One decision, and one thing undertaken that was done in time if its day is past."""
    first = meeting.items.first()
    words = f"Agreed: {first.title.lower()}, from next month"
    writes = world.writes(meeting.held_on)
    deciding.decide(item=first, words=words, state=Decision.State.AGREED, **writes)
    seat = next(seat for seat in meeting.seats() if seat.person_id)
    due_on = meeting.held_on + timedelta(days=21)
    undertaken = record.undertake(
        item=first, what=f"Set up: {first.title.lower()}", owner=seat.person,
        partner=seat.partner, due_on=due_on, **writes,
    )  # fmt: skip
    if due_on <= world.day:
        follow_ups.close_follow_up(
            follow_up=undertaken, state=FollowUp.State.DONE, outcome="Set up as agreed",
            **world.writes(due_on),
        )  # fmt: skip


def ask(world: World) -> None:
    """Matters raised for the tasking group, and an item that it passed on to the board."""
    for ago, title, words, answer in RAISED:
        writes, group = world.writes(world.ago(ago)), world.groups["tasking"]
        raised = matters.raise_matter(group=group, title=title, words=words, **writes)
        if answer:
            matters.answer_matter(matter=raised, answer=answer, **world.writes(world.ago(ago - 9)))
    last = world.groups["tasking"].meetings.filter(held_on__lt=world.day).first()
    matters.pass_on(
        item=last.items.first(), group=world.groups["board"],
        words="It takes more money than the tasking group may commit.",
        **world.writes(last.held_on),
    )  # fmt: skip
