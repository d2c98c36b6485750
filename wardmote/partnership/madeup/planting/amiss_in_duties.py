"""Duties that are not seen to as they should be."""

from wardmote.partnership.duties import changes
from wardmote.partnership.duties.models import Duty, Part, Plan
from wardmote.partnership.duties.rules import law, legal_year
from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World


def _done(world: World, *, is_setting: bool) -> Duty:
    """The newest that was done in time, whose day is the law's, or is our own."""
    done = world.partnership.duties.filter(state=Duty.State.DONE, due_on__lt=world.day)
    for duty in done.order_by("-due_on", "pk").select_related("partnership"):
        row = law(world.partnership, duty.key, duty.due_on)
        if row.due_is_setting == is_setting and row.contents and "scrutiny" not in duty.key:
            return duty
    raise LookupError("The two years hold no such duty.")


@plants
def duty_missed(world: World) -> None:
    world.alter(_done(world, is_setting=False), state=Duty.State.IN_HAND, done_on=None)


@plants
def duty_late(world: World) -> None:
    world.alter(_done(world, is_setting=True), state=Duty.State.IN_HAND, done_on=None)


def _asked(world: World) -> Duty:
    """The committee asked for something, which is due in ten days."""
    made = changes.note_occasion(
        partnership=world.partnership, key="scrutiny_request", happened_on=world.ago(5),
        title="Figures on repeat victims", due_on=world.ahead(10), **world.writes(),
    )  # fmt: skip
    return made[0]


@plants
def duty_without_owner(world: World) -> None:
    duty = changes.begin(duty=_asked(world), **world.writes())
    world.alter(duty, owner=None)


@plants
def duty_due_not_begun(world: World) -> None:
    duty = _asked(world)
    changes.assign(duty=duty, owner=world.by.person, lead=duty.lead, **world.writes())


@plants
def duty_without_evidence(world: World) -> None:
    _done(world, is_setting=False).evidence.all().delete()


@plants
def duty_contents_missing(world: World) -> None:
    duty = _done(world, is_setting=False)
    world.alter(duty.parts.filter(kind=Part.Kind.CONTENT).first(), done_on=None, where="")


@plants
def slack_used_up(world: World) -> None:
    steps = Part.objects.filter(
        duty__partnership=world.partnership, kind=Part.Kind.STEP, done_on=None,
        duty__due_on__gt=world.day,
    )  # fmt: skip
    world.alter(steps.order_by("planned_on", "pk").first(), planned_on=world.ago(8))


@plants
def lead_share(world: World) -> None:
    for duty in world.partnership.duties.filter(year=legal_year(world.day)):
        world.alter(duty, lead=world.partners["council"])


@plants
def sharing_facilitator_missing(world: World) -> None:
    named = world.partners["fire"].facilitators.get()
    changes.end_facilitator(facilitator=named, ended_on=world.ago(30), **world.writes())


@plants
def public_meeting_missing(world: World) -> None:
    """Only from some months before the end of the year."""
    year = legal_year(world.day)
    for duty in world.partnership.duties.filter(key="public_meeting", year=year):
        world.alter(duty, state=Duty.State.IN_HAND, done_on=None)


@plants
def scrutiny_overdue(world: World) -> None:
    for duty in world.partnership.duties.filter(key="scrutiny", state=Duty.State.DONE):
        world.alter(duty, done_on=world.ago(430))


@plants
def scrutiny_reply_late(world: World) -> None:
    changes.note_occasion(
        partnership=world.partnership, key="scrutiny_report", happened_on=world.ago(45),
        title="Report on repeat victims of burglary", **world.writes(),
    )  # fmt: skip


@plants
def plan_past_end(world: World) -> None:
    partner = world.partners["fire"]
    world.make(Plan(
        partnership=world.partnership, partner=partner, called="Climate plan",
        title="Climate plan of the fire service", first_on=world.ago(800),
        last_on=world.ago(70), agreed_on=world.ago(830),
    ))  # fmt: skip
