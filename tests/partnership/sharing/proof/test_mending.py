"""A denial says what would have to change: change just that, and it is allowed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.partnership.sharing.proof.laws import each, grants, worlds
from tests.partnership.sharing.proof.worlds import World, Worlds
from wardmote.partnership.sharing.rules.decision import DEMANDS, GATES, decide
from wardmote.partnership.sharing.rules.reasons import REASONS
from wardmote.partnership.sharing.rules.terms import (
    Event,
    Happened,
    Identifiability,
    Mode,
    Question,
)

ROUNDS = 3  # a new provider or recipient has to sign, so that not all is missing at once


def of_actor(**changes: object) -> Callable[[Question], Question]:
    return lambda q: replace(q, actor=replace(q.actor, **changes))


def unsealed(q: Question) -> Question:
    return replace(q, record=replace(q.record, sealed=False, markers=q.record.markers - {"sealed"}))


def needed(q: Question) -> Question:
    relevant = q.record.relevant_to | {q.actor.party}
    return replace(q, record=replace(q.record, relevant_to=relevant))


OF_THE_QUESTION: dict[str, Callable[[Question], Question]] = {
    "person_not_active": of_actor(active=True),
    "person_has_left": of_actor(leaves_on=None),
    "purpose_not_stated": lambda q: replace(q, purpose="reduce"),
    "past_retention": lambda q: replace(q, record=replace(q.record, delete_after=q.at.date())),
    "no_second_factor": of_actor(second_factor=True),
    "training_not_current": lambda q: of_actor(trained_until=q.at.date())(q),
    "sealed": unsealed,
    "not_in_mode": needed,
    "no_field_opened": lambda q: replace(
        q, record=replace(q.record, fields=q.record.fields or frozenset({"name"}))
    ),
}
OF_GRANTS = {
    "no_field_opened": lambda q, g: replace(g, fields=q.record.fields),
    "other_provider": lambda q, g: replace(g, provider=q.record.owner),
    "other_recipient": lambda q, g: replace(g, recipients=g.recipients | {q.actor.party}),
    "other_category": lambda q, g: replace(g, category=q.record.category),
    "too_identifying": lambda q, g: replace(g, most=Identifiability.SENSITIVE),
    "other_purpose": lambda q, g: replace(g, purposes=g.purposes | {q.purpose}),
    "other_action": lambda q, g: replace(g, actions=g.actions | {q.action}),
    "no_gateway": lambda q, g: replace(g, gateways=frozenset({"consent"})),
    "not_in_mode": lambda q, g: replace(g, mode=Mode.NEED_TO_KNOW),
    "condition_not_met": lambda q, g: replace(g, conditions=frozenset()),
}
NEXT_DAY = timedelta(days=1)
OF_VERSIONS = {
    "not_active": lambda q, v: replace(v, active=True),
    "provider_not_signed": lambda q, v: _signed(v, q.record.owner, q.at),
    "recipient_not_signed": lambda q, v: _signed(v, q.actor.party, q.at),
    "suspended": lambda q, v: _without(v, Happened.SUSPENDED),
    "not_started_or_ended": lambda q, v: replace(
        v, starts=q.at.date(), ends=q.at.date() + NEXT_DAY
    ),
    "past_review": lambda q, v: replace(v, review_by=q.at.date()),
    "marker_excluded": lambda q, v: replace(v, excluded=v.excluded - q.record.markers),
    "no_protocol": lambda q, v: v,
}


def _without(version, what: Happened, party: str | None = None):
    left = [e for e in version.events if e.what != what or party not in (None, e.party)]
    return replace(version, events=tuple(left))


def _signed(version, party: str, at):
    stays = _without(version, Happened.WITHDRAWN, party)
    return replace(stays, events=(*stays.events, Event(Happened.SIGNED, at, party)))


def mended(world: World, reason: str) -> World:
    """The same world, but for that one reason."""
    question, versions = world
    question = OF_THE_QUESTION.get(reason, lambda q: q)(question)
    if mend := OF_GRANTS.get(reason):
        versions = each(grants(lambda g: mend(question, g)), versions)
    if change := OF_VERSIONS.get(reason):
        versions = each(lambda v: change(question, v), versions)
    return question, versions


def test_doing_what_a_denial_says_opens_what_it_denied() -> None:
    denied = [world for world in worlds() if not decide(*world).allowed]
    assert len(denied) > 1_000
    for world in denied:
        now = world
        for _ in range(ROUNDS):
            for reason in decide(*now).missing:
                now = mended(now, reason)
        assert decide(*now).allowed, (world, decide(*now).missing)


def test_doing_all_but_one_of_what_a_denial_says_leaves_it_denied() -> None:
    """Nothing is named that need not change, where one grant alone could open it."""
    for question, versions in worlds():
        one = replace(versions[0], grants=versions[0].grants[:1])
        alone = replace(question, broken=()), (one,)
        missing = decide(*alone).missing
        # A gate or another provider, once mended, may mend another reason too.
        is_plain = not GATES.keys() & missing and "other_provider" not in missing
        for kept in missing if is_plain else GATES.keys() & missing:
            now = alone
            for reason in missing:
                now = now if reason == kept else mended(now, reason)
            assert not decide(*now).allowed, (alone, kept)


def test_with_no_version_it_says_that_a_protocol_is_missing() -> None:
    question, versions = Worlds().build(0, {})
    assert decide(question, ()).missing == ("no_protocol",)
    assert decide(question, versions).allowed


def test_each_reason_can_be_mended_and_has_words() -> None:
    mends = OF_THE_QUESTION.keys() | OF_GRANTS.keys() | OF_VERSIONS.keys()
    assert mends == GATES.keys() | DEMANDS.keys() | {"sealed", "no_field_opened", "no_protocol"}
    assert mends <= REASONS.keys()
