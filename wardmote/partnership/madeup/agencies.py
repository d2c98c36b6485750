"""The agencies of a made-up partnership, and the part that each takes."""

from datetime import timedelta

from wardmote.partnership.agencies.changes import partners as changes
from wardmote.partnership.agencies.models import Agency, Partner
from wardmote.partnership.madeup.world import World

CORE = {
    "council": "{place} Council",
    "county_council": "{county} County Council",
    "police": "{county} Police",
    "fire": "{county} Fire and Rescue Service",
    "probation": "{county} Probation Service",
    "integrated_care_board": "{county} Integrated Care Board",
    "housing_association": "{place} Homes",
    "voluntary": "{place} Voluntary Action",
    "youth_offending_team": "{county} Youth Justice Service",
}
"""Kind → name of those that take part for good."""
ASSOCIATES = ("nhs_trust", "further_education", "school", "independent_school", "parish_council")
HEADS = {"council": "Chief executive", "police": "Chief constable", "fire": "Chief fire officer"}

OWN_GROUP = {
    "own_group": "Safer services group of officers and members",
    "own_group_lead": "Director of place", "own_group_meets": "Every two months",
}  # fmt: skip
"""By what the council brings its own services together."""


def kinds(world: World) -> list[str]:
    """All kinds that take part: one of each class that is to be invited among them."""
    invited = [role.bodies[0] for role in world.rules.invited_classes(world.town.kind)]
    core = [kind for kind in CORE if kind != "county_council" or kind in world.town.also]
    every = [*core, *ASSOCIATES, *invited]
    return [kind for kind in dict.fromkeys(every) if kind not in world.town.without]


def agency(world: World, kind: str) -> Agency:
    """An agency by its kind; those of a county are known to all its partnerships."""
    places = {"place": world.town.name, "county": world.town.county}
    title = CORE.get(kind) or f"{{place}} {world.rules.bodies[kind].title.lower()}"
    found = world.partnership.formed_on
    by = world.members.get("officer")
    name = title.format(**places)
    return changes.know_agency(name=name, kind=kind, by=by, at=world.at(found))


def take_part(world: World) -> None:
    """Let all of them take part since the partnership was formed."""
    for kind in kinds(world):
        world.partners[kind] = _part(world, kind)


def _part(world: World, kind: str) -> Partner:
    formed = world.partnership.formed_on
    says = {"mode": _mode(kind)}
    if kind in CORE:
        says |= {
            "is_founder": kind != "voluntary", "head_title": HEADS.get(kind, "Chief officer"),
            "senior_contact": world.somebody(f"{kind.replace('_', ' ')} contact"),
            "expected_gain": "Less harm to the people it serves, with less work done twice",
            "actual_gain": "Quicker help where two of us were needed",
            "gain_reviewed_on": world.ago(world.chance.randint(30, 200)),
        }  # fmt: skip
    if kind == "council":
        says |= OWN_GROUP | {"own_group_since": formed}
    body = world.rules.bodies[kind]
    if body.is_third_sector or body.is_business:
        says |= {"due_diligence_on": formed + timedelta(days=7), "due_diligence": "Nothing adverse"}
    return changes.add_partner(
        partnership=world.partnership, agency=agency(world, kind), started_on=formed,
        **says, **world.writes(formed),
    )  # fmt: skip


def _mode(kind: str) -> str:
    if kind in CORE:
        return Partner.Mode.CORE
    return Partner.Mode.ASSOCIATE if kind in ASSOCIATES else Partner.Mode.EVIDENCE
