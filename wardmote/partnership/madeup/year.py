"""The duties of a made-up partnership: all seen to as they should be."""

from datetime import date, timedelta

from django.db.models import F, Value
from django.db.models.functions import Least

from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.duties import changes
from wardmote.partnership.duties.models import Duty, Part
from wardmote.partnership.duties.rules import legal_year
from wardmote.partnership.madeup.world import World

BEGUN_DAYS = 45
"""Whatever falls due so soon is in hand."""


def open_years(world: World) -> None:
    """Open the legal year of the day and the one before, and name who facilitates sharing."""
    year = legal_year(world.day)
    for each, opened in ((year - 1, date(year - 1, 4, 1)), (year, date(year, 4, 1))):
        changes.open_year(partnership=world.partnership, year=each, **world.writes(opened))
    kind = world.partnership.kind
    for partner in world.partners.values():
        if world.rules.statutory_role(partner.agency.kind, kind) == "responsible":
            _name_facilitator(world, partner)


def _name_facilitator(world: World, partner: Partner) -> None:
    changes.name_facilitator(
        partner=partner, person=partner.senior_contact, started_on=world.ago(500),
        **world.writes(world.ago(500)),
    )  # fmt: skip


def see_to_duties(world: World) -> None:
    """Do what is past or soon asked for in public, begin what is near, leave the rest."""
    seen: set[int] = set()
    while ahead := [duty for duty in _open(world) if duty.pk not in seen]:
        for duty in ahead:
            seen.add(duty.pk)
            _see_to(world, duty)


def _open(world: World) -> list[Duty]:
    return list(world.partnership.duties.open().select_related("partnership"))


def _see_to(world: World, duty: Duty) -> None:
    left = (duty.due_on - world.day).days
    if left < 0 or _is_public(world, duty):
        do(world, duty)
        return
    if duty.owner_id is None:
        changes.assign(duty=duty, owner=world.by.person, lead=duty.lead, **world.writes())
    steps = duty.parts.filter(kind=Part.Kind.STEP, planned_on__lte=world.day)
    done = {step.pk: step.planned_on for step in steps}
    if done:
        changes.tick_steps(duty=duty, done=done, today=world.day, **world.writes())
    duty.refresh_from_db()
    if left <= BEGUN_DAYS and duty.state == Duty.State.WAITING:
        changes.begin(duty=duty, **world.writes(world.ago(3)))


def _is_public(world: World, duty: Duty) -> bool:
    """The year's public meeting, once the year is two thirds over."""
    return duty.key == "public_meeting" and duty.due_on - world.day < timedelta(days=121)


def do(world: World, duty: Duty) -> Duty:
    """Do one with all that it must contain, and say what shows it."""
    on = min(duty.due_on - timedelta(days=5), world.ago(1))
    # At once and not by the changes: thousands of ticks would make the trail long and say little.
    duty.parts.filter(kind=Part.Kind.CONTENT).update(done_on=on, where="In the document")
    duty.parts.filter(kind=Part.Kind.STEP).update(done_on=Least(F("planned_on"), Value(on)))
    changes.give_evidence(
        duty=duty, title="Where it is kept",
        statement=f"Held by the partnership's office, reference {duty.year}/{duty.pk}.",
        **world.writes(on),
    )  # fmt: skip
    return changes.finish(duty=duty, done_on=on, today=on, **world.writes(on))
