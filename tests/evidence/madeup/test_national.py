import pandas as pd
import pytest

from wardmote.evidence.madeup import Nation, national


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    return national(tmp_path_factory.mktemp("nation") / "police.csv", rows=200_000, seed=7)


def test_it_has_as_many_rows_areas_and_partnerships_as_were_asked_for(nation):
    found = pd.read_csv(nation.crimes, usecols=["Crime ID", "LSOA code", "Crime type"])
    assert len(found) == nation.rows == 200_000
    assert 20_000 < found["LSOA code"].nunique() <= nation.areas == 35_000
    named = found[found["Crime type"] != "Anti-social behaviour"]
    assert named["Crime ID"].is_unique
    assert nation.partnerships == 302


def test_every_area_has_a_ward_a_partnership_and_people(nation):
    wards = pd.read_csv(nation.places / "lookups/lsoa21_ward24_ltla24.csv")
    pairs = pd.read_csv(nation.places / "lookups/ltla24_csp24_pfa24.csv")
    people = pd.read_csv(nation.places / "population/census2021_ts001_lsoa21.csv")
    assert len(wards) == len(people) == 35_000
    assert set(wards["ltla24_code"]) == set(pairs["ltla24_code"])
    assert people["Residence type: Total; measures: Value"].between(1000, 2100).all()


def test_the_same_seed_gives_the_same_bytes_on_two_threads(nation, tmp_path):
    again = national(tmp_path / "police.csv", rows=200_000, seed=7)
    assert again.crimes.read_bytes() == nation.crimes.read_bytes()
    other = national(tmp_path / "other.csv", rows=2_000, areas=500, seed=8)
    assert other.crimes.read_bytes()[:5000] != nation.crimes.read_bytes()[:5000]
