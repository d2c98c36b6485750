"""Laws of the decision: a narrower protocol or a stricter case never gives more."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.partnership.sharing.proof.dimensions import day
from tests.partnership.sharing.proof.laws import (
    Change,
    each,
    grants,
    no_more,
    without_glass,
    worlds,
)
from wardmote.partnership.sharing.rules.decision import decide
from wardmote.partnership.sharing.rules.terms import Condition, Identifiability, Marker, Question

NARROWER: dict[str, Change] = {
    "fewer fields": grants(lambda g: replace(g, fields=g.fields - {"place"})),
    "no field": grants(lambda g: replace(g, fields=frozenset())),
    "coarser": grants(lambda g: replace(g, granularity=dict.fromkeys(g.fields, "ward"))),
    "fewer recipients": grants(lambda g: replace(g, recipients=g.recipients - {"housing"})),
    "fewer purposes": grants(lambda g: replace(g, purposes=g.purposes - {"reduce"})),
    "fewer actions": grants(lambda g: replace(g, actions=g.actions - {"view"})),
    "no gateway": grants(lambda g: replace(g, gateways=frozenset())),
    "less identifying": grants(lambda g: replace(g, most=Identifiability(max(g.most - 1, 0)))),
    "every condition": grants(lambda g: replace(g, conditions=frozenset(Condition))),
    "another category": grants(lambda g: replace(g, category="other")),
    "every marker excluded": lambda v: replace(v, excluded=v.excluded | frozenset(Marker)),
}


@pytest.mark.parametrize("narrower", NARROWER)
def test_a_narrower_grant_never_gives_more(narrower: str) -> None:
    for question, versions in worlds():
        asked = without_glass(question)
        after = decide(asked, each(NARROWER[narrower], versions))
        assert no_more(after, decide(asked, versions))


STRICTER: dict[str, Callable[[Question], Question]] = {
    "account closed": lambda q: replace(q, actor=replace(q.actor, active=False)),
    "gone today": lambda q: replace(q, actor=replace(q.actor, leaves_on=q.at.date())),
    "no second factor": lambda q: replace(q, actor=replace(q.actor, second_factor=False)),
    "never trained": lambda q: replace(q, actor=replace(q.actor, trained_until=None)),
    "no purpose": lambda q: replace(q, purpose=" "),
    "past retention": lambda q: replace(q, record=replace(q.record, delete_after=day(-9))),
    "sealed": lambda q: replace(q, record=replace(q.record, sealed=True)),
    "marked": lambda q: replace(q, record=replace(q.record, markers=q.record.markers | {"sealed"})),
    "needed by nobody": lambda q: replace(q, record=replace(q.record, relevant_to=frozenset())),
    "fewer fields": lambda q: replace(
        q, record=replace(q.record, fields=q.record.fields & {"name"})
    ),
    "most sensitive": lambda q: replace(
        q, record=replace(q.record, identifiability=Identifiability.SENSITIVE)
    ),
    "no meeting": lambda q: replace(q, meeting=None),
}


@pytest.mark.parametrize("stricter", STRICTER)
def test_a_stricter_case_never_gives_more(stricter: str) -> None:
    for question, versions in worlds():
        asked = without_glass(question)
        after = decide(STRICTER[stricter](asked), versions)
        assert no_more(after, decide(asked, versions)), (asked, versions)


@pytest.mark.parametrize("gate", ["account closed", "gone today", "no purpose", "past retention"])
def test_no_grant_and_no_broken_glass_opens_a_gate(gate: str) -> None:
    assert not any(decide(STRICTER[gate](q), versions).allowed for q, versions in worlds())


def test_what_is_sealed_is_its_owners_alone() -> None:
    for question, versions in worlds():
        for seal in ("sealed", "marked"):
            asked = STRICTER[seal](question)
            answer = decide(asked, versions)
            assert answer.basis in ((), decide(question, versions).basis)
            assert not answer.allowed or asked.actor.party == asked.record.owner


def test_the_owner_needs_no_version() -> None:
    for question, versions in worlds():
        own = replace(question, actor=replace(question.actor, party=question.record.owner))
        assert decide(own, versions) == decide(own, ())
