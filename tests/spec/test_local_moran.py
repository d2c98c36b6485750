import warnings

import numpy as np
import pandas as pd
import pytest

from tests.spec.grids import NAMES, SIDE, TOUCHING
from wardmote.evidence.analyses.local_moran import local_moran
from wardmote.evidence.records.touching import AllAreasAlike, TooFewAreas


def told(values: np.ndarray, **more: object) -> pd.DataFrame:
    asked = {
        "neighbours": TOUCHING, "draws": 999, "seed": 1, "false_discovery_rate": 0.05,
        "fewest_areas": 10, **more,
    }  # fmt: skip
    return local_moran(pd.Series(values, index=NAMES), **asked)


def quiet(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).poisson(10, len(NAMES)).astype(float)


def plain(values: np.ndarray) -> list[float]:
    """The plain twin: each area's own distance from the mean times its neighbours'."""
    z = dict(zip(NAMES, values - values.mean(), strict=True))
    near = TOUCHING.groupby("area")["neighbour"].apply(list)
    middle = np.mean(np.square(list(z.values())))
    return [z[a] * np.mean([z[b] for b in near[a]]) / middle for a in NAMES]


def test_moran_is_what_the_plain_twin_works_out() -> None:
    values = quiet(3)
    assert told(values)["moran"].to_numpy() == pytest.approx(plain(values))


def test_a_hot_corner_is_high_among_high_and_a_hole_in_it_low_among_high() -> None:
    values = quiet(5).reshape(SIDE, SIDE)
    values[:4, :4] += 40
    values[1, 1] = 0
    kinds = told(values.ravel()).set_index("area")["kind"]
    assert kinds["22"] == "high among high"
    assert kinds["11"] == "low among high"
    assert kinds["88"] == "not told"


def test_p_is_that_of_all_ways_to_choose_the_neighbours() -> None:
    values = np.array([9.0, 8, 1, 2, 5, 4])
    names = list("abcdef")
    pairs = [("a", "b"), ("b", "a"), ("a", "c"), ("c", "a"), ("d", "e"), ("e", "d"), ("f", "a")]
    found = local_moran(
        pd.Series(values, index=names), draws=99_999, seed=1, false_discovery_rate=0.5,
        neighbours=pd.DataFrame(pairs, columns=["area", "neighbour"]), fewest_areas=3,
    ).set_index("area")  # fmt: skip
    # Of the five others, b and c come to 9; f's one neighbour a is the highest of five.
    sums = [8 + 1, 8 + 2, 8 + 5, 8 + 4, 1 + 2, 1 + 5, 1 + 4, 2 + 5, 2 + 4, 5 + 4]
    above, under = np.mean(np.array(sums) >= 9), np.mean(np.array(sums) <= 9)
    assert found.loc["a", "p"] == pytest.approx(min(1, 2 * min(above, under)), abs=0.01)
    assert found.loc["f", "p"] == pytest.approx(2 * 1 / 5, abs=0.01)


def test_moran_is_that_of_esda() -> None:
    """Theirs divides by one area fewer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from esda import Moran_Local
        from libpysal.weights import W

        near = TOUCHING.groupby("area")["neighbour"].apply(list).to_dict()
        weights = W(near, id_order=NAMES, silence_warnings=True)
        theirs = Moran_Local(quiet(8), weights, permutations=0).Is
    ours = told(quiet(8), draws=9)["moran"].to_numpy()
    assert ours == pytest.approx(theirs * len(NAMES) / (len(NAMES) - 1))


def test_an_area_without_a_value_or_a_neighbour_is_left_out() -> None:
    values = quiet(1)
    values[0] = np.nan
    alone = TOUCHING[(TOUCHING["area"] != "99") & (TOUCHING["neighbour"] != "99")]
    areas = set(told(values, neighbours=alone)["area"])
    assert areas == set(NAMES) - {"00", "99"}


def test_too_few_areas_and_areas_all_alike_are_refused() -> None:
    with pytest.raises(TooFewAreas, match=r"100 areas .* where 101 are needed"):
        told(quiet(1), fewest_areas=101)
    with pytest.raises(AllAreasAlike, match="have the value 4"):
        told(np.full(len(NAMES), 4.0))
