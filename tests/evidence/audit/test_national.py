"""The national pass gives what a reader of the plain files would count by hand."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from wardmote import rulebook
from wardmote.evidence.audit.national import national
from wardmote.evidence.records import Period

NOW = Period.parse("2024/25")
KEYS = ["dataset", "category", "year"]
BUSIEST = "violence_and_sexual_offences"


@pytest.fixture(scope="module")
def told(nation):
    """The national pass over the made-up police file."""
    rules = rulebook.on(date(2025, 3, 31), "England")
    return national(nation.crimes, nation.places, years=(NOW, NOW.before()), rules=rules)


@pytest.fixture(scope="module")
def twin(nation):
    """The same rows by pandas alone: dataset (the partnership), category, year, month, area."""
    rows = pd.read_csv(nation.crimes)
    wards = pd.read_csv(nation.places / "lookups/lsoa21_ward24_ltla24.csv")
    partnership = wards.set_index("lsoa21_code")["ltla24_name"]
    months = rows["Month"]
    return pd.DataFrame(
        {
            "dataset": rows["LSOA code"].map(partnership),
            "category": rows["Crime type"].str.lower().str.replace("[ -]", "_", regex=True),
            "year": months.map(lambda m: "2024/25" if m >= "2024-04" else "2023/24"),
            "month": months,
            "area": rows["LSOA code"],
        }
    )[months >= "2023-04"]


def as_dict(table, keys, value="count"):
    return table.set_index(keys)[value].to_dict()


def test_every_partnership_has_the_count_of_its_rows(told, twin):
    by_hand = twin.dropna(subset="dataset").groupby(KEYS).size().to_dict()
    found = told.partnerships[told.partnerships["category"] != "all"]
    assert as_dict(found, KEYS) == by_hand
    assert len({dataset for dataset, _, _ in by_hand}) == 6


def test_the_cube_holds_every_row_of_the_years_placed_or_not(told, twin):
    cube = told.cube
    assert cube["count"].sum() == len(twin)
    placed = cube.dropna(subset="area").groupby("area", observed=True)["count"].sum()
    assert placed.to_dict() == twin.dropna(subset="area").groupby("area").size().to_dict()


def test_a_rate_is_for_every_thousand_residents(told, twin, nation):
    people = pd.read_csv(nation.places / "population/census2021_ts001_lsoa21.csv")
    wards = pd.read_csv(nation.places / "lookups/lsoa21_ward24_ltla24.csv")
    partnership = wards.set_index("lsoa21_code")["ltla24_name"]
    residents = people.groupby(people["geography code"].map(partnership))[
        "Residence type: Total; measures: Value"
    ].sum()
    for row in told.partnerships.itertuples():
        assert row.rate == pytest.approx(1000 * row.count / residents[row.dataset])
        assert row.rate_low < row.rate < row.rate_high


def test_a_change_is_on_the_year_before(told, twin):
    by_hand = twin.groupby(KEYS).size().unstack(fill_value=0)
    found = told.changes.set_index(["dataset", "category"])
    for key, row in found.iterrows():
        now, before = by_hand.loc[key, "2024/25"], by_hand.loc[key, "2023/24"]
        assert (row["count"], row["previous"]) == (now, before)
        if before:
            assert row["percent"] == pytest.approx((now / before - 1) * 100)
    assert found.loc[("Partnership 001", BUSIEST), "verdict"] == "no clear change"


def test_quality_is_the_share_of_each_month_without_a_place(told, twin):
    lost = twin["area"].isna().groupby(twin["month"]).mean()
    assert 0 < lost.max() < 0.1
    found = told.quality.assign(month=[f"{month:%Y-%m}" for month in told.quality["month"]])
    assert as_dict(found, "month", "unlocated_share") == pytest.approx(lost.to_dict())
    assert found["rows"].sum() == len(twin)


def test_where_more_are_held_than_a_family_has_each_has_one(told):
    assert told.families.empty  # six partnerships, families of fifteen
    found = replace(told, family_size=2).families
    assert found.groupby("partnership").size().to_dict() == dict.fromkeys(
        told.partnerships["dataset"].unique(), 2
    )
    assert (found["peer"] != found["partnership"]).all()
