"""Protocols that are not there, that lapse, or that somebody has not signed."""

from datetime import date

from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World
from wardmote.partnership.sharing import changes
from wardmote.partnership.sharing.models import Protocol, Version


def in_force(world: World) -> list[Version]:
    """Those that two people brought into force."""
    held = Version.objects.filter(protocol__partnership=world.partnership, state="live")
    return list(held.select_related("protocol__partnership").order_by("pk"))


def lapsing(world: World, review_by: date, *, state: str = "live") -> Version:
    """Another one, with nothing in it, that is to be reviewed by a day."""
    title = "Burglary: information sharing protocol"
    protocol = world.make(Protocol(partnership=world.partnership, title=title, theme="Burglary"))
    return world.make(Version(
        protocol=protocol, number=1, host=world.partners["council"].agency, state=state,
        aim="To share what is known of burglary", starts=world.ago(300), review_by=review_by,
        ends=world.ahead(300),
    ))  # fmt: skip


@plants
def protocol_missing(world: World) -> None:
    for version in in_force(world):
        world.alter(version, state="ended")


@plants
def protocol_past_review(world: World) -> None:
    lapsing(world, world.ago(1))


@plants
def protocol_review_due(world: World) -> None:
    lapsing(world, world.ahead(7))


@plants
def protocol_not_signed(world: World) -> None:
    party = in_force(world)[0].parties.get(partner=world.partners["police"])
    changes.withdraw(party=party, why="A new chief constable", **world.writes())
