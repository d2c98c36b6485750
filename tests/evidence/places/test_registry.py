from pathlib import Path

import pytest

from wardmote.evidence.places import Places


def with_years(strip: Path) -> Places:
    rows = "lsoa21_code,year,residents,households\nZ01000001,2023,1100,500\nZ01000002,2023,1600,700"
    (strip / "mid_year.csv").write_text(rows)
    return Places.open(strip)


@pytest.mark.parametrize(
    ("year", "residents"), [(2019, 1000), (2021, 1000), (2022, 1000), (2023, 1100), (2030, 1100)]
)
def test_a_population_is_that_of_the_latest_year_held_by_then(
    strip: Path, year: int, residents: int
) -> None:
    people = with_years(strip).population("lsoa21", year).set_index("area")
    assert people.loc["Z01000001", "residents"] == residents


def test_households_not_supplied_are_missing_not_zero(places: Places) -> None:
    assert places.population("lsoa21", 2021)["households"].isna().all()


def test_households_from_a_file_of_their_own_join_the_residents(strip: Path) -> None:
    text = "date,geography,geography code,Number of households\n2021,x,Z01000001,450\n"
    (strip / "households.csv").write_text(text)
    people = Places.open(strip).population("lsoa21", 2021).set_index("area")
    assert people.loc["Z01000001", ["residents", "households"]].tolist() == [1000, 450]
    assert people["households"].notna().sum() == 1


def test_a_population_says_its_year_and_source(places: Places) -> None:
    first = places.population("lsoa11", 2016).iloc[0]
    assert (first["year"], first["source"]) == (
        2011,
        "Census 2011 (Office for National Statistics)",
    )


def test_a_population_of_an_unknown_kind_of_area_is_empty(places: Places) -> None:
    assert places.population("msoa21", 2021).empty


def test_a_decile_is_made_from_the_national_rank(places: Places) -> None:
    deciles = places.deprivation("lsoa21", 2023).set_index("area")["decile"]
    assert deciles.to_dict() == {
        "Z01000001": 1, "Z01000002": 1, "Z01000011": 2, "Z01000012": 10, "Z01000013": 5,
    }  # fmt: skip


def test_of_several_editions_the_nearest_in_time_is_used(strip: Path) -> None:
    (strip / "x.csv").write_text("lsoa11_code,lad13_code,IMD_decile\nZ01000001,Z07,3\n")
    (strip / "y.csv").write_text(
        "lsoa11_code,IMD_decile,Housing_and_Access_decile\nZ01000001,7,1\n"
    )
    places = Places.open(strip)
    editions = {
        year: int(places.deprivation("lsoa11", year)["year"].iloc[0]) for year in (2012, 2017, 2018)
    }
    assert editions == {2012: 2015, 2017: 2015, 2018: 2019}
