"""What the laws of the decision are told in: a sample of worlds, and changes to them."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from tests.partnership.sharing.proof.dimensions import NOON
from tests.partnership.sharing.proof.worlds import World, Worlds, choices, sample
from wardmote.partnership.sharing.rules.decision import FINEST_FIRST, decide
from wardmote.partnership.sharing.rules.terms import (
    Answer,
    Event,
    Grant,
    Happened,
    Question,
    Version,
)

SEED, MANY = 4, 4_000
PARTIES = ("police", "housing", "fire", "health")


@cache
def worlds() -> list[World]:
    build = Worlds().build
    return [build(*choice) for choice in choices(sample(SEED, MANY, run=2))]


@cache
def allowed_by_grants() -> list[World]:
    return [world for world in worlds() if is_by_grants(decide(*world))]


def is_by_grants(answer: Answer) -> bool:
    return any(one.kind == "grant" for one in answer.basis)


def no_more(after: Answer, before: Answer) -> bool:
    """After does not tell more than before: no field that was not seen, none more finely."""
    return after.fields <= before.fields and all(
        rank(after, field) >= rank(before, field) for field in after.fields
    )


def rank(answer: Answer, field: str) -> int:
    return FINEST_FIRST.index(answer.granularity.get(field, "exact"))


Change = Callable[[Version], Version]


def each(change: Change, versions: tuple[Version, ...]) -> tuple[Version, ...]:
    return tuple(change(version) for version in versions)


def grants(change: Callable[[Grant], Grant]) -> Change:
    return lambda version: replace(version, grants=tuple(map(change, version.grants)))


def happens(what: Happened, party: str = "", at=NOON) -> Change:
    event = Event(what, at, party)
    return lambda version: replace(version, events=(*version.events, event))


def without_glass(question: Question) -> Question:
    return replace(question, broken=())
