"""Areas that lead year after year are told to; areas that chance alone orders are not."""

from dataclasses import replace

import pytest

from tests.evidence.audit import hand_made
from tests.evidence.audit.test_quiet_places import DATASET, flat
from wardmote.evidence.audit.chapters.lasting import ID, ROUNDED, lasting
from wardmote.evidence.audit.numbers import Numbers


def told(counts, **about):
    held = {DATASET: hand_made.RICH[DATASET]}
    numbers = Numbers(counts, replace(hand_made.brief(held), **about))
    return lasting(numbers.brief, numbers)


def test_areas_that_lead_in_both_years_are_told_to_last():
    (finding,), (table,) = told(hand_made.counts({DATASET: hand_made.RICH[DATASET]}))
    assert "of the 4 areas with most in the year before, 4 (100%)" in finding.sentence
    assert finding.exhibits == (table.id,) == (ID,)
    assert table.table["verdict"].iloc[0] == "the same places"


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_said_where_chance_alone_orders_the_areas(seed):
    findings, _ = told(flat(seed))
    assert findings == []


def test_years_that_cannot_be_compared_tell_nothing_of_lasting():
    counts = hand_made.counts({DATASET: hand_made.RICH[DATASET]})
    facts = hand_made.brief({DATASET: {}}).comparable.assign(comparable=False)
    assert told(counts, comparable=facts) == ([], [])


def test_the_public_is_not_told_more_than_rounded_counts_can_say():
    counts = hand_made.counts({DATASET: hand_made.RICH[DATASET]}, base=5)
    (finding,), (table,) = told(counts, base=5)
    assert "stable_low" not in table.columns
    assert set(table.table["verdict"]) <= {"more than chance", "no more than chance"}
    assert finding.sentence.endswith(ROUNDED)
