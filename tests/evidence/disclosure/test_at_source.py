import pandas as pd
import pytest

from tests.evidence.disclosure.worlds import KEY
from wardmote.evidence.disclosure import protect_file
from wardmote.evidence.errors import NotReleasable

ADMISSIONS = pd.DataFrame(
    {
        "cause": ["assault", "assault", "assault", "fall", "fall"],
        "ward": ["W1", "W2", "W3", "W1", "W2"],
        "patient": ["a", "b", "c", "d", "e"],
        "people": [1, 12, 0, 3, 33],
    }
)


def sent(**given) -> pd.DataFrame:
    asked = {"count": "people", "keys": ["cause", "ward"], "key": KEY} | given
    return protect_file(ADMISSIONS, **asked)


def test_what_is_sent_holds_no_small_number_and_says_so():
    table = sent()
    assert (table["people"] % 5 == 0).all()
    assert (table["people"] - ADMISSIONS["people"]).abs().max() < 5
    assert set(table["protection"]) == {"protected at source"}


def test_columns_that_are_not_asked_for_are_not_sent():
    assert list(sent().columns) == ["cause", "ward", "people", "protection"]


def test_rows_keep_their_order_and_none_stays_none():
    table = sent()
    assert table["ward"].tolist() == ADMISSIONS["ward"].tolist()
    assert table["people"].iloc[2] == 0


def test_an_empty_table_is_sent_empty():
    assert protect_file(ADMISSIONS.iloc[:0], count="people", keys=["cause"], key=KEY).empty


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"base": 2}, "Base 2"),
        ({"keys": ["cause"]}, "same cause"),
        ({"count": "persons"}, "No column persons"),
        ({"key": b""}, "16"),
    ],
)
def test_what_cannot_be_protected_is_refused(given, says):
    with pytest.raises(NotReleasable, match=says):
        sent(**given)
