"""Groups, seats, posts, purpose and registers of a made-up partnership."""

from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from wardmote.partnership.agencies.changes import (
    governance,
    groups,
    posts,
    purpose,
    registers,
    seats,
)
from wardmote.partnership.agencies.changes.involvement import rate
from wardmote.partnership.agencies.models import Post, Seat
from wardmote.partnership.agencies.rules import legal_year
from wardmote.partnership.madeup.compact import promise
from wardmote.partnership.madeup.world import World

BOARD = (
    "police", "council", "fire", "probation", "integrated_care_board", "housing_association",
    "voluntary",
)  # fmt: skip
TASKING = ("police", "council", "fire", "housing_association", "youth_offending_team", "voluntary")
TASK = ("council", "police", "housing_association")


def set_up(world: World) -> None:
    """All of it, as it has stood since the partnership was formed."""
    _start_groups(world)
    _take_seats(world)
    _close_one(world)
    _fill_posts(world)
    _sign_purpose(world)
    _keep_registers(world)
    _rate_partners(world)
    promise(world)
    _say_how_it_is_governed(world)


def _start_groups(world: World) -> None:
    place = world.town.name
    _start(world, "scrutiny", f"{place} Crime and Disorder Committee", "The partnership’s work")
    _start(
        world, "board", f"{place} Community Safety Board", "All of the area", function="strategic"
    )
    board = world.groups["board"]
    _start(
        world, "tasking", f"{place} Tasking Group", "Places and people at risk this month",
        function="coordination", parent=board,
    )  # fmt: skip
    _start(
        world, "task", "Burglary Task Group", "Homes that are burgled again", function="task",
        parent=world.groups["tasking"], sunset_on=world.ahead(150),
    )  # fmt: skip


def _start(
    world: World, key: str, name: str, remit: str, function: str = "scrutiny", **says: object
) -> None:
    """A group with whole terms of reference, to be reviewed in some months."""
    formed = world.partnership.formed_on
    world.groups[key] = groups.start_group(
        partnership=world.partnership, started_on=formed, name=name, function=function,
        remit=remit, **says, **world.writes(formed),
    )  # fmt: skip
    groups.agree_terms(
        group=world.groups[key], purpose=f"To see to this: {remit.lower()}",
        expectations="Come prepared, speak for your agency, do what you undertook",
        accountability="Minutes are published; the yearly report says what came of them",
        escalation="By the chair, to the group above, within a week",
        terms_agreed_on=world.ago(300), review_on=world.ahead(200), **world.writes(world.ago(300)),
    )  # fmt: skip


def _take_seats(world: World) -> None:
    for number in range(3):
        _councillor(world, "scrutiny", is_chair=number == 0)
    _councillor(world, "board")
    for kind in BOARD:
        _sit(world, "board", kind, 1 if kind == "council" else 2, money=25_000, policy=True)
    if "county_council" in world.partners:
        seat = _sit(world, "tasking", "county_council", 2, money=10_000, policy=True)
        _write_card(world, seat)
    for kind in TASKING:
        _sit(world, "tasking", kind, 3, money=2_000)
    for kind in TASK:
        _sit(world, "task", kind, 4)


def _councillor(world: World, group: str, *, is_chair: bool = False) -> Seat:
    return _seat(
        world, group, "council", "Councillor", rank=2, is_elected_member=True, is_chair=is_chair,
        chair_until=world.ahead(300) if is_chair else None,
    )  # fmt: skip


def _sit(
    world: World, group: str, kind: str, rank: int, *, money: int = 0, policy: bool = False
) -> Seat:
    """An agency's seat; the first in a group is the chair's."""
    title = world.rules.rank(rank).called(kind)
    has_chair = any(seat.is_chair for seat in world.seats(group))
    return _seat(
        world, group, kind, title, rank=rank, may_commit_money=money, may_commit_staff=True,
        may_commit_policy=policy, is_chair=not has_chair,
        chair_until=None if has_chair else world.ahead(300),
    )  # fmt: skip


def _seat(world: World, group: str, kind: str, title: str, **says: object) -> Seat:
    formed = world.partnership.formed_on
    return seats.add_seat(
        group=world.groups[group], started_on=formed, partner=world.partners[kind], title=title,
        person=world.somebody(title), mode="core", **says, **world.writes(formed),
    )  # fmt: skip


def _write_card(world: World, seat: Seat) -> None:
    seats.write_role_card(
        seat=seat, authority="May commit £10,000 and staff of youth services",
        accountability="The county's director of communities", role="Brings the county's services",
        time="Two days a month", resources="An assistant, a day a week", **world.writes(),
    )  # fmt: skip


def _close_one(world: World) -> None:
    """A task group that ended as it should."""
    _start(
        world, "ended", "Summer Nights Task Group", "The river bank in summer", function="task",
        parent=world.groups["tasking"], sunset_on=world.ago(250),
    )  # fmt: skip
    groups.close_group(
        group=world.groups["ended"], ended_on=world.ago(250),
        closure_report="Lights and stewards were kept; calls fell; the council carries it on.",
        **world.writes(world.ago(240)),
    )  # fmt: skip
    world.groups.pop("ended")


