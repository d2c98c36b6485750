import json
from datetime import date
from pathlib import Path

import pytest

from tests.evidence.places.strip import NOW, geojson
from wardmote.evidence.errors import PlacesMissing, UnknownName
from wardmote.evidence.places import Places
from wardmote.evidence.records import AREA_FACTS, Period

Y2016, Y2023 = Period.parse("2016"), Period.parse("2023/24")


def test_a_ground_holds_its_own_areas_with_what_is_known_of_each(places: Places) -> None:
    areas = places.ground("Riverton", Y2023).areas
    assert list(areas.columns) == AREA_FACTS
    assert areas["area"].tolist() == ["Z01000001", "Z01000002", "Z01000011", "Z01000012"]
    first = areas.iloc[2]
    assert first["ward_name"] == "Hill"
    assert first["district_name"] == "Riverton"
    assert (first["residents"], first["deprivation_decile"]) == (1200, 2)


def test_an_earlier_period_has_the_earlier_areas(places: Places) -> None:
    ground = places.ground("Collingbridge", Y2016)
    assert ground.atom_kind == "lsoa11"
    assert ground.areas["area"].tolist() == ["Z01000004", "Z01000005"]
    assert ground.areas["households"].tolist() == [300, 500]
    assert set(ground.areas["ward_name"]) == {"Bridge"}


@pytest.mark.parametrize("name", ["Riverton", "riverton", " RIVERTON ", "Z22000001"])
def test_a_partnership_answers_to_name_and_code_in_any_case(places: Places, name: str) -> None:
    assert places.ground(name, Y2023).code == "Z22000001"


def test_a_name_that_is_not_known_brings_names_that_are_near(places: Places) -> None:
    with pytest.raises(UnknownName, match=r"called “Rivertown”\. Did you mean Riverton"):
        places.ground("Rivertown", Y2023)


def test_a_ground_s_notes_say_what_it_stands_on(places: Places) -> None:
    notes = " ".join(places.ground("Riverton", Y2023).notes)
    for part in (
        "LSOA 2021: 4 areas",
        "simplified",
        "lookup of 2024",
        "Wards are those of 2024; each area is given whole to its best-fitting ward",
        "counted in 2021 (Census 2021",
        "Households were not supplied",
        "Indices of Deprivation 2025",
    ):
        assert part in notes


def test_wards_without_a_boundary_are_drawn_by_joining_their_areas(places: Places) -> None:
    wards = places.ground("Riverton", Y2023).ward_shapes["features"]
    assert [ward["properties"]["ward"] for ward in wards] == ["Z05000001", "Z05000002"]
    corners = {tuple(corner) for corner in wards[0]["geometry"]["coordinates"][0]}
    assert {(400000, 200000), (402000, 201000)} <= corners


def test_wards_with_boundaries_are_drawn_as_supplied(strip: Path) -> None:
    wards = {"Z05000001": (0.0, 1.9), "Z05000002": (1.9, 4.0)}
    (strip / "wards.geojson").write_text(geojson(wards, "WD24CD"))
    drawn = Places.open(strip).ground("Riverton", Y2023).ward_shapes
    assert "401900" in json.dumps(drawn)


def test_a_ground_without_boundaries_says_so_and_has_no_neighbours(strip: Path) -> None:
    (strip / "h.geojson").unlink()
    ground = Places.open(strip).ground("Riverton", Y2023)
    assert ground.shapes["features"] == []
    assert ground.neighbours.empty
    assert "No boundary was supplied for 4 of the 4 areas" in " ".join(ground.notes)


def test_areas_that_meet_are_neighbours_both_ways_round(places: Places) -> None:
    pairs = set(places.ground("Riverton", Y2023).neighbours.itertuples(index=False, name=None))
    assert ("Z01000002", "Z01000011") in pairs
    assert pairs == {(other, one) for one, other in pairs}
    assert len(pairs) == 6


def test_shapes_are_in_whole_metres_and_named_by_area(places: Places) -> None:
    first = places.ground("Riverton", Y2023).shapes["features"][0]
    assert first["properties"] == {"area": "Z01000001"}
    assert [400000, 200000] in first["geometry"]["coordinates"][0]


SHARED = """ltla24_code,ltla24_name,csp24_code,csp24_name
Z07000002,Collingbridge,Z22000003,Bridge and Riverton East
Z07000001,Riverton,Z22000003,Bridge and Riverton East
"""


def test_a_district_may_lie_in_several_partnerships(strip: Path) -> None:
    (strip / "x.csv").write_text(SHARED)
    listed = Places.open(strip).partnerships(date(2024, 1, 1)).set_index("name")["districts"]
    assert listed["Bridge and Riverton East"] == ("Collingbridge", "Riverton")
    assert listed["Riverton"] == ("Riverton",)


def test_areas_of_a_shared_district_are_nobody_s_until_a_lookup_tells(strip: Path) -> None:
    (strip / "x.csv").write_text(SHARED)
    with pytest.raises(PlacesMissing, match="lsoa21_code, csp24_code"):
        Places.open(strip).ground("Riverton", Y2023)
    rows = "lsoa21_code,csp24_code\n" + "".join(
        f"{code},{'Z22000001' if code < 'Z01000011' else 'Z22000003'}\n" for code in NOW
    )
    (strip / "y.csv").write_text(rows)
    areas = Places.open(strip).ground("Riverton", Y2023).areas["area"]
    assert areas.tolist() == ["Z01000001", "Z01000002"]


def test_every_area_has_one_partnership_and_its_people(places: Places) -> None:
    table = places.area_partnership(Y2023)
    assert list(table.columns) == ["area", "partnership", "residents", "households"]
    assert table.groupby("partnership")["residents"].sum().to_dict() == {
        "Collingbridge": 2500, "Riverton": 5500,
    }  # fmt: skip


def test_a_partnership_s_force_and_fire_authority_are_known(places: Places) -> None:
    bodies = places.bodies("Riverton", date(2024, 1, 1))
    assert bodies[["family", "name"]].values.tolist() == [
        ["ltla", "Riverton"], ["pfa", "Strip Police"], ["fra", "Strip Fire"],
    ]  # fmt: skip


def test_without_partnerships_the_message_says_what_to_supply(strip: Path) -> None:
    (strip / "c.csv").unlink()
    with pytest.raises(PlacesMissing, match="csp24_code"):
        Places.open(strip).ground("Riverton", Y2023)


def test_an_empty_folder_has_no_small_areas(tmp_path: Path) -> None:
    with pytest.raises(PlacesMissing, match="lsoa21_code"):
        Places.open(tmp_path).atoms(Y2023)
