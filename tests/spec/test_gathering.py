import warnings

import numpy as np
import pandas as pd
import pytest

from tests.spec.grids import NAMES, SIDE, TOUCHING
from wardmote.evidence.analyses.gathering import gathering
from wardmote.evidence.records.touching import AllAreasAlike, TooFewAreas


def told(values: np.ndarray, **more: object) -> pd.DataFrame:
    asked = {"neighbours": TOUCHING, "fewest_areas": 10, **more}
    return gathering(pd.Series(values, index=NAMES), **asked).set_index("name")


def quiet(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).poisson(10, len(NAMES)).astype(float)


def test_the_indices_are_what_the_plain_twin_works_out() -> None:
    values = quiet(2)
    y = dict(zip(NAMES, values, strict=True))
    pairs = list(TOUCHING.itertuples(index=False))
    many = TOUCHING.groupby("area").size()
    mean, total = values.mean(), sum((v - values.mean()) ** 2 for v in values)
    moran = sum((y[a] - mean) * (y[b] - mean) / many[a] for a, b in pairs) / total
    geary = (
        sum((y[a] - y[b]) ** 2 / many[a] for a, b in pairs) * (len(y) - 1) / (2 * len(y) * total)
    )
    apart = sum(y[a] * y[b] for a in NAMES for b in NAMES if a != b)
    g = sum(y[a] * y[b] for a, b in pairs) / apart
    assert told(values)["index"].tolist() == pytest.approx([moran, geary, g])


def test_variances_are_those_of_values_dealt_out_at_random() -> None:
    values, rng = quiet(4), np.random.default_rng(1)
    dealt = np.array([told(rng.permutation(values))["index"] for _ in range(400)])
    expected = told(values)
    assert dealt.mean(axis=0) == pytest.approx(expected["expected"].to_numpy(), abs=0.02)
    assert dealt.var(axis=0) == pytest.approx(expected["variance"].to_numpy(), rel=0.25)


def test_figures_are_those_of_esda() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import esda
        from libpysal.weights import W

        near = TOUCHING.groupby("area")["neighbour"].apply(list).to_dict()
        values = quiet(8)
        rows = W(near, id_order=NAMES, silence_warnings=True)
        rows.transform = "r"
        moran = esda.Moran(values, rows, permutations=0)
        geary = esda.Geary(values, rows, permutations=0)
    found = told(values)
    assert found.loc["moran", "z"] == pytest.approx(moran.z_rand)
    assert found.loc["geary", "z"] == pytest.approx(-geary.z_rand)


def test_a_hot_corner_is_found_by_all_three() -> None:
    hot = quiet(1).reshape(SIDE, SIDE)
    hot[:3, :3] += 15
    assert (told(hot.ravel())["p"] < 0.001).all()


def test_too_few_areas_and_areas_all_alike_are_refused() -> None:
    with pytest.raises(TooFewAreas, match=r"100 areas .* where 101 are needed"):
        told(quiet(1), fewest_areas=101)
    with pytest.raises(AllAreasAlike, match="have the value 4"):
        told(np.full(len(NAMES), 4.0))
