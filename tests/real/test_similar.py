"""Most similar districts by open figures of the census of 2011 and the deprivation of 2015."""

import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.similar import similar

FIGURES = ["residents", "density", "deprivation", "most_deprived_share"]


@pytest.fixture(scope="module")
def districts(real_data):
    """One row per district: logarithms of residents and density; deprivation."""
    census = pd.read_csv(
        real_data / "population" / "census2011_php01_lsoa11.csv",
        thousands=",",
        encoding="utf-8-sig",
    )
    census = census.rename(columns={"LSOA Code": "lsoa11_code"})
    deprived = pd.read_csv(real_data / "deprivation" / "imd2015_england_lsoa11.csv")
    rows = census.merge(deprived, on="lsoa11_code", validate="one_to_one")
    rows["score"] = rows["IMD_score"] * rows["Persons"]
    rows["most"] = rows["Persons"].where(rows["IMD_decile"] <= 2, 0)
    whole = rows.groupby("lad13_name")[["Persons", "Hectares", "score", "most"]].sum()
    told = pd.DataFrame(
        {
            "residents": np.log(whole["Persons"]),
            "density": np.log(whole["Persons"] / whole["Hectares"]),
            "deprivation": whole["score"] / whole["Persons"],
            "most_deprived_share": whole["most"] / whole["Persons"],
        }
    )
    return told.rename_axis("place").reset_index()


def nearest(districts, place):
    found = similar(districts, place=place, variables=FIGURES, how_many=1).places
    return found["place"].item()


def test_the_city_is_most_like_the_other_town(districts):
    assert nearest(districts, "Gloucester") == "Cheltenham"
    assert nearest(districts, "Leeds") == "Gloucester"


def test_country_districts_are_most_like_each_other(districts):
    country = ["Cotswold", "Forest of Dean", "Stroud", "Tewkesbury"]
    assert {nearest(districts, place) for place in country} <= set(country)


def test_a_city_ten_times_as_large_is_nobodys_nearest(districts):
    others = districts["place"][districts["place"] != "Leeds"]
    assert "Leeds" not in {nearest(districts, place) for place in others}