POSTS = (
    ("Community safety manager", Post.Kind.MANAGER, "council", None),
    ("Community safety officer", Post.Kind.OFFICER, "council", None),
    ("Police liaison officer", Post.Kind.LIAISON, "police", 3),
    ("Partnership analyst", Post.Kind.ANALYST, "council", None),
)


def _fill_posts(world: World) -> None:
    formed = world.partnership.formed_on
    for title, kind, host, tenure in POSTS:
        post = posts.add_post(
            partnership=world.partnership, started_on=formed, title=title, kind=kind,
            host=world.partners[host], hours_a_week=Decimal(37), tenure_years=tenure,
            line_manager="Head of community safety", **world.writes(formed),
        )  # fmt: skip
        is_officer = kind == Post.Kind.OFFICER
        holder = world.by.person if is_officer else world.somebody(title)
        since = max(formed, world.day - relativedelta(years=2))
        posts.fill_post(post=post, holder=holder, held_since=since, **world.writes(since))


def _sign_purpose(world: World) -> None:
    signed_on = world.ago(400)
    statement = purpose.propose_statement(
        partnership=world.partnership,
        purpose=f"We keep {world.town.name} a place where people are safe and feel it, and answer "
        "to them for what we do.",
        in_scope="Crime, disorder, fear and harm; what causes them; who suffers from them",
        out_of_scope="How each agency runs its own house",
        review_on=world.ahead(300), **world.writes(signed_on),
    )  # fmt: skip
    for partner in world.partners.values():
        if partner.mode == "core":
            purpose.sign_statement(statement=statement, partner=partner, **world.writes(signed_on))


def _keep_registers(world: World) -> None:
    election = world.partnership.last_election_on
    registers.note_endorsement(
        partnership=world.partnership, body=f"{world.town.name} full council",
        endorsed_on=election + timedelta(days=40), evidence="Minute 47", **world.writes(),
    )  # fmt: skip
    registers.note_briefing(
        partnership=world.partnership, briefed_on=world.ago(120), audience="All members",
        subject="What the strategic assessment found", **world.writes(),
    )  # fmt: skip
    for seat in [seat for group in world.groups for seat in world.seats(group) if seat.is_chair]:
        registers.declare_interest(
            partnership=world.partnership, person=seat.person, interest="None",
            started_on=world.ago(300), **world.writes(),
        )  # fmt: skip
    _deal(world, world.ago(200))
    _arrange(world)


def _deal(world: World, on: date) -> None:
    paid = registers.note_transaction(
        partnership=world.partnership, partner=world.partners["voluntary"], made_on=on,
        amount=Decimal(12_500), what="Street pastors, first half of the year", **world.writes(on),
    )  # fmt: skip
    registers.publish(thing=paid, **world.writes(on))


def _arrange(world: World) -> None:
    for name, status, records in (
        ("Joint tasking", "agreement", "The partnership's office"),
        ("Night-time street watch", "informal", "A log at the council's control room"),
    ):
        arrangement = registers.note_arrangement(
            partnership=world.partnership, started_on=world.ago(500), name=name, status=status,
            level="operational", purpose=f"{name} by two agencies", records_kept=records,
            review_on=world.ahead(120), exit_plan="Either side, with three months' notice",
            parties=[world.partners["council"], world.partners["police"]], **world.writes(),
        )  # fmt: skip
        registers.keep_papers(
            arrangement=arrangement, papers={"record": records}, **world.writes(),
        )  # fmt: skip


def _rate_partners(world: World) -> None:
    """What three of them find this year of the agencies on the board."""
    year, core = legal_year(world.day), {"council", "police", "fire"}
    for role in ("officer", "board", "chair"):
        by = world.members[role]
        said = {
            world.partners[kind]: "very" if kind in core else "fairly"
            for kind in BOARD if world.partners[kind].agency_id != by.agency_id
        }  # fmt: skip
        if role != "officer":
            said[world.partners["probation"]] = "little"
        rate(year=year, levels=said, by=by, at=world.at())


def _say_how_it_is_governed(world: World) -> None:
    """In public."""
    governance.write_governance(
        partnership=world.partnership, status="statutory",
        rests_on="The Crime and Disorder Act 1998, sections 5 to 7",
        decides="The board decides by consent of those who are there; four responsible authorities "
        "must be. What it cannot agree goes to the heads of the agencies.",
        answers="Each agency's own board gets a report once a year. The council's crime and "
        "disorder committee looks at the partnership; audits and protocols are published.",
        contact=f"The community safety office, {world.town.name} Council", **world.writes(),
    )  # fmt: skip
    governance.publish_governance(partnership=world.partnership, **world.writes())
