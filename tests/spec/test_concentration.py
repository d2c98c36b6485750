import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardmote.evidence.analyses.concentration import Concentration, concentration


def spread(counts: list[float], *, holding: float = 0.5, base: int = 1) -> Concentration:
    names = [f"a{i}" for i in range(len(counts))]
    table = pd.DataFrame({"dataset": "d", "category": "c", "area": names, "count": counts})
    return concentration(
        table, areas=pd.Series(names), holding=holding, fewest_events=10, base=base
    )  # fmt: skip


def row(counts: list[float], **asked: float) -> pd.Series:
    return spread(counts, **asked).series.iloc[0]


def test_the_fewest_areas_that_hold_half_are_counted() -> None:
    told = row([50, 20, 10, 10, 10, 0, 0, 0, 0, 0])
    assert (told["areas_holding"], told["area_share"]) == (1, 0.1)
    assert (told["areas"], told["areas_with_any"], told["incidents"]) == (10, 5, 100)


def test_another_share_may_be_asked_for() -> None:
    assert row([50, 20, 10, 10, 10, 0, 0, 0, 0, 0], holding=0.8)["areas_holding"] == 3


def test_areas_without_a_row_count_as_areas_with_none() -> None:
    table = pd.DataFrame({"dataset": ["d"], "category": ["c"], "area": ["a"], "count": [8]})
    told = concentration(
        table, areas=pd.Series(list("abcd")), holding=0.5, fewest_events=1, base=1
    ).series.iloc[0]  # fmt: skip
    assert told["area_share"] == 0.25


@pytest.mark.parametrize(
    ("counts", "gini", "generalised"),
    [
        ([5, 5, 5, 5], 0, 0),
        ([20, 0, 0, 0], 0.75, 0.75),  # 1 − 1/areas: ordinary while incidents outnumber areas
        ([1, 1, 0, 0, 0, 0, 0, 0, 0, 0], 0.8, 0),  # two incidents cannot lie more evenly
        ([2, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.9, 0.5),  # 1 − 1/incidents
    ],
)
def test_the_generalised_gini_is_nought_when_incidents_lie_as_evenly_as_they_can(
    counts: list[float], gini: float, generalised: float
) -> None:
    told = row(counts)
    assert told["gini"] == pytest.approx(gini)
    assert told["generalised_gini"] == pytest.approx(generalised)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=30).filter(any))
def test_gini_is_half_the_mean_difference_over_the_mean(counts: list[int]) -> None:
    x = np.array(counts, dtype=float)
    plain = np.abs(x[:, None] - x[None, :]).mean() / (2 * x.mean())
    assert row(list(x))["gini"] == pytest.approx(plain)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=30).filter(any))
def test_the_generalised_gini_is_the_area_between_the_curve_and_the_evenest_one(
    counts: list[int],
) -> None:
    # Lorenz curves with areas of fewest first; the evenest has min(incidents, areas) areas equal.
    n, total = len(counts), sum(counts)
    lorenz = np.cumsum(np.sort(counts)) / total
    under = (np.concatenate([[0], lorenz])[:-1] + lorenz).sum() / 2 / n
    evenest = min(total, n) / n / 2
    plain = (evenest - under) / 0.5
    assert row([float(c) for c in counts])["generalised_gini"] == pytest.approx(plain, abs=1e-9)


def test_the_curve_runs_from_nothing_to_everything_with_most_first() -> None:
    curve = spread([1, 6, 3]).curve
    assert curve["area_share"].tolist() == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert curve["incident_share"].tolist() == pytest.approx([0, 0.6, 0.9, 1])


def test_tenths_are_of_areas_and_add_up() -> None:
    tenths = spread([float(i) for i in range(20)]).tenths
    assert tenths["areas"].tolist() == [2] * 10
    assert tenths["incidents"].iloc[0] == 19 + 18
    assert tenths["incident_share"].sum() == pytest.approx(1)


@pytest.mark.parametrize(("mean", "base"), [(0.3, 1), (5, 1), (40, 1), (5, 5)])
def test_what_chance_alone_would_give_is_what_random_incidents_give(mean: float, base: int) -> None:
    chance = np.random.default_rng(1)
    exact = chance.poisson(mean, 20_000).astype(float)
    counts = exact - exact % base + base * (chance.random(len(exact)) < exact % base / base)
    told = row(list(counts), base=base)
    assert told["area_share"] == pytest.approx(told["expected_area_share"], abs=0.012)


def test_harm_is_told_like_incidents() -> None:
    assert row([0.5, 8.25, 0.25, 1.0])["area_share"] == 0.25


def test_of_few_incidents_it_says_that_they_are_few() -> None:
    assert not row([3, 2, 1])["enough"]
    assert row([30, 2, 1])["enough"]


def test_a_category_with_none_has_no_concentration() -> None:
    told = row([0, 0, 0])
    assert np.isnan([told["area_share"], told["gini"], told["expected_area_share"]]).all()
