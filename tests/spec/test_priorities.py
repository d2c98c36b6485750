import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.tables import table
from wardmote.evidence.analyses.priorities import Priorities, priorities
from wardmote.rulebook import Factor


def factor(title: str, weight: float, bands: tuple[float, float, float]) -> Factor:
    return Factor(title=title, asks="", measure=f"{title} measure", weight=weight, bands=bands)


FACTORS = {
    "harm": factor("Harm", 0.5, (0.05, 0.15, 0.30)),
    "frequency": factor("Frequency", 0.3, (2, 8, 20)),
    "concern": factor("Concern", 0.2, (0.1, 0.25, 0.5)),
}
VALUES = table("""
    category | factor    | value | source
    violence | harm      | 0.60  | harm index 2026
    violence | frequency | 40    | police
    violence | concern   | 0.30  | survey
    burglary | harm      | 0.10  | harm index 2026
    burglary | frequency | 4     | police
    litter   | frequency | 25    | council
    litter   | concern   | 0.60  | survey
    noise    | concern   | 0.60  | survey
""")
CATEGORIES = ["burglary", "litter", "noise", "violence"]


def ordered(
    values: pd.DataFrame = VALUES, factors: dict[str, Factor] = FACTORS, minimum: int = 2
) -> Priorities:
    return priorities(values, categories=CATEGORIES, factors=factors, minimum_factors=minimum)


def test_the_score_is_the_weighted_mean_of_the_bands() -> None:
    violence = ordered().matrix.set_index("category").loc["violence"]
    assert (violence["harm_band"], violence["frequency_band"], violence["concern_band"]) == (
        4,
        4,
        3,
    )
    assert violence["score"] == pytest.approx(4 * 0.5 + 4 * 0.3 + 3 * 0.2)


def test_a_factor_that_is_not_known_is_left_out_and_named_never_taken_for_low() -> None:
    litter = ordered().matrix.set_index("category").loc["litter"]
    assert litter["score"] == pytest.approx(4.0)
    assert litter["known_weight"] == pytest.approx(0.5)
    assert litter["not_known"] == "Harm"


def test_what_is_not_known_shows_in_the_range_of_the_score() -> None:
    litter = ordered().matrix.set_index("category").loc["litter"]
    assert litter["lowest_score"] == pytest.approx(1 * 0.5 + 4 * 0.5)
    assert litter["highest_score"] == pytest.approx(4.0)


def test_the_highest_score_comes_first_and_those_without_a_score_last() -> None:
    matrix = ordered().matrix
    assert list(matrix["category"]) == ["litter", "violence", "burglary", "noise"]
    assert matrix["order"].tolist()[:3] == [1, 2, 3]
    assert np.isnan(matrix["order"].iloc[3])


def test_equal_scores_share_a_place_in_alphabetical_order() -> None:
    values = table("""
        category | factor | value | source
        noise    | harm   | 0.2   | a
        noise    | concern | 0.2  | a
        burglary | harm   | 0.2   | a
        burglary | concern | 0.2  | a
        litter   | harm   | 0.01  | a
        litter   | concern | 0.2  | a
    """)
    matrix = ordered(values).matrix
    assert list(matrix["category"]) == ["burglary", "noise", "litter", "violence"]
    assert matrix["order"].tolist()[:3] == [1, 1, 3]


def test_with_too_few_factors_known_there_is_no_score() -> None:
    noise = ordered().matrix.set_index("category").loc["noise"]
    assert np.isnan([noise["score"], noise["lowest_score"], noise["highest_score"]]).all()
    assert ordered(minimum=1).matrix.set_index("category").loc["noise", "score"] == 4


def test_every_band_can_be_traced_to_its_value_weight_and_source() -> None:
    trail = ordered().trail
    assert len(trail) == len(CATEGORIES) * len(FACTORS)
    row = trail[(trail["category"] == "burglary") & (trail["factor"] == "harm")].iloc[0]
    assert (row["value"], row["band"], row["weight"]) == (0.10, 2, 0.5)
    assert (row["source"], row["measure"]) == ("harm index 2026", "Harm measure")
    assert row["counted_weight"] == pytest.approx(0.5 / 0.8)


def test_a_value_that_is_not_known_says_so_in_the_trail() -> None:
    trail = ordered().trail
    row = trail[(trail["category"] == "litter") & (trail["factor"] == "harm")].iloc[0]
    assert (row["source"], row["counted_weight"]) == ("not known", 0)
    assert np.isnan([row["value"], row["band"]]).all()


def test_the_partnerships_own_weights_change_the_order() -> None:
    all_harm = FACTORS | {"concern": factor("Concern", 0.0001, (0.1, 0.25, 0.5))}
    assert ordered(factors=all_harm).matrix["category"].iloc[0] in {"litter", "violence"}
    only_frequency = {"frequency": factor("Frequency", 1, (2, 30, 35))}
    matrix = ordered(factors=only_frequency, minimum=1).matrix
    assert list(matrix["category"])[:2] == ["violence", "burglary"]


def test_two_values_for_one_factor_are_refused() -> None:
    with pytest.raises(ValueError, match="not unique"):
        ordered(pd.concat([VALUES, VALUES]))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 1) | st.none(), min_size=3, max_size=3), st.floats(0, 1))
def test_a_higher_value_never_lowers_a_score_and_the_range_holds_it(
    values: list[float | None], more: float
) -> None:
    def scored(numbers: list[float | None]) -> pd.Series:
        rows = [("noise", f, v, "") for f, v in zip(FACTORS, numbers, strict=True)]
        given_values = pd.DataFrame(rows, columns=["category", "factor", "value", "source"])
        return ordered(given_values, minimum=1).matrix.set_index("category").loc["noise"]

    before = scored(values)
    if before["known_factors"] == 0:
        return
    assert before["lowest_score"] - 1e-9 <= before["score"] <= before["highest_score"] + 1e-9
    assert scored([None if v is None else v + more for v in values])["score"] >= before["score"]
