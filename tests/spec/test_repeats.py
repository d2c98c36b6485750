import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.repeats import Repeats, repeats

BANDS = {"once": 1, "2 to 4 times": 2, "5 times or more": 5}


def told(
    counts: list[int] | dict[str, list[int]], *, at_risk: float | None = 1000, top: int = 3,
    bands: dict[str, int] = BANDS,
) -> Repeats:  # fmt: skip
    series = counts if isinstance(counts, dict) else {"burglary": counts}
    rows = [
        ("police", category, f"place {i:04d}", count)
        for category, numbers in series.items()
        for i, count in enumerate(numbers)
    ]
    return repeats(
        pd.DataFrame(rows, columns=["dataset", "category", "place", "count"]),
        places_at_risk={} if at_risk is None else {"police": at_risk}, repeat_minimum=2,
        bands=bands, top=top, false_discovery_rate=0.05, fewest_events=10,
    )  # fmt: skip


def test_repeat_places_and_the_incidents_at_them_are_counted() -> None:
    row = told([1] * 10 + [2, 3, 5]).series.iloc[0]
    assert (row["places"], row["incidents"]) == (13, 20)
    assert (row["repeat_places"], row["repeat_incidents"], row["repeat_share"]) == (3, 10, 0.5)


def test_rows_of_the_same_place_are_added_up() -> None:
    table = pd.DataFrame({"dataset": "d", "category": "c", "place": ["a", "a", "b"], "count": 1})
    row = repeats(
        table, places_at_risk={}, repeat_minimum=2, bands=BANDS, top=1,
        false_discovery_rate=0.05, fewest_events=1,
    ).series.iloc[0]  # fmt: skip
    assert (row["repeat_places"], row["repeat_incidents"]) == (1, 2)


def test_bands_add_up_and_none_is_left_out() -> None:
    bands = told([1] * 10 + [2, 3]).bands
    assert list(bands["band"]) == list(BANDS)
    assert bands["places"].tolist() == [10, 2, 0]
    assert bands["incidents"].tolist() == [10, 5, 0]
    assert bands["incident_share"].sum() == pytest.approx(1)


def test_the_places_with_most_come_first_with_their_running_share() -> None:
    top = told([1, 7, 2, 10]).top
    assert list(top["place"]) == ["place 0003", "place 0001", "place 0002"]
    assert top["running_share"].tolist() == pytest.approx([0.5, 0.85, 0.95])


def test_a_repeat_address_among_many_is_more_than_chance() -> None:
    row = told([1] * 20 + [2] * 6, at_risk=5000).series.iloc[0]
    assert row["verdict"] == "more than chance"
    assert row["expected_repeat_share"] < 0.01


def test_where_nobody_knows_how_many_places_there_are_chance_is_not_known() -> None:
    row = told([1] * 20 + [2] * 6, at_risk=None).series.iloc[0]
    assert row["verdict"] == "not known"
    assert np.isnan(row["expected_repeat_share"])


def test_fewer_places_at_risk_than_had_one_are_not_believed() -> None:
    assert told([1] * 20, at_risk=5).series["verdict"].tolist() == ["not known"]


def test_of_few_incidents_nothing_is_said() -> None:
    assert told([2, 2]).series["verdict"].tolist() == ["too few"]


@pytest.mark.parametrize("mean", [0.05, 0.5, 2])
def test_what_chance_would_give_is_what_random_incidents_give(mean: float) -> None:
    counts = np.random.default_rng(1).poisson(mean, 20_000)
    row = told(list(counts), at_risk=20_000).series.iloc[0]
    assert row["repeat_share"] == pytest.approx(row["expected_repeat_share"], abs=0.03)
    expected = row["expected_repeat_places"]
    assert abs(row["repeat_places"] - expected) < 3 * expected**0.5


def test_no_places_give_empty_tables() -> None:
    assert told([0]).series.empty
    assert told([0]).top.empty
