import hashlib
from pathlib import Path

import pandas as pd
import pytest

from tests.evidence.madeup import rows
from tests.evidence.madeup.conftest import SEED, UNTIL
from wardmote.evidence import madeup
from wardmote.evidence.madeup import World

LAST = "2024-04"
HEADINGS = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)


@pytest.fixture(scope="module")
def street(whole: World) -> pd.DataFrame:
    return rows.street(whole)


@pytest.fixture(scope="module")
def last(street) -> pd.DataFrame:
    return street[street["month"] >= LAST]


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(small, tmp_path):
    madeup.write(tmp_path, seed=SEED, scale=0.1, until=UNTIL)
    assert digests(tmp_path) == digests(small.folder)


def test_another_seed_gives_other_rows(small, tmp_path):
    madeup.write(tmp_path, seed=SEED + 1, scale=0.1, until=UNTIL)
    here, there = digests(small.folder), digests(tmp_path)
    path = "police/2024-05/2024-05-estuary-street.csv"
    assert here[path] != there[path]


def test_files_are_headed_and_ended_as_the_published_ones(whole):
    path = whole.folder / "police/2023-07/2023-07-sandfordshire-street.csv"
    first = path.read_bytes().split(b"\n")[0]
    assert first == HEADINGS.encode() + b"\r"


def test_four_financial_years_of_three_forces(street):
    assert street["month"].min() == "2021-04"
    assert street["month"].max() == "2025-03"
    assert street["file"].nunique() == 48 * 3 - 1


def test_only_anti_social_behaviour_has_no_id(street):
    disorder = street["kind"] == "Anti-social behaviour"
    assert street.loc[disorder, "id"].isna().all()
    assert street.loc[~disorder, "id"].str.fullmatch("[0-9a-f]{64}").all()


def test_between_two_and_ten_in_a_hundred_rows_have_no_place(street):
    lost = street["code"].isna()
    by_year = lost.groupby(street["month"].str[:4]).mean()
    assert by_year.between(0.02, 0.10).all()
    assert by_year.is_monotonic_decreasing
    assert (street.loc[lost, "location"] == "No Location").all()
    assert street.loc[lost, ["longitude", "latitude"]].isna().all(axis=None)


def test_rates_are_those_of_real_places(whole, last):
    residents = rows.people(whole).groupby("district")["residents"].sum()
    rate = last.groupby("district").size() / residents * 1000
    assert 80 < rate["Riverton"] < 120
    assert 75 < rate["Sandford"] < 110
    assert 45 < rate["Collingbridge"] < 80
    assert rate.between(45, 125).all()


def test_half_of_what_is_recorded_is_violence_and_theft(last):
    share = last["kind"].value_counts(normalize=True)
    theft = ["Bicycle theft", "Other theft", "Shoplifting", "Theft from the person"]
    assert 0.45 < share["Violence and sexual offences"] + share[theft].sum() < 0.65
    assert share.index[0] == "Violence and sexual offences"
    assert len(share) == 14


def test_half_of_it_is_in_a_fifth_to_a_quarter_of_rivertons_areas(whole, last):
    residents = rows.people(whole)
    areas = (residents["district"] == "Riverton").sum()
    counts = last[last["district"] == "Riverton"].groupby("code").size()
    running = counts.sort_values(ascending=False).cumsum()
    share = ((running < running.iloc[-1] / 2).sum() + 1) / areas
    assert 0.16 < share < 0.26


def test_it_gathers_on_fewer_street_points_still(last):
    riverton = last[last["district"] == "Riverton"]
    counts = riverton.groupby(["longitude", "latitude"]).size().sort_values(ascending=False)
    share = ((counts.cumsum() < counts.sum() / 2).sum() + 1) / len(counts)
    assert share < 0.15


def test_poor_areas_have_more_of_it(whole, last):
    deciles = pd.read_csv(whole.folder / "deprivation/imd2025_made_up_lsoa21.csv")
    table = rows.people(whole).merge(deciles, left_on="area", right_on="lsoa21_code")
    table["count"] = table["area"].map(last.groupby("code").size()).fillna(0)
    poor, rich = table[table["IMD_decile"] <= 2], table[table["IMD_decile"] >= 8]
    rate = [part["count"].sum() / part["residents"].sum() for part in (poor, rich)]
    assert rate[0] > 1.6 * rate[1]
