import pandas as pd
import pytest

from wardmote.evidence.analyses.harm import harm

YEAR = pd.DataFrame(
    [("police", "robbery", 10.0), ("police", "burglary", 40.0), ("police", "nuisance", 50.0)],
    columns=["dataset", "category", "count"],
)
WEIGHTS = {"robbery": (365.0, 365.0), "burglary": (100.0, 200.0)}


def by_category(**columns: object) -> pd.Series:
    return harm(YEAR, weights=WEIGHTS).categories.set_index("category")[columns["column"]]


def test_harm_is_count_times_weight_at_both_ends_of_the_range() -> None:
    assert by_category(column="harm_low").to_dict()["burglary"] == 4_000
    assert by_category(column="harm_high").to_dict()["burglary"] == 8_000
    assert by_category(column="harm_low")["robbery"] == by_category(column="harm_high")["robbery"]


def test_a_category_without_a_weight_has_unknown_harm_and_not_none() -> None:
    assert pd.isna(by_category(column="harm_low")["nuisance"])
    assert pd.isna(by_category(column="harm_share")["nuisance"])


def test_the_whole_says_how_much_of_the_count_was_weighed_and_what_was_not() -> None:
    whole = harm(YEAR, weights=WEIGHTS).wholes.iloc[0]
    assert whole["weighted_share"] == pytest.approx(0.5)
    assert whole["unknown"] == ("nuisance",)
    assert (whole["harm_low"], whole["harm_high"]) == (7_650, 11_650)


def test_shares_of_the_count_and_of_the_known_harm_add_up_to_one_each() -> None:
    assert by_category(column="count_share").sum() == pytest.approx(1)
    assert by_category(column="harm_share").sum() == pytest.approx(1)


def test_where_nothing_has_a_weight_no_harm_is_told() -> None:
    whole = harm(YEAR, weights={}).wholes.iloc[0]
    assert pd.isna(whole["harm_low"])
    assert whole["weighted_share"] == 0
