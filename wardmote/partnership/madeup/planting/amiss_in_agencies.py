"""Agencies that are not there, and what is not known of those that are."""

from wardmote.partnership.agencies.changes import partners, purpose
from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World


def _leave(world: World, *kinds: str) -> None:
    """Agencies that left some weeks ago, if they had come at all."""
    for kind in kinds:
        partner = world.partners.get(kind)
        if partner and partner.holds_on(world.day):
            partner.refresh_from_db()
            partners.end_partner(partner=partner, ended_on=world.ago(40), **world.writes())


def _of(world: World, prop: str) -> list[str]:
    return [kind for kind in world.partners if getattr(world.rules.bodies[kind], prop)]


@plants
def responsible_authority_missing(world: World) -> None:
    _leave(world, "probation")


@plants
def statutory_agency_without_seat(world: World) -> None:
    world.alter(world.seat("board", "probation"), ended_on=world.ago(40))


@plants
def statutory_agency_without_senior_seat(world: World) -> None:
    world.alter(world.seat("board", "fire"), rank=3)


@plants
def cooperating_body_missing(world: World) -> None:
    _leave(world, "independent_school")


@plants
def invited_class_missing(world: World) -> None:
    _leave(world, "transport", "trade_union", "doctors_body")


@plants
def health_missing(world: World) -> None:
    """As its board is a responsible authority, it is without a seat as well."""
    world.alter(world.seat("board", "integrated_care_board"), ended_on=world.ago(40))


@plants
def third_sector_missing(world: World) -> None:
    for group in ("board", "tasking"):
        world.alter(world.seat(group, "voluntary"), ended_on=world.ago(40))


@plants
def business_missing(world: World) -> None:
    """Classes that are to be invited are missing with it."""
    _leave(world, *_of(world, "is_business"))


@plants
def equality_body_missing(world: World) -> None:
    """Classes that are to be invited are missing with it."""
    _leave(world, *_of(world, "is_equality"))


@plants
def agency_without_senior_contact(world: World) -> None:
    world.alter(world.partners["probation"], senior_contact=None)


@plants
def gain_not_stated(world: World) -> None:
    world.alter(world.partners["fire"], expected_gain="")


@plants
def gain_not_reviewed(world: World) -> None:
    world.alter(world.partners["police"], gain_reviewed_on=world.ago(420))


@plants
def barrier_without_remedy(world: World) -> None:
    world.alter(
        world.partners["integrated_care_board"],
        barrier="Its areas are not ours, so each of its people would sit in five partnerships",
    )


@plants
def due_diligence_missing(world: World) -> None:
    world.alter(world.partners["faith"], due_diligence_on=None, due_diligence="")


@plants
def statement_missing(world: World) -> None:
    """Taken back with all signatures, as if none had ever been drawn up."""
    world.partnership.statements.all().delete()


@plants
def statement_past_review(world: World) -> None:
    world.alter(world.partnership.statements.first(), review_on=world.ago(30))


@plants
def statement_not_signed(world: World) -> None:
    signed = world.partnership.statements.first().supports.get(partner=world.partners["fire"])
    why = "The authority wants fires set on purpose named in it"
    purpose.take_back_signature(support=signed, why=why, **world.writes())
