"""Each rule is broken once where nothing is amiss: that is told, and no more."""

from datetime import date

import pytest

from wardmote import rulebook
from wardmote.partnership.madeup.planting import PLANTS
from wardmote.partnership.review.concerns import gather
from wardmote.partnership.website.steps import found_in_each_step

RULES = rulebook.on(date(2026, 6, 15), "England").concerns
ALSO = {
    "health_missing": {"statutory_agency_without_seat"},
    "business_missing": {"invited_class_missing"},
    "equality_body_missing": {"invited_class_missing"},
}
"""What cannot be missing alone: its body is asked for by another rule too."""
LATE_IN_THE_YEAR = {"public_meeting_missing": date(2027, 2, 1)}
"""Rules that look only at the end of a legal year."""


def test_nothing_is_told_of_a_partnership_in_which_nothing_is_amiss(sound):
    assert [told.sentence for told in gather(sound.partnership, sound.day)] == []


@pytest.mark.parametrize("rule", sorted(set(PLANTS) - set(LATE_IN_THE_YEAR)))
def test_what_is_planted_is_told_and_nothing_else(sound, rule):
    PLANTS[rule](sound)
    told = gather(sound.partnership, sound.day)
    once = [one.rule.name for one in told if one.rule.name not in ALSO.get(rule, ())]
    assert once == [rule], [one.sentence for one in told]
    assert [set(one.concern.facts) for one in told] == [set(one.rule.facts) for one in told]
    assert all(one.concern.mend for one in told), "where is it mended?"


@pytest.mark.parametrize("rule", sorted(LATE_IN_THE_YEAR))
def test_what_is_planted_is_told_late_in_the_year(sound, found, rule):
    PLANTS[rule](sound)
    assert rule in found(LATE_IN_THE_YEAR[rule])


def test_every_rule_has_one_function_and_every_function_a_rule():
    functions = {
        step.__name__.split(".")[2]: set(step.FINDERS)
        for step in found_in_each_step("concerns")
        if hasattr(step, "FINDERS")
    }
    rows = {step: {n for n, row in RULES.items() if row.step == step} for step in functions}
    assert functions == rows
    assert set().union(*rows.values()) == set(RULES)


def test_every_rule_can_be_planted():
    assert set(PLANTS) == set(RULES)
