"""What is compared, to tell what none told of, may be linked and exists."""

import pytest

from tests.rulebook.conftest import Load
from wardmote.rulebook import RulebookError


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("compare.told.police_crimes", "compare.told.istv", "ambulance_calls with istv is in no"),
        ('"violence_against_the_person"', '"rudeness"', "rudeness"),
        ('words = ["with injury", "homicide"]', "words = []", "its categories and its words"),
        ('kind = "violence that hurt somebody"', 'kind = ""', "two datasets or more, why"),
    ],
)
def test_a_kind_that_cannot_be_compared_is_refused(
    load_with: Load, old: str, new: str, said: str
) -> None:
    with pytest.raises(RulebookError, match=rf"linking\.toml.*{said}"):
        load_with("linking.toml", old, new)
