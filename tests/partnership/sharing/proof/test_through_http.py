"""Whatever is done on the pages, in whatever order, the page answers as the oracle does."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from zeal import zeal_ignore

from tests.partnership.sharing.conftest import agency
from tests.partnership.sharing.proof import oracle
from tests.partnership.sharing.proof.shadow import HOST, STORE, Asks, Shadow, State, version
from wardmote.partnership.sharing.rules.fitness import fields_in
from wardmote.partnership.sharing.rules.reasons import words_of
from wardmote.partnership.sharing.rules.terms import Happened
from wardmote.partnership.website import clock

PARTIES = (HOST, "police", "fire", "health")
# Questions near to what the protocols are about, and some that no protocol answers.
QUESTIONS = st.builds(
    Asks,
    provider=st.sampled_from(["police", "health"]),
    recipient=st.sampled_from([STORE, "fire", "police", "health"]),
    purpose=st.sampled_from(["audit", "tasking"]),
    action=st.sampled_from(["analyse", "view", "export"]),
    identifiability=st.sampled_from([1, 3]),
)
ALWAYS = (
    Asks("police", STORE, "audit", "analyse", 1),
    Asks("police", "fire", "tasking", "view", 3),
    Asks("health", "fire", "audit", "view", 3),
)
EXAMPLES, STEPS = 6, 12


class Protocols(RuleBasedStateMachine):
    """Two protocols of Riverton, signed and used by four agencies as days go by."""

    riverton, people, settings = None, None, None
    asked = yes = 0

    def __init__(self) -> None:
        super().__init__()
        cache.clear()
        self.settings.STANDS_STILL_AT = self.beginning
        self.kept = transaction.atomic()
        self.kept.__enter__()
        self.shadows: list[Shadow] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.kept.__exit__(None, None, None)
        transaction.set_rollback(False)

    @initialize(in_force=st.sets(st.integers(0, 1)))
    def both_are_out_for_signature_or_in_force(self, in_force: set[int]) -> None:
        self.shadows = [version(self.riverton, number, clock.today()) for number in (0, 1)]
        for which in sorted(in_force):
            self.everybody_signs_and_two_bring_it_into_force(which)

    # Changes, each by a page; whether the page may accept it is known beforehand.

    def post(self, who: str, name: str, pk: int, is_accepted: bool, **typed: str) -> None:
        address = reverse(f"sharing:{name}", args=[self.riverton.slug, pk])
        response = self.people[who].client.post(address, typed)
        assert response.status_code == (302 if is_accepted else 200), (name, response)

    def party(self, shadow: Shadow, kind: str) -> int:
        return shadow.row.parties.get(partner__agency__kind=kind).pk

    @rule(which=st.integers(0, 1), who=st.sampled_from(PARTIES))
    def signs(self, which: int, who: str) -> None:
        shadow = self.shadows[which]
        may = shadow.state != State.ENDED and who not in shadow.signatories()
        self.post(who, "sign", self.party(shadow, who), may, capacity="Head")
        if may:
            shadow.happens(Happened.SIGNED, clock.now(), who)

    @rule(which=st.integers(0, 1))
    def everybody_signs_and_two_bring_it_into_force(self, which: int) -> None:
        shadow = self.shadows[which]
        assume(shadow.state == State.SIGNING)
        for who in PARTIES:
            if who not in shadow.signatories():
                self.signs(which, who)
        self.is_asked_for(which)
        self.comes_into_force(which)

    @rule(which=st.integers(0, 1), who=st.sampled_from(PARTIES))
    def withdraws(self, which: int, who: str) -> None:
        shadow = self.shadows[which]
        may = who in shadow.signatories()
        self.post(who, "withdraw", self.party(shadow, who), may, why="No more")
        if may:
            shadow.happens(Happened.WITHDRAWN, clock.now(), who)

    @rule(which=st.integers(0, 1))
    def is_asked_for(self, which: int) -> None:
        shadow = self.shadows[which]
        signed = shadow.signatories()
        may = (
            shadow.state in (State.SIGNING, State.SUSPENDED) and HOST in signed and len(signed) > 1
        )
        self.post(HOST, "ask_to_activate", shadow.row.pk, may)
        if may:
            shadow.is_asked = True
            shadow.happens(None, clock.now())

    @rule(which=st.integers(0, 1))
    def comes_into_force(self, which: int) -> None:
        shadow = self.shadows[which]
        signed = shadow.signatories()
        may = (
            shadow.is_asked
            and shadow.state in (State.SIGNING, State.SUSPENDED)
            and HOST in signed
            and len(signed) > 1
        )
        self.post("chair", "activate", shadow.row.pk, may)
        if may:
            shadow.happens(None, clock.now())
            shadow.moves(State.LIVE)

    @rule(which=st.integers(0, 1))
    def is_suspended(self, which: int) -> None:
        shadow = self.shadows[which]
        may = shadow.state == State.LIVE
        self.post(HOST, "suspend", shadow.row.pk, may, why="A breach")
        if may:
            shadow.happens(Happened.SUSPENDED, clock.now())
            shadow.moves(State.SUSPENDED)

    @rule(which=st.integers(0, 1))
    def is_resumed(self, which: int) -> None:
        shadow = self.shadows[which]
        may = shadow.state == State.SUSPENDED
        self.post(HOST, "resume", shadow.row.pk, may, why="It is mended")
        if may:
            shadow.happens(Happened.RESUMED, clock.now())
            shadow.moves(State.LIVE)

    @rule(which=st.integers(0, 1))
    def is_reviewed(self, which: int) -> None:
        shadow = self.shadows[which]
        may = shadow.state in (State.LIVE, State.SUSPENDED)
        self.post(HOST, "review", shadow.row.pk, may, why="It serves")
        if may:
            shadow.happens(Happened.REVIEWED, clock.now())

    @precondition(lambda self: any(shadow.state == State.LIVE for shadow in self.shadows))
    @rule(which=st.integers(0, 1))
    def is_ended(self, which: int) -> None:
        shadow = self.shadows[which]
        may = shadow.state != State.ENDED
        self.post(HOST, "end", shadow.row.pk, may, why="It is over")
        if may:
            shadow.happens(None, clock.now())
            shadow.moves(State.ENDED)

    @rule(days=st.sampled_from([0, 1, 4, 5, 15, 20, 21, 30, 40]))
    def days_go_by(self, days: int) -> None:
        self.settings.STANDS_STILL_AT = clock.now() + timedelta(days=days, minutes=1)

    # Questions.

    @invariant()
    def the_page_answers_as_the_oracle(self) -> None:
        if self.shadows:
            self.ask(ALWAYS, "officer")

    @rule(questions=st.lists(QUESTIONS, min_size=4, max_size=8), who=st.sampled_from(PARTIES))
    def somebody_asks(self, questions: list[Asks], who: str) -> None:
        self.ask(questions, who)

    def ask(self, questions, who: str) -> None:
        standing = [shadow for shadow in self.shadows if shadow.state != State.ENDED]
        versions = tuple(shadow.terms for shadow in standing)
        for_each = len(versions) + 1
        worlds = [w for asks in questions for w in asks.worlds(clock.today(), versions)]
        told = oracle.answers(worlds)
        for place, asks in enumerate(questions):
            expected = told[place * for_each : (place + 1) * for_each]
            allowed = [words for words, _ in expected if words]
            page = self.page(asks, who)
            type(self).asked += 1
            type(self).yes += bool(allowed)
            if allowed:
                assert (page.is_allowed, page.missing) == (True, ()), asks
                assert _seen(page) == _expected(allowed[0], asks), asks
            else:
                missing = words_of(expected[0][1].split())
                assert (page.is_allowed, page.missing, page.fields) == (False, missing, ()), asks

    def page(self, asks: Asks, who: str):
        address = reverse("sharing:may_we", args=[self.riverton.slug])
        client = self.people[who].client
        response = client.get(f"{address}?{urlencode(asks.typed(self.riverton))}")
        assert response.status_code == 200
        page = response.context["page"]
        assert ("No protocol in force allows it" in response.content.decode()) != page.is_allowed
        return page


def _seen(page) -> tuple[set[str], set[str], bool]:
    versions = {basis.href.rstrip("/").rpartition("/")[2] for basis in page.bases}
    return set(page.fields), versions, page.is_own


def _expected(words: str, asks: Asks) -> tuple[set[str], set[str], bool]:
    fields, bases, _duties = words.split(" | ")
    headings = fields_in(asks.category)
    named = {headings[each.partition("=")[0]] for each in fields.split()}
    versions = {each.split("/")[2] for each in bases.split() if each.startswith("grant")}
    return named, versions, bases == "own"


@pytest.fixture
def machine(riverton, member, settings):
    """The machine with its people: each agency's representative, the officer and the chair."""
    people = {
        kind: member("representative", partnership=riverton, agency=agency(riverton, kind))
        for kind in PARTIES
    }
    council = agency(riverton, HOST)
    people["officer"] = people[HOST] = member("officer", partnership=riverton, agency=council)
    people["chair"] = member("chair", partnership=riverton, agency=council)
    held = {"riverton": riverton, "people": people, "settings": settings}
    held |= {"beginning": clock.now(), "asked": 0, "yes": 0}
    return type("Machine", (Protocols,), held)


def run(machine: type[Protocols], examples: int) -> None:
    long = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # a failure is told as it came: to shrink it takes minutes
        suppress_health_check=list(HealthCheck),
    )
    with zeal_ignore():  # queries are counted in the tests of each page
        run_state_machine_as_test(machine, settings=long)
    print(f"{machine.asked:,} questions by HTTP, {machine.yes:,} allowed, 0 disagreements")
    assert machine.yes > machine.asked / 50


def test_whatever_is_done_the_page_answers_as_the_oracle(machine) -> None:
    run(machine, EXAMPLES)


@pytest.mark.trial
def test_whatever_is_done_for_long_the_page_answers_as_the_oracle(machine) -> None:
    run(machine, 250)
