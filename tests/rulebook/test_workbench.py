"""The parts of the officer's workbench."""

import pytest

from tests.rulebook.conftest import Load
from wardmote.rulebook import RulebookError


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"expenditure_review"', '"thrift"', "duties.*“thrift”"),
        ('"expenditure_review"', '"skills_check"', "in two parts: skills_check"),
        ("takes_the_rest = true", "takes_the_rest = false", "one part takes the rest"),
    ],
)
def test_what_cannot_be_a_part_is_refused(
    load_with: Load, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError, match=rf"workbench\.toml.*{message}"):
        load_with("workbench.toml", old, new)
