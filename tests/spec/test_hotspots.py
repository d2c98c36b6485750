import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.spec.grids import NAMES, SIDE, TOUCHING
from wardmote.evidence.analyses.hotspots import hotspots


def found(
    counts: np.ndarray | list[np.ndarray],
    *,
    residents: np.ndarray | None = None,
    draws: int = 999,
    seed: int = 1,
    fewest_events: float = 20,
) -> pd.DataFrame:
    series = counts if isinstance(counts, list) else [counts]
    by_area = pd.concat(
        pd.DataFrame({"dataset": "police", "category": f"c{i}", "area": NAMES, "count": values})
        for i, values in enumerate(series)
    )
    areas = pd.DataFrame({"area": NAMES, "residents": 1000.0 if residents is None else residents})
    return hotspots(
        by_area[by_area["count"] > 0],
        areas=areas,
        neighbours=TOUCHING,
        per={} if residents is None else {"police": "residents"},
        draws=draws,
        seed=seed,
        false_discovery_rate=0.05,
        fewest_areas=20,
        fewest_events=fewest_events,
    )


def quiet(seed: int, mean: float = 10) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, len(NAMES)).astype(float)


def hot(table: pd.DataFrame) -> set[str]:
    return set(table.loc[table["hot"], "area"])


def test_a_planted_cluster_is_found_and_little_else() -> None:
    counts, planted = quiet(1), {"44", "45", "54", "55"}
    counts[[NAMES.index(area) for area in planted]] *= 4
    assert planted <= hot(found(counts))
    assert len(hot(found(counts)) - planted) <= 4


def test_a_cold_hole_within_a_hot_ring_is_not_called_hot() -> None:
    counts = quiet(2)
    for row in (4, 5, 6):
        for column in (4, 5, 6):
            counts[NAMES.index(f"{row}{column}")] *= 4
    counts[NAMES.index("55")] = 0
    assert "55" not in hot(found(counts))
    assert {"45", "56", "65"} <= hot(found(counts))


def test_one_area_standing_alone_does_not_make_its_neighbours_hot() -> None:
    counts = quiet(3)
    counts[NAMES.index("55")] = 500
    assert hot(found(counts)) == set()


def test_z_is_the_formula_written_out() -> None:
    counts = quiet(4)
    table = found(counts).set_index("area")
    touching = TOUCHING.groupby("area")["neighbour"].apply(set)
    x, n = dict(zip(NAMES, counts, strict=True)), len(NAMES)
    mean, spread = np.mean(counts), np.std(counts)
    for area in ("00", "05", "55"):
        group = touching[area] | {area}
        k = len(group)
        error = spread * ((n * k - k**2) / (n - 1)) ** 0.5
        assert table.loc[area, "z"] == pytest.approx((sum(x[a] for a in group) - mean * k) / error)


def test_z_is_that_of_esda() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from esda.getisord import G_Local
        from libpysal.weights import lat2W

        weights, counts = lat2W(SIDE, SIDE, rook=False), quiet(5)
        theirs = G_Local(counts, weights, star=True, permutations=0, transform="B")
    assert found(counts)["z"].to_numpy() == pytest.approx(theirs.Zs)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 1000))
def test_p_is_what_plain_shuffling_of_all_areas_gives(seed: int) -> None:
    counts, chance = quiet(seed, mean=3), np.random.default_rng(seed)
    ours = found(counts, draws=4999).set_index("area")["p"]
    touching = TOUCHING.groupby("area")["neighbour"].apply(list)
    for area in ("00", "57"):
        near = [NAMES.index(a) for a in [area, *touching[area]]]
        sets = chance.permuted(np.tile(counts, (5000, 1)), axis=1)[:, : len(near)]
        plain = (1 + (sets.sum(axis=1) >= counts[near].sum()).sum()) / 5001
        assert ours[area] == pytest.approx(plain, abs=0.04)


def test_the_same_seed_gives_the_same_answer_and_another_hardly_differs() -> None:
    counts = quiet(6)
    pd.testing.assert_frame_equal(found(counts, seed=7), found(counts, seed=7))
    gap = found(counts, seed=7)["p"] - found(counts, seed=8)["p"]
    assert 0 < gap.abs().max() < 0.1


def test_areas_that_hang_on_a_finer_p_value_get_more_draws() -> None:
    counts = quiet(7)
    counts[[44, 45, 54, 55]] *= 5
    assert found(counts, draws=99)["p"].min() < 1 / 100


def test_rates_make_a_crowded_area_no_hotter_than_its_residents_explain() -> None:
    residents = np.full(len(NAMES), 1000.0)
    crowd = [44, 45, 54, 55]
    residents[crowd] = 4000
    counts = quiet(8)
    counts[crowd] = 40
    assert {"44", "45", "54", "55"} <= hot(found(counts))
    assert hot(found(counts, residents=residents)) == set()


def test_an_area_without_residents_is_left_out_of_rates() -> None:
    residents = np.full(len(NAMES), 1000.0)
    residents[0] = np.nan
    table = found(quiet(9), residents=residents).set_index("area")
    assert np.isnan(table.loc["00", ["value", "z", "p"]].to_numpy(dtype=float)).all()
    assert table.loc["01", "neighbours"] == 4


def test_of_few_events_nothing_is_tested() -> None:
    table = found(quiet(10), fewest_events=10_000)
    assert table["p"].isna().all()
    assert not table["hot"].any()


def test_an_area_with_no_neighbours_is_not_tested() -> None:
    by_area = pd.DataFrame({"dataset": "d", "category": "c", "area": NAMES, "count": quiet(11)})
    table = hotspots(
        by_area, areas=pd.DataFrame({"area": NAMES}),
        neighbours=TOUCHING[(TOUCHING != "00").all(axis=1)], per={}, draws=99, seed=1,
        false_discovery_rate=0.05, fewest_areas=20, fewest_events=20,
    ).set_index("area")  # fmt: skip
    assert np.isnan(table.loc["00", "p"])
    assert table["p"].notna().sum() == len(NAMES) - 1


@pytest.mark.parametrize("mean", [0.5, 40])
def test_in_quiet_places_hardly_ever_is_any_area_called_hot(mean: float) -> None:
    worlds = 40
    false = sum(
        bool(hot(found([quiet(world * 10 + i, mean) for i in range(3)], seed=world, draws=199)))
        for world in range(worlds)
    )
    assert false <= stats.binom.ppf(0.99, worlds, 0.05)


def test_in_quiet_places_of_rounded_counts_hardly_ever_is_any_area_called_hot() -> None:
    worlds, chance = 40, np.random.default_rng(12)
    false = 0
    for world in range(worlds):
        exact = quiet(world + 5000, 6)
        rounded = exact - exact % 5 + 5 * (chance.random(len(exact)) < exact % 5 / 5)
        false += bool(hot(found(rounded, seed=world, draws=199)))
    assert false <= stats.binom.ppf(0.99, worlds, 0.05)
