"""What is written down about sharing: decisions to disclose or not, and what stands in the way."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.sharing.models import Disclosure, Look, Obstacle
from wardmote.partnership.sharing.rules import MAY, Asked, ask, check_can_turn, check_may_look


@transaction.atomic
def record_disclosure(
    *, asked: Asked, outcome: str, necessity: str, proportion: str, by: Membership, at: datetime
) -> Disclosure:  # fmt: skip
    """Write down a decision to share or not, with what the protocols answered at that moment."""
    check_may(by, "write down a disclosure", MAY)
    found = ask(asked)
    lines = found.lines
    told = Disclosure(
        partnership=asked.partnership, provider=asked.provider, recipient=asked.recipient,
        category=asked.category, identifiability=asked.identifiability, purpose=asked.purpose,
        action=asked.action, asked_on=asked.on, was_allowed=found.answer.allowed,
        version=lines[0].version if lines else None, basis=found.basis,
        gateways=sorted({name for line in lines for name in line.gateways}), outcome=outcome,
        necessity=necessity, proportion=proportion, by=by.person, at=at,
    )  # fmt: skip
    return made(told, by=by, at=at)


@transaction.atomic
def look_at(
    *, disclosure: Disclosure, verdict: str, words: str, by: Membership, at: datetime
) -> Look:  # fmt: skip
    """Write down what was found when a decision was looked at."""
    check_may_look(by, disclosure)
    look = Look(disclosure=disclosure, verdict=verdict, words=words, by=by.person, at=at)
    return made(look, by=by, at=at)


@transaction.atomic
def note_obstacle(
    *, partnership: Partnership, by: Membership, at: datetime, **words: Any
) -> Obstacle:  # fmt: skip
    """Write down a refusal, or what else stands in the way."""
    check_may(by, "keep the obstacles", MAY)
    if words["met_on"] > timezone.localdate(at):
        raise Refused(_("That day has not come yet."))
    return made(Obstacle(partnership=partnership, **words), by=by, at=at)


@transaction.atomic
def overcome_obstacle(
    *, obstacle: Obstacle, remedy: str, overcome_on: date, by: Membership, at: datetime
) -> Obstacle:  # fmt: skip
    """It stands in the way no more; say what helped."""
    check_may(by, "keep the obstacles", MAY)
    check_can_turn(obstacle, Obstacle.State.OVERCOME)
    if not obstacle.met_on <= overcome_on <= timezone.localdate(at):
        raise Refused(_("It is overcome after it was met, and not in advance."))
    to = {"state": Obstacle.State.OVERCOME, "remedy": remedy, "overcome_on": overcome_on}
    return altered(obstacle, to, by=by, at=at)


@transaction.atomic
def reopen_obstacle(*, obstacle: Obstacle, by: Membership, at: datetime) -> Obstacle:
    """It stands in the way again."""
    check_may(by, "keep the obstacles", MAY)
    check_can_turn(obstacle, Obstacle.State.OPEN)
    to = {"state": Obstacle.State.OPEN, "overcome_on": None}
    return altered(obstacle, to, by=by, at=at)
