import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.gathering import gathering
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.local_moran import local_moran
from wardmote.evidence.records.false_discovery import benjamini_hochberg


@pytest.fixture(scope="module")
def touching() -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import geopandas
        from libpysal.examples import get_path
        from libpysal.graph import Graph

        areas = geopandas.read_file(get_path("columbus.shp")).set_index("POLYID")
        pairs = Graph.build_contiguity(areas, rook=False).adjacency.reset_index()
    pairs = pairs[["focal", "neighbor"]].astype(int)
    return pairs.set_axis(["area", "neighbour"], axis=1)


@pytest.fixture
def columbus(real_data: Path, touching: pd.DataFrame) -> pd.DataFrame:
    theirs = pd.read_csv(real_data / "reference" / "spdep_columbus_local.csv")
    crime = theirs.rename(columns={"POLYID": "area", "CRIME": "count"})
    ours = hotspots(
        crime[["area", "count"]].assign(dataset="columbus", category="crime"),
        areas=crime[["area"]], neighbours=touching, per={}, draws=999, seed=1,
        false_discovery_rate=0.05, fewest_areas=1, fewest_events=1,
    )  # fmt: skip
    return ours.merge(theirs, left_on="area", right_on="POLYID")


def test_gi_star_of_columbus_is_that_of_spdep(columbus: pd.DataFrame) -> None:
    assert columbus["neighbours"].tolist() == columbus["nneigh"].tolist()
    assert columbus["z"].to_numpy() == pytest.approx(columbus["GiStar"].to_numpy())


def test_nine_areas_of_columbus_are_hot_by_the_normal_p_value(columbus: pd.DataFrame) -> None:
    assert np.sum(benjamini_hochberg(columbus["p_normal"]) <= 0.05) == 9


def test_the_permutation_calls_the_same_heart_of_columbus(columbus: pd.DataFrame) -> None:
    normal = set(columbus.loc[benjamini_hochberg(columbus["p_normal"]) <= 0.05, "area"])
    permuted = set(columbus.loc[columbus["hot"], "area"])
    assert len(normal & permuted) >= 8
    assert len(permuted - normal) <= 4


@pytest.fixture
def crime(real_data: Path) -> pd.DataFrame:
    return pd.read_csv(real_data / "reference" / "spdep_columbus_local.csv", index_col="POLYID")


def test_moran_geary_and_g_of_columbus_are_those_of_spdep(
    crime: pd.DataFrame, touching: pd.DataFrame
) -> None:
    found = gathering(crime["CRIME"], neighbours=touching, fewest_areas=10).set_index("name")
    moran, geary, g = (found.loc[name] for name in ("moran", "geary", "g"))
    assert [round(v, 9) for v in (moran["index"], moran["expected"], moran["variance"])] == [
        0.500188557, -0.020833333, 0.008689289
    ]  # fmt: skip
    assert (round(moran["z"], 4), float(f"{moran['p']:.3e}")) == (5.5894, 1.139e-08)
    assert [round(v, 9) for v in (geary["index"], geary["expected"], geary["variance"])] == [
        0.540528203, 1.0, 0.009384264
    ]  # fmt: skip
    assert (round(geary["z"], 4), float(f"{geary['p']:.3e}")) == (4.7431, 1.053e-06)
    assert [float(f"{v:.6e}") for v in (g["index"], g["expected"], g["variance"])] == [
        1.278075e-01, 1.003401e-01, 3.507057e-05
    ]  # fmt: skip
    assert (round(g["z"], 4), float(f"{g['p']:.3e}")) == (4.6382, 1.758e-06)


def test_local_moran_of_columbus_is_that_of_spdep(
    crime: pd.DataFrame, touching: pd.DataFrame
) -> None:
    found = local_moran(
        crime["CRIME"], neighbours=touching, draws=999, seed=1, false_discovery_rate=0.05,
        fewest_areas=10,
    )  # fmt: skip
    assert found["moran"].to_numpy() == pytest.approx(crime["Ii"].to_numpy())
