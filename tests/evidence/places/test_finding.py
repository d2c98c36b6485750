import json
from pathlib import Path

import numpy as np
import pytest
import shapely

from tests.evidence.places.strip import CENSUS_2021, SOUTH, WEST
from wardmote.evidence.errors import FileRefused
from wardmote.evidence.places import Kind, Places, to_grid
from wardmote.evidence.places.map_files import read_layers

LSOA21 = Kind("lsoa", 2021)


def test_files_are_found_by_what_is_in_them(places: Places) -> None:
    assert places.outlines(LSOA21).codes[0] == "Z01000001"
    assert len(places.outlines(Kind("lsoa", 2011)).codes) == 5
    assert places.names(Kind("ward", 2024))["Z05000002"] == "Hill"
    assert len(places.population("lsoa21", 2021)) == 5


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.csv", "Crime ID,Month,LSOA code\n1,2023-01,Z01000001\n"),
        ("x.csv", "lsoa21_code,ward24_code,offence\nZ01000001,Z05000001,theft\n"),
        ("x.csv", ""),
        ("x.json", '[{"category": "burglary"}]'),
        ("x.geojson", '{"type": "FeatureCollection", "features": "no such thing"}'),
    ],
)
def test_files_of_another_sort_are_passed_over(strip: Path, name: str, text: str) -> None:
    (strip / name).write_text(text)
    assert len(Places.open(strip).population("lsoa21", 2021)) == 5


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("x.csv", "lsoa21_code,ward24_code\nZ01000001,\n", "row 2 has no code under ward24"),
        ("x.csv", "lsoa21_code,ward24_code\n", "no rows"),
        ("x.csv", "lsoa21_code,ward24_code\nZ1,Z5\nZ1,Z5,Z6\n", "cannot be read"),
        ("x.csv", "lsoa21_code,year,residents\nZ01000001,2022,many\n", "row 2, residents: not a"),
        ("x.json", '{"type": "FeatureCollection", "features": [{"LSOA21CD": ', "this map"),
    ],
)
def test_a_broken_file_is_refused_by_name_with_the_mend(
    strip: Path, name: str, text: str, says: str
) -> None:
    (strip / name).write_text(text)
    with pytest.raises(FileRefused, match=f"{name}.*{says}"):
        Places.open(strip)


def test_two_populations_for_one_area_and_year_are_refused(strip: Path) -> None:
    (strip / "x.csv").write_text("lsoa21_code,year,residents\nZ01000001,2021,1001\n")
    with pytest.raises(FileRefused, match="Z01000001 has two different figures of residents"):
        Places.open(strip)


def test_the_same_population_given_twice_is_no_contradiction(strip: Path) -> None:
    (strip / "x.csv").write_text(CENSUS_2021)
    assert len(Places.open(strip).population("lsoa21", 2021)) == 5


def test_thousands_commas_and_a_byte_order_mark_are_read(places: Places) -> None:
    people = places.population("lsoa11", 2016).set_index("area")
    assert people.loc["Z01000001", ["residents", "households"]].tolist() == [1003, 401]
    assert people.loc["Z01000003", "households"] == 1000


def test_shared_arcs_come_back_as_the_same_polygons(tmp_path: Path) -> None:
    topology = {
        "type": "Topology",
        "transform": {"scale": [10, 10], "translate": [WEST, SOUTH]},
        "arcs": [
            [[100, 0], [0, 100]],
            [[100, 100], [-100, 0], [0, -100], [100, 0]],
            [[100, 0], [100, 0], [0, 100], [-100, 0]],
        ],
        "objects": {"all": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "properties": {"LSOA11CD": "Z01000001"}, "arcs": [[0, 1]]},
            {"type": "MultiPolygon", "properties": {"LSOA11CD": "Z01000002"}, "arcs": [[[2, -1]]]},
        ]}},
    }  # fmt: skip
    path = tmp_path / "topo.json"
    path.write_text(json.dumps(topology))
    ((west, east),) = (layer.shapes for layer in read_layers(path))
    assert shapely.equals(west, shapely.box(WEST, SOUTH, WEST + 1000, SOUTH + 1000))
    assert shapely.equals(east, shapely.box(WEST + 1000, SOUTH, WEST + 2000, SOUTH + 1000))


def test_longitude_and_latitude_become_the_survey_s_own_test_point() -> None:
    """Ordnance Survey's worked example of OSTN15: Caister water tower."""
    easting, northing = to_grid([1 + 42 / 60 + 57.8663 / 3600], [52 + 39 / 60 + 28.8282 / 3600])
    assert (easting[0], northing[0]) == pytest.approx((651409.804, 313177.450), abs=0.002)


def test_a_point_far_from_britain_has_no_place_on_the_grid() -> None:
    easting, _ = to_grid([100.0, float("nan")], [0.0, 52.0])
    assert np.isnan(easting).all()


def test_at_sea_beyond_the_survey_s_grid_a_point_still_has_a_place() -> None:
    easting, northing = to_grid([2.9], [54.0])
    assert easting[0] == pytest.approx(721_000, abs=2000)
    assert northing[0] == pytest.approx(467_000, abs=2000)
