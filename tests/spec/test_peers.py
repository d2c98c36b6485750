import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.peers import Peers, peers

NAMES = [f"Place {chr(65 + i)}" for i in range(15)]


def compared(
    counts: list[float],
    residents: list[float] | None = None,
    *,
    fewest_peers: int = 10,
    fewest_events: float = 10,
    base: int = 1,
    names: list[str] | None = None,
) -> Peers:
    table = pd.DataFrame({"partnership": names or NAMES[: len(counts)], "count": counts})
    table["residents"] = residents or [100_000.0] * len(counts)
    table = table.assign(dataset="police", category="robbery")
    return peers(
        table, per={"police": "residents"}, limits=(0.95, 0.998), confidence=0.95,
        fewest_peers=fewest_peers, fewest_events=fewest_events, base=base,
    )  # fmt: skip


def positions(told: Peers) -> dict[str, str]:
    return dict(zip(told.points["partnership"], told.points["position"], strict=True))


def test_the_one_far_from_the_rest_is_called_far_above() -> None:
    told = positions(compared([100.0 + i for i in range(11)] + [260.0]))
    assert told.pop("Place L") == "far above"
    assert set(told.values()) == {"inside"}


def test_a_small_place_may_lie_further_off_than_a_large_one() -> None:
    points = compared([20.0, *[2000.0] * 10], [1000.0, *[100_000.0] * 10]).points.set_index(
        "partnership"
    )
    assert points.loc["Place A", "inner_upper"] > points.loc["Place B", "inner_upper"]
    assert points.loc["Place A", "position"] == "inside"


def test_limits_by_chance_alone_are_those_of_the_square_root() -> None:
    # 15 places of exactly 100 expected: (1 ± 1.96 / (2 √100))² = 0.8136 and 1.2056.
    points = compared([100.0] * 15).points
    assert points["inner_lower"].iloc[0] == pytest.approx(0.8136, abs=1e-4)
    assert points["inner_upper"].iloc[0] == pytest.approx(1.2056, abs=1e-4)


def test_partnerships_that_differ_beyond_chance_widen_the_limits() -> None:
    even, uneven = compared([1000.0] * 12), compared([600.0, 1400.0] * 6)
    assert even.series["spread_between"].iloc[0] == 0
    assert uneven.series["spread_between"].iloc[0] > 0.1
    assert set(positions(uneven).values()) == {"inside"}


def test_the_spread_is_the_moment_estimate_written_out() -> None:
    counts = np.array([600.0, 1400, 900, 1100, 1000, 700, 1300, 850, 1150, 1000])
    error = 1 / (2 * np.sqrt(1000))
    z = (np.sqrt(counts / 1000) - 1) / error
    z = np.clip(z, np.sort(z)[1], np.sort(z)[-2])
    plain = np.sqrt((np.sum(z**2) / left_by_drawing_in(10, 1) - 9) * error**2 / 9)
    told = compared(list(counts)).series["spread_between"].iloc[0]
    assert told == pytest.approx(plain, rel=0.01)


def left_by_drawing_in(n: int, k: int) -> float:
    """The mean square of normal samples whose k extremes at either end are drawn in."""
    drawn = np.sort(np.random.default_rng(1).normal(size=(100_000, n)), axis=1)
    return float((np.clip(drawn, drawn[:, [k]], drawn[:, [n - k - 1]]) ** 2).mean())


def test_with_too_few_peers_nobody_is_placed() -> None:
    told = compared([100.0] * 5 + [900.0])
    assert set(positions(told).values()) == {"too few peers"}
    assert not told.series["enough"].any()
    assert told.curve.empty


def test_a_place_of_which_few_events_are_expected_is_not_placed() -> None:
    told = positions(compared([100.0] * 11 + [9.0], [100_000.0] * 11 + [2000.0]))
    assert told["Place L"] == "too few events"


def test_partnerships_stand_in_alphabetical_order_whatever_their_rate() -> None:
    told = compared([300.0, 100.0, 200.0], names=["Sandford", "Collingbridge", "Riverton"])
    assert list(told.points["partnership"]) == ["Collingbridge", "Riverton", "Sandford"]
    assert not {"rank", "order", "place"} & set(told.points.columns)


def test_a_category_that_a_partnership_lacks_counts_as_none() -> None:
    table = pd.DataFrame(
        {
            "partnership": ["A", "A", "B"], "category": ["arson", "theft", "theft"],
            "count": [20.0, 50.0, 50.0], "residents": 1000.0, "dataset": "police",
        }
    )  # fmt: skip
    told = peers(
        table, per={"police": "residents"}, limits=(0.95, 0.998), confidence=0.95,
        fewest_peers=2, fewest_events=5, base=1,
    )  # fmt: skip
    arson = told.points[told.points["category"] == "arson"].set_index("partnership")
    assert arson.loc["B", "count"] == 0
    assert arson.loc["B", "expected"] == 10


def test_a_partnership_without_residents_is_left_out() -> None:
    told = compared([100.0] * 12, [100_000.0] * 11 + [float("nan")])
    assert "Place L" not in positions(told)


def test_rounding_widens_the_limits() -> None:
    exact, rounded = compared([20.0] * 12).points, compared([20.0] * 12, base=5).points
    assert (rounded["inner_upper"] > exact["inner_upper"]).all()


def test_nobody_to_compare_gives_empty_tables() -> None:
    assert compared([]).points.empty
