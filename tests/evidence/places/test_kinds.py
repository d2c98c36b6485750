from datetime import date

import pytest

from wardmote.evidence.places.kinds import Kind, atoms_for, names_a_kind, read_heading
from wardmote.evidence.records import Period


@pytest.mark.parametrize(
    ("heading", "kind", "role"),
    [
        ("lsoa21_code", "lsoa21", "code"),
        ("LSOA11CD", "lsoa11", "code"),
        ("LSOA11NM", "lsoa11", "name"),
        ("WD13CD", "ward13", "code"),
        ("lad13_name", "ltla13", "name"),
        ("dz22_code", "datazone22", "code"),
        ("beat_code", "beat", "code"),
    ],
)
def test_a_heading_tells_kind_and_vintage(heading: str, kind: str, role: str) -> None:
    found = read_heading(heading)
    assert found is not None
    assert (found[0].name, found[1]) == (kind, role)


@pytest.mark.parametrize("heading", ["LSOA code", "ward_code", "WD13CDO", "lsoa_code", "code", ""])
def test_a_heading_without_kind_and_vintage_tells_nothing(heading: str) -> None:
    assert read_heading(heading) is None


def test_a_map_is_known_by_a_property_wherever_it_stands() -> None:
    assert names_a_kind('{"geometry": [1, 2], "properties": {"MSOA11CD": "Z02000001"}}')
    assert not names_a_kind('{"properties": {"street": "High Street"}}')


LSOAS = (Kind("lsoa", 2011), Kind("lsoa", 2021))


@pytest.mark.parametrize(
    ("period", "kind"),
    [("2016-07", "lsoa11"), ("2020/21", "lsoa11"), ("2021/22", "lsoa21"), ("2023", "lsoa21")],
)
def test_counts_are_kept_by_the_areas_that_held_in_the_period(period: str, kind: str) -> None:
    assert [k.name for k in atoms_for(Period.parse(period), LSOAS)] == [kind]


def test_where_only_later_areas_are_held_they_serve_an_earlier_period() -> None:
    assert atoms_for(Period.parse("2015"), LSOAS[1:]) == LSOAS[1:]


def test_england_and_scotland_in_one_folder_have_each_their_own_areas() -> None:
    held = (*LSOAS, Kind("datazone", 2011), Kind("ward", 2024))
    assert [k.name for k in atoms_for(Period.parse("2023"), held)] == ["datazone11", "lsoa21"]


def test_a_kind_holds_from_its_census() -> None:
    assert Kind("lsoa", 2021).holds_from == date(2021, 3, 21)
