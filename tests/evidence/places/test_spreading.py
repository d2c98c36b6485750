from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.evidence.places.strip import geojson
from wardmote.evidence.errors import PlacesMissing
from wardmote.evidence.places import Places
from wardmote.evidence.records import Period

Y2023 = Period.parse("2023/24")
MSOAS = """lsoa21_code,msoa21_code
Z01000001,Z02000001
Z01000002,Z02000001
Z01000011,Z02000002
Z01000012,Z02000002
Z01000013,Z02000003
"""
BEATS = {"west": (0.0, 2.0), "middle": (2.0, 5.0), "east": (5.0, 6.0)}


@pytest.fixture
def divided(strip: Path) -> Places:
    """The strip with MSOAs by lookup and police beats by boundary."""
    (strip / "x.csv").write_text(MSOAS)
    (strip / "y.geojson").write_text(geojson(BEATS, "beat_code"))
    return Places.open(strip)


def told(places: Places, totals: dict[str, float], kind: str, to: str) -> pd.DataFrame:
    table = pd.DataFrame({"area": list(totals), "count": list(totals.values())})
    return places.spread(table, kind=kind, to=to, period=Y2023).set_index("area")


def test_totals_go_to_small_areas_by_residents_with_all_or_nothing_bounds(divided: Places) -> None:
    areas = told(divided, {"Z02000001": 10, "Z02000002": 30, "Z02000003": 7}, "msoa21", "area")
    assert areas.loc["Z01000001"].tolist() == [4, 0, 10, 0, 0]
    assert areas.loc["Z01000012"].tolist() == [18, 0, 30, 0, 0]


def test_a_total_wholly_inside_one_area_is_certain(divided: Places) -> None:
    areas = told(divided, {"Z02000001": 10, "Z02000002": 30, "Z02000003": 7}, "msoa21", "area")
    assert areas.loc["Z01000013"].tolist() == [7, 7, 7, 7, 0]
    districts = told(divided, {"Z02000001": 10, "Z02000002": 30, "Z02000003": 7}, "msoa21", "ltla")
    assert districts.loc["Z07000001"].tolist() == [40, 40, 40, 40, 0]


def test_a_beat_across_a_border_is_shared_and_its_bounds_show_it(divided: Places) -> None:
    partnerships = told(divided, {"west": 100, "middle": 170, "east": 10}, "beat", "csp")
    # The middle beat: 3,000 residents in Riverton, half of 2,500 in Collingbridge.
    assert partnerships.loc["Z22000001", "count"] == pytest.approx(100 + 170 * 3000 / 4250)
    assert partnerships.loc["Z22000001", ["low", "high", "certain"]].tolist() == [100, 270, 100]
    assert partnerships.loc["Z22000002", ["low", "high", "certain"]].tolist() == [10, 180, 10]


def test_a_sliver_of_a_simplified_outline_is_not_a_piece(strip: Path) -> None:
    (strip / "y.geojson").write_text(
        geojson({"west": (0.0, 4.005), "east": (4.005, 6)}, "beat_code")
    )
    districts = told(Places.open(strip), {"west": 50, "east": 5}, "beat", "ltla")
    assert districts["certain"].tolist() == [50, 5]


def test_areas_without_a_total_are_unknown_not_zero(divided: Places) -> None:
    districts = told(divided, {"Z02000001": 10}, "msoa21", "ltla")
    assert districts["unsupplied"].to_dict() == {"Z07000001": 1, "Z07000002": 1}


def test_totals_by_an_earlier_vintage_follow_the_lookup(places: Places) -> None:
    areas = told(places, {"Z01000003": 50, "Z01000004": 3, "Z01000005": 4}, "lsoa11", "area")
    assert areas.loc["Z01000011"].tolist() == [20, 0, 50, 0, 0]
    assert areas.loc["Z01000013"].tolist() == [7, 7, 7, 7, 0]


def test_totals_by_an_unknown_kind_of_area_say_what_to_supply(places: Places) -> None:
    with pytest.raises(PlacesMissing, match="catchment_code"):
        told(places, {"School A": 3}, "catchment", "area")


@pytest.mark.parametrize("to", ["area", "ward", "ltla"])
def test_nothing_is_lost_or_made_and_the_bounds_hold_the_count(divided: Places, to: str) -> None:
    for counts in np.random.default_rng(1).gamma(0.5, 100, (5, 3)):
        spread = told(divided, dict(zip(BEATS, counts, strict=True)), "beat", to)
        assert spread["count"].sum() == pytest.approx(counts.sum())
        assert (spread["low"] <= spread["count"] + 1e-6).all()
        assert (spread["count"] <= spread["high"] + 1e-6).all()
