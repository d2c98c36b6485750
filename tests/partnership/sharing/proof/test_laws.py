"""Laws of the decision: how an answer may and may not move when the question does.

They need no oracle, and hold over a sample of the same small worlds.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.partnership.sharing.proof.awkward import worlds_of_disorder
from tests.partnership.sharing.proof.dimensions import AGO, HOUR, NOON, TICK
from tests.partnership.sharing.proof.laws import (
    MANY,
    PARTIES,
    allowed_by_grants,
    each,
    happens,
    is_by_grants,
    no_more,
    rank,
    without_glass,
    worlds,
)
from tests.partnership.sharing.proof.oracle import in_words
from wardmote.partnership.sharing.rules.decision import decide
from wardmote.partnership.sharing.rules.terms import Happened, Version


def test_the_sample_has_something_to_say() -> None:
    assert len(worlds()) == MANY
    assert len(allowed_by_grants()) > MANY / 20


def test_an_answer_is_yes_with_fields_and_basis_or_no_with_what_is_missing() -> None:
    for question, versions in worlds():
        answer = decide(question, versions)
        assert (
            answer.allowed == bool(answer.fields) == bool(answer.basis) == ("log" in answer.duties)
        )
        assert answer.allowed != bool(answer.missing)
        assert answer.fields <= question.record.fields
        assert answer.granularity.keys() <= answer.fields


def test_asked_twice_it_answers_the_same() -> None:
    assert all(decide(*world) == decide(*world) for world in worlds())


def test_the_order_of_versions_grants_and_events_does_not_matter() -> None:
    def backwards(version: Version) -> Version:
        turned = {"grants": version.grants[::-1], "events": version.events[::-1]}
        return replace(version, **turned)

    for question, versions in worlds():
        turned = each(backwards, versions)[::-1]
        assert decide(question, turned) == decide(question, versions)


def test_one_more_version_never_takes_away_what_grants_give() -> None:
    """Broken glass is apart: it comes last, and is not looked at once a grant gives something."""
    more = [versions[-1] for _, versions in allowed_by_grants()]
    for place, (question, versions) in enumerate(worlds()):
        asked = without_glass(question)
        other = replace(more[place % len(more)], id="P/9", protocol="P")
        before, after = decide(asked, versions), decide(asked, (*versions, other))
        assert no_more(before, after)
        assert set(before.basis) <= set(after.basis)
        assert before.duties <= after.duties


def test_one_more_grant_never_takes_away_what_grants_give() -> None:
    more = [versions[0].grants[-1] for _, versions in allowed_by_grants()]
    for place, (question, versions) in enumerate(worlds()):
        asked = without_glass(question)
        other = replace(more[place % len(more)], id="g9")
        grown = each(lambda v, g=other: replace(v, grants=(*v.grants, g)), versions)
        before, after = decide(asked, versions), decide(asked, grown)
        assert no_more(before, after)
        assert set(before.basis) <= set(after.basis)


def test_two_versions_give_what_each_gives_and_no_more() -> None:
    for question, versions in worlds():
        asked = without_glass(question)
        apart = [decide(asked, (version,)) for version in versions]
        whole = decide(asked, versions)
        assert whole.fields == frozenset().union(*(one.fields for one in apart))
        for field in whole.fields:
            ranks = [rank(one, field) for one in apart if field in one.fields]
            assert rank(whole, field) == min(ranks)


@pytest.mark.parametrize("party", PARTIES)
def test_withdrawing_never_gives(party: str) -> None:
    for question, versions in worlds():
        asked = without_glass(question)
        left = each(happens(Happened.WITHDRAWN, party), versions)
        assert no_more(decide(asked, left), decide(asked, versions))


def test_after_provider_or_recipient_withdraws_no_grant_gives() -> None:
    for question, versions in allowed_by_grants():
        for party in (question.record.owner, question.actor.party):
            left = each(happens(Happened.WITHDRAWN, party, question.at), versions)
            assert not is_by_grants(decide(question, left))


def test_signing_again_after_withdrawing_gives_it_back() -> None:
    for question, versions in allowed_by_grants():
        later = replace(question, at=question.at + 2 * TICK)
        if later.meeting is None and not later.broken:
            party = question.actor.party
            left = each(happens(Happened.WITHDRAWN, party, question.at + TICK), versions)
            back = each(happens(Happened.SIGNED, party, question.at + 2 * TICK), left)
            assert not decide(later, left).allowed
            assert decide(later, back) == decide(later, versions)


@pytest.mark.parametrize("party", ["", "police", "fire"])
def test_suspending_stops_every_grant_and_resuming_gives_back_what_there_was(party: str) -> None:
    for question, versions in allowed_by_grants():
        by = {one.version for one in decide(question, versions).basis}
        gave = tuple(version for version in versions if version.id in by)
        stopped = each(happens(Happened.SUSPENDED, party, question.at), gave)
        assert not is_by_grants(decide(question, stopped))
        later = replace(question, at=question.at + TICK)
        resumed = each(happens(Happened.RESUMED, party, later.at), stopped)
        assert decide(later, resumed) == decide(later, gave)


def test_what_happens_later_changes_nothing_now() -> None:
    for question, versions in worlds():
        then = question.at + TICK
        for what in Happened:
            later = each(happens(what, "", then), each(happens(what, "police", then), versions))
            assert decide(question, later) == decide(question, versions)


def test_being_reviewed_changes_no_answer_by_itself() -> None:
    for question, versions in worlds():
        reviewed = each(happens(Happened.REVIEWED, "police", AGO), versions)
        assert decide(question, reviewed) == decide(question, versions)


def test_past_end_or_review_no_grant_ever_gives_again() -> None:
    for question, versions in worlds():
        gone = max(min(v.ends, v.review_by + timedelta(days=1)) for v in versions)
        for days in (0, 1, 400):
            at = NOON.replace(year=gone.year, month=gone.month, day=gone.day) + days * 24 * HOUR
            assert not is_by_grants(decide(replace(question, at=at), versions))


def test_a_day_less_never_gives() -> None:
    shorter = (
        lambda v: replace(v, ends=v.ends - timedelta(days=1)),
        lambda v: replace(v, review_by=v.review_by - timedelta(days=1)),
        lambda v: replace(v, starts=v.starts + timedelta(days=1)),
        lambda v: replace(v, active=False),
    )
    for question, versions in worlds():
        asked = without_glass(question)
        for change in shorter:
            assert no_more(decide(asked, each(change, versions)), decide(asked, versions))


def test_unbroken_glass_changes_nothing_that_a_grant_gives() -> None:
    for question, versions in allowed_by_grants():
        assert decide(without_glass(question), versions) == decide(question, versions)


NAMES = {name: f"{name[::-1]}-renamed" for name in (*PARTIES, "asb", "drugs", "P", "Q", "reduce")}
NAMES |= {name: f"{name} too" for name in ("protect", "research", "r1", "r2", "ann", "bob")}


def _renamed(value):
    """The same, with each name changed; words that the decision itself knows are left."""
    if isinstance(value, str):
        return NAMES.get(value, value) if type(value) is str else value
    if isinstance(value, tuple | frozenset):
        return type(value)(map(_renamed, value))
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{name: _renamed(held) for name, held in vars(value).items()})
    return value


def test_renaming_everybody_and_everything_changes_only_the_names() -> None:
    for question, versions in worlds():
        before, after = decide(question, versions), decide(_renamed(question), _renamed(versions))
        assert after == _renamed(before)


def test_a_day_later_for_everything_is_the_same_answer() -> None:
    step = timedelta(days=37)

    def moved(value):
        if hasattr(value, "toordinal"):
            return value + step
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        if hasattr(value, "__dataclass_fields__"):
            return replace(value, **{name: moved(held) for name, held in vars(value).items()})
        return value

    for question, versions in worlds():
        assert decide(moved(question), moved(versions)) == decide(question, versions)


@pytest.mark.parametrize("disorder", [case[0] for case in worlds_of_disorder()])
def test_what_is_out_of_order_is_answered_and_never_opens_more(disorder: str) -> None:
    [case] = [case for case in worlds_of_disorder() if case[0] == disorder]
    _, question, versions, words = case
    assert in_words(decide(question, versions)) == words
