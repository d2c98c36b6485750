import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.hotspots import hotspots
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
