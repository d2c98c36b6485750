"""What the partnership's linter looks for."""

from datetime import date

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import ConcernRule, RulebookError

CONCERNS = rulebook.load().concerns


def concern(name: str) -> ConcernRule:
    return rulebook.on(date(2026, 4, 1), "England").concerns[name]


def test_a_sentence_is_filled_with_facts_and_thresholds() -> None:
    said = concern("group_over_eight").says({"group": "Board", "size": 11})
    assert said == "Board has 11 members; above 8, groups decide badly."


def test_a_concern_names_the_facts_that_it_needs() -> None:
    assert concern("group_over_eight").facts == ("group", "size")


def test_a_fact_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError, match="size"):
        concern("group_over_eight").says({"group": "Board"})


@pytest.mark.parametrize("rule", CONCERNS, ids=lambda rule: rule.name)
def test_every_sentence_can_be_said(rule: ConcernRule) -> None:
    said = rule.says({fact: f"<{fact}>" for fact in rule.facts})
    assert all(f"<{fact}>" in said for fact in rule.facts)


def test_there_are_concerns_of_every_step_and_severity() -> None:
    assert {(rule.step, rule.severity) for rule in CONCERNS} >= {
        ("agencies", "breach"), ("agencies", "risk"), ("agencies", "advice"),
        ("duties", "breach"), ("duties", "risk"), ("duties", "advice"),
        ("meetings", "risk"), ("meetings", "advice"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "threshold", "value", "source"),
    [
        ("group_over_eight", "most", 8, "2.12"),
        ("post_past_tenure", "liaison_years", 3, "2.22"),
        ("scrutiny_overdue", "months", 12, "SI 2009/942"),
        ("scrutiny_reply_late", "days", 28, "SI 2009/942"),
    ],
)
def test_a_threshold_that_is_not_ours_says_whose_it_is(
    name: str, threshold: str, value: int, source: str
) -> None:
    assert concern(name).thresholds[threshold] == value
    assert source in concern(name).threshold_source


def test_a_threshold_is_the_documents_or_says_that_it_is_ours() -> None:
    documents = ("Safer Communities in Scotland", "SI ")
    for rule in CONCERNS:
        if rule.thresholds:
            assert rule.threshold_source.startswith(("setting of this project", *documents))


def test_a_concern_of_english_law_is_none_in_scotland() -> None:
    assert "scrutiny_overdue" not in rulebook.on(date(2026, 4, 1), "Scotland").concerns


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('step = "agencies"', 'step = "kitchen"', "step “kitchen”"),
        ('severity = "breach"', 'severity = "dire"', "severity “dire”"),
        ("threshold_source", "# threshold_source", "give both, or neither"),
        ('is no partner."', 'is no partner"', "full stop"),
    ],
)
def test_a_concern_that_cannot_be_is_refused(
    load_with: Load, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=message):
        load_with("concerns.toml", old, new)
