import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer

from tests.evidence.madeup import rows
from wardmote.evidence.madeup import World


def shapes(path: Path) -> dict[str, shapely.Geometry]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {
        feature["properties"]["lsoa21_code"]: shapely.geometry.shape(feature["geometry"])
        for feature in features
    }


@pytest.fixture(scope="module")
def areas(whole: World) -> dict[str, shapely.Geometry]:
    return shapes(whole.folder / "boundaries/latest/made_up_lsoa21.geojson")


def test_the_areas_tile_the_land_without_gap_or_overlap(areas):
    union = shapely.union_all(list(areas.values()))
    assert sum(area.area for area in areas.values()) == pytest.approx(union.area, rel=1e-5)
    assert all(area.is_valid for area in areas.values())


def test_the_land_lies_where_no_real_place_is(areas):
    west, south, east, north = shapely.total_bounds(list(areas.values()))
    x, y = Transformer.from_crs(4326, 27700, always_xy=True).transform([west, east], [south, north])
    assert x[0] > 630_000
    assert x[1] < 700_000
    assert y[0] > 470_000
    assert y[1] < 560_000


def test_outer_rings_run_anticlockwise_as_rfc_7946_has_it(areas):
    parts = shapely.get_parts(np.array(list(areas.values())))
    assert all(part.exterior.is_ccw for part in parts)


def test_every_area_has_ward_people_and_deprivation(whole, areas):
    wards = pd.read_csv(whole.folder / "lookups/lsoa21_ward24_ltla24.csv")
    census = rows.people(whole)
    deprivation = pd.read_csv(whole.folder / "deprivation/imd2025_made_up_lsoa21.csv")
    assert set(wards["lsoa21_code"]) == set(areas)
    assert set(census["area"]) == set(areas)
    assert set(deprivation["lsoa21_code"]) == set(areas)
    assert deprivation["IMD_decile"].between(1, 10).all()


def test_riverton_is_dense_and_deprived_and_collingbridge_wide_and_not(whole, areas):
    census = rows.people(whole).set_index("area")
    deciles = pd.read_csv(whole.folder / "deprivation/imd2025_made_up_lsoa21.csv")
    census["decile"] = deciles.set_index("lsoa21_code")["IMD_decile"]
    census["size"] = pd.Series({code: area.area for code, area in areas.items()})
    means = census.groupby("district")[["residents", "decile", "size"]].mean()
    assert means.loc["Riverton", "size"] * 20 < means.loc["Collingbridge", "size"]
    assert means.loc["Riverton", "decile"] < 4 < 6 < means.loc["Collingbridge", "decile"]
    assert means["residents"].between(1200, 1800).all()


def test_codes_of_two_censuses_are_linked_as_unchanged_split_and_merged(whole, areas):
    links = pd.read_csv(whole.folder / "lookups/lsoa11_lsoa21_ltla22.csv")
    assert set(links["change_code"]) == {"U", "S", "M"}
    assert set(links["lsoa21_code"]) == set(areas)
    unchanged = links[links["change_code"] == "U"]
    assert (unchanged["lsoa11_code"] == unchanged["lsoa21_code"]).all()
    split = links[links["change_code"] == "S"]
    assert (split.groupby("lsoa11_code").size() == 2).all()
    merged = links[links["change_code"] == "M"]
    assert (merged.groupby("lsoa21_code").size() == 2).all()


def test_earlier_areas_cover_the_same_land(whole, areas):
    folder = whole.folder / "boundaries/2011/lsoa_by_lad"
    earlier = [
        shapely.geometry.shape(feature["geometry"])
        for path in sorted(folder.iterdir())
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]
    ]
    assert sum(area.area for area in earlier) == pytest.approx(
        sum(area.area for area in areas.values()), rel=1e-5
    )


def test_a_district_and_a_partnership_may_be_many_to_many(whole):
    pairs = pd.read_csv(whole.folder / "lookups/ltla24_csp24_pfa24.csv")
    assert (pairs.groupby("ltla24_name")["csp24_name"].nunique() == 2).sum() == 1
    assert (pairs.groupby("csp24_name")["ltla24_name"].nunique() == 2).sum() == 1
    assert pairs["csp24_name"].nunique() >= 9


def test_every_code_is_marked_as_invented(whole, areas):
    pairs = pd.read_csv(whole.folder / "lookups/ltla24_csp24_pfa24.csv")
    codes = [*areas, *pairs["ltla24_code"], *pairs["csp24_code"], *pairs["pfa24_code"]]
    assert all(code.startswith("Z") for code in codes)
