"""Questions for scrutiny are built from what is so, and name nobody."""

import pytest

from tests.rulebook.conftest import Load
from wardmote import rulebook
from wardmote.rulebook import RulebookError

QUESTIONS = rulebook.load().scrutiny_questions


def test_every_gap_has_its_question() -> None:
    assert {each.gap for each in QUESTIONS} - {""} == {
        "theme_not_in_plan", "agreed_too_soon", "ends_differ", "no_audit", "got_worse",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('concern = "duty_missed"', 'concern = "duty_dropped"', "concern.*“duty_dropped”"),
        ('concern = "duty_missed"', 'concern = "chair_past_term"', "names people"),
        ('gap = "no_audit"', 'gap = "no_money"', "gap “no_money”"),
        ('gap = "no_audit"', 'gap = "no_audit"\nconcern = "duty_missed"', "give one of them"),
        ("and agreed together?", "and agreed together.", "question mark"),
        ("it be: {duty}?", "it be: {colour}?", "ask.*“colour”"),
        ("do about this: {theme}?", "do about this: {colour}?", "ask.*“colour”"),
        ('"police", ', '"navy", ', "agencies.*“navy”"),
    ],
)
def test_what_can_be_no_question_is_refused(
    load_with: Load, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=rf"scrutiny\.toml.*{message}"):
        load_with("scrutiny.toml", old, new)
