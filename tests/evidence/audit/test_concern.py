import pandas as pd
import pytest

from wardmote.evidence.audit.concern import concern

ASKED = {"confidence": 0.95, "fewest": 50, "base": 1}


def replies(**topics):
    """Topic → answers by reply."""
    rows = [
        ("resident_survey", topic, part, count)
        for topic, parts in topics.items()
        for part, count in parts.items()
    ]
    return pd.DataFrame(rows, columns=["dataset", "category", "part", "count"])


def test_a_share_is_of_those_with_a_view():
    given = replies(burglary={"concern": 60, "no concern": 40, "not known": 900})
    row = concern(given, **ASKED).iloc[0]
    assert (row["answers"], row["share"]) == (100, 0.6)
    assert row["low"] == pytest.approx(0.502, abs=0.001)  # Wilson's interval of 60 in 100
    assert row["high"] == pytest.approx(0.691, abs=0.001)


def test_the_most_worrying_topic_comes_first():
    given = replies(
        drugs={"concern": 30, "no concern": 70}, burglary={"concern": 80, "no concern": 20}
    )
    assert concern(given, **ASKED)["category"].tolist() == ["burglary", "drugs"]


def test_a_topic_with_few_answers_is_not_told():
    given = replies(
        drugs={"concern": 49}, burglary={"concern": 25, "no concern": 25, "not known": 1}
    )
    assert concern(given, **ASKED)["category"].tolist() == ["burglary"]


def test_a_topic_that_worries_all_or_none_has_a_share_all_the_same():
    given = replies(drugs={"concern": 60}, burglary={"no concern": 60})
    assert concern(given, **ASKED).set_index("category")["share"].to_dict() == {
        "drugs": 1.0, "burglary": 0.0,
    }  # fmt: skip


def test_rounded_answers_have_a_wider_interval():
    given = replies(drugs={"concern": 60, "no concern": 40})
    exact, rounded = (concern(given, **{**ASKED, "base": base}).iloc[0] for base in (1, 5))
    assert rounded["high"] - rounded["low"] > exact["high"] - exact["low"]


def test_no_survey_is_an_empty_table():
    columns = ["dataset", "category", "answers", "share", "low", "high"]
    empty = concern(replies(), **ASKED)
    assert empty.empty
    assert list(empty.columns) == columns


def test_a_topic_without_any_view_is_not_told():
    assert concern(replies(drugs={"not known": 500}), **{**ASKED, "fewest": 1}).empty
