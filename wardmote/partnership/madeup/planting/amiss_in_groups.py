"""Groups and seats that are not as they should be."""

from typing import Any

from wardmote.partnership.agencies.models import Group, Interest, Partner, Seat
from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World


@plants
def group_over_eight(world: World) -> None:
    board = world.groups["board"]
    for kind in ("nhs_trust", "further_education"):
        _sit(world, board, world.partners[kind], rank=2)


def _sit(world: World, group: Group, partner: Partner, **says: Any) -> Seat:
    title = world.rules.rank(says.get("rank", 4)).called(partner.agency.kind)
    seat = {
        "title": title, "rank": 4, "mode": Partner.Mode.CORE, "may_commit_staff": True,
        "started_on": max(group.started_on, world.ago(60)), "person": None, **says,
    }  # fmt: skip
    seat["person"] = seat["person"] or world.somebody(title)
    return world.make(Seat(group=group, partner=partner, **seat))


@plants
def task_group_past_sunset(world: World) -> None:
    world.alter(world.groups["task"], sunset_on=world.ago(60))


@plants
def task_group_without_sunset(world: World) -> None:
    world.alter(world.groups["task"], sunset_on=None)


@plants
def closure_report_missing(world: World) -> None:
    ended = world.partnership.groups.filter(ended_on__isnull=False).first()
    world.alter(ended, closure_report="")


def _another(world: World, name: str, remit: str) -> Group:
    """A task group that has just begun, like the one that there is."""
    like = world.groups["task"]
    like.refresh_from_db()
    return world.make(
        Group(
            partnership=world.partnership, name=name, remit=remit, function=like.function,
            say=like.say, parent=world.groups["tasking"], started_on=world.ago(50),
            purpose=f"To see to this: {remit.lower()}", expectations=like.expectations,
            accountability=like.accountability, terms_agreed_on=world.ago(50),
            review_on=world.ahead(200), sunset_on=world.ahead(200),
        )
    )  # fmt: skip


@plants
def groups_with_same_members(world: World) -> None:
    group = _another(world, "Vehicle Crime Task Group", "Cars and what is stolen from them")
    for seat in world.seats("task"):
        _sit(
            world, group, seat.partner, rank=seat.rank, person=seat.person, is_chair=seat.is_chair,
            chair_until=seat.chair_until,
        )  # fmt: skip


@plants
def groups_with_same_remit(world: World) -> None:
    group = _another(world, "Safer Homes Task Group", world.groups["task"].remit)
    chair = _sit(
        world, group, world.partners["council"], is_chair=True, chair_until=world.ahead(200)
    )
    _sit(world, group, world.partners["fire"])
    world.make(
        Interest(
            partnership=world.partnership, person=chair.person, interest="None",
            started_on=world.ago(40),
        )
    )  # fmt: skip


@plants
def function_without_group(world: World) -> None:
    world.alter(world.groups["scrutiny"], ended_on=world.ago(5))


@plants
def no_elected_member(world: World) -> None:
    councillor = next(seat for seat in world.seats("board") if seat.is_elected_member)
    world.alter(councillor, ended_on=world.ago(40))


@plants
def terms_missing(world: World) -> None:
    world.alter(world.groups["board"], expectations="", accountability="")


@plants
def terms_lapsed(world: World) -> None:
    world.alter(world.groups["scrutiny"], review_on=world.ago(25))


@plants
def terms_review_due(world: World) -> None:
    world.alter(world.groups["tasking"], review_on=world.ahead(18))


def _chair(world: World, group: str) -> Seat:
    return next(seat for seat in world.seats(group) if seat.is_chair)


@plants
def chair_past_term(world: World) -> None:
    world.alter(_chair(world, "tasking"), chair_until=world.ago(90))


@plants
def group_without_chair(world: World) -> None:
    world.alter(_chair(world, "task"), is_chair=False, chair_until=None)


@plants
def seat_vacant(world: World) -> None:
    world.alter(world.seat("tasking", "youth_offending_team"), person=None)


@plants
def county_seat_without_role_card(world: World) -> None:
    world.seat("tasking", "county_council").role_card.delete()


@plants
def seat_without_authority(world: World) -> None:
    seat = world.seat("tasking", "youth_offending_team")
    world.alter(seat, may_commit_money=0, may_commit_staff=False, may_commit_policy=False)


@plants
def chair_interest_undeclared(world: World) -> None:
    declared = world.partnership.interests.get(person=_chair(world, "scrutiny").person)
    world.alter(declared, ended_on=world.ago(20))
