import pandas as pd
import pytest

from wardmote.evidence.analyses.people import people

HURT = pd.DataFrame(
    [
        ("roads", "road_casualty", "sex", "male", 120.0),
        ("roads", "road_casualty", "sex", "female", 60.0),
        ("roads", "road_casualty", "sex", "not known", 20.0),
        ("roads", "road_casualty", "age_band", "18-24", 50.0),
        ("roads", "road_casualty", "age_band", "25-34", 45.0),
        ("roads", "road_casualty", "age_band", "not known", 105.0),
    ],
    columns=["dataset", "category", "split", "part", "count"],
)


def asked(table: pd.DataFrame = HURT, *, fewest: float = 50, base: int = 1) -> pd.DataFrame:
    found = people(
        table,
        splits=("sex", "age_band"),
        unknown="not known",
        confidence=0.95,
        fewest=fewest,
        base=base,
    )
    return found.set_index("part")


def test_shares_are_of_those_whose_group_is_known() -> None:
    assert asked().at["male", "share"] == pytest.approx(120 / 180)
    assert asked().at["male", "known_share"] == pytest.approx(180 / 200)


def test_those_who_are_not_known_are_no_group() -> None:
    assert "not known" not in asked().index


def test_a_group_is_the_most_affected_only_where_chance_would_not_make_it_so() -> None:
    assert asked()["most"].to_dict() == {
        "male": True, "female": False, "18-24": False, "25-34": False,
    }  # fmt: skip


def test_a_split_known_of_too_few_is_left_out() -> None:
    assert set(asked(fewest=100).index) == {"male", "female"}


def test_rounding_widens_the_interval() -> None:
    exact, rounded = asked().loc["male"], asked(base=5).loc["male"]
    assert rounded["high"] - rounded["low"] > exact["high"] - exact["low"]


def test_nothing_known_gives_no_rows() -> None:
    assert asked(HURT[HURT["part"] == "not known"]).empty
