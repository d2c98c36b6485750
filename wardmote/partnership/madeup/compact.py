"""What the agencies of a made-up partnership promised, and brought in."""

from datetime import timedelta
from decimal import Decimal

from wardmote.partnership.agencies.changes import compact
from wardmote.partnership.agencies.models import Promise
from wardmote.partnership.madeup.world import World

Kind = Promise.Kind
RUNNING = (
    ("council", Kind.POST, "A community safety officer", Decimal(1), "full-time post", Decimal(1)),
    ("council", Kind.MONEY, "Street wardens and lights", Decimal(60_000), "£", Decimal(22_500)),
    ("police", Kind.STAFF, "An analyst, two days a week", Decimal(720), "hours", Decimal(210)),
    ("fire", Kind.STAFF, "Visits to homes that burned or were burgled", Decimal(240), "hours",
     Decimal(64)),
    ("integrated_care_board", Kind.DATA, "Assaults seen in emergency departments, each month",
     Decimal(12), "files", Decimal(2)),
    ("council", Kind.MAINSTREAM, "Every plan for a street is read for safety", None, "", None),
    ("probation", Kind.EXPERTISE, "Advice on people who offend again", None, "", None),
    ("voluntary", Kind.PREMISES, "A room for meetings in each quarter", None, "", None),
)  # fmt: skip
"""Who, what, how much of it, and how much came so far."""


def promise(world: World) -> None:
    """What runs for a year, and what a year before was kept in full."""
    for kind, what, said, amount, unit, brought in RUNNING:
        made = _made(world, kind, what, said, amount, unit, ago=75)
        if kind != "probation":
            _bring(world, made, brought, ago=20)
    before = _made(world, "fire", Kind.STAFF, "Visits to homes", Decimal(200), "hours", ago=440)
    _bring(world, before, Decimal(204), ago=90)


def _made(world: World, kind: str, what, said: str, amount, unit: str, *, ago: int) -> Promise:
    """Promised and agreed some weeks before its year begins."""
    starts, told = world.ago(ago), world.writes(world.ago(ago + 30))
    made = compact.make_promise(
        partner=world.partners[kind], kind=what, what=said, amount=amount, unit=unit,
        starts_on=starts, ends_on=starts + timedelta(days=364),
        promised_by="Head of service", **told,
    )  # fmt: skip
    if made.agreed_on is None:
        made = compact.agree(promise=made, agreed_on=world.ago(ago + 10), **told)
    return made


def _bring(world: World, promise: Promise, amount: Decimal | None, *, ago: int) -> None:
    compact.bring(
        promise=promise, brought_on=world.ago(ago), amount=amount,
        note="As its return to the partnership says", **world.writes(world.ago(ago)),
    )  # fmt: skip
