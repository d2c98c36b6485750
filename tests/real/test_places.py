"""Places on the real open data: fixed totals only, and the traps that its README names."""

import time
from datetime import date
from pathlib import Path

import ibis
import pandas as pd
import pytest

from wardmote.evidence.places import Kind, Places, to_grid
from wardmote.evidence.places.registry import DEPRIVATION_COLUMNS
from wardmote.evidence.places.tables import headings_of, read_deprivation
from wardmote.evidence.records import Period

Y2023 = Period.parse("2023/24")
SIX = {
    "Cheltenham": 13_853, "Cotswold": 5_563, "Forest of Dean": 6_069,
    "Gloucester": 18_751, "Stroud": 8_660, "Tewkesbury": 6_477,
}  # fmt: skip


@pytest.fixture(scope="module")
def places(real_data: Path) -> Places:
    return Places.open(real_data)


@pytest.fixture(scope="module")
def police(real_data: Path) -> ibis.Table:
    """The police rows as the standard columns that placing needs."""
    connection = ibis.duckdb.connect(threads=2)
    rows = connection.read_csv(f"{real_data}/police/*/*-street.csv", all_varchar=True)
    return connection.create_table(
        "police",
        rows.select(
            area_code=rows["LSOA code"].nullif(""),
            month=(rows["Month"] + "-01").cast("date"),
            category=rows["Crime type"],
            easting=ibis.null("float64"),
            northing=ibis.null("float64"),
            longitude=rows["Longitude"].nullif("").cast("float64"),
            latitude=rows["Latitude"].nullif("").cast("float64"),
        ),
    )


@pytest.fixture(scope="module")
def located(places: Places, police: ibis.Table) -> pd.DataFrame:
    """The police rows of 36 months, placed in the areas of 2023/24."""
    return places.locate(police, Y2023).execute()


def within(located: pd.DataFrame, period: Period) -> pd.DataFrame:
    months = pd.to_datetime(located["month"])
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return located[(months >= start) & (months < end)]


def test_the_folder_is_read_within_five_seconds(real_data: Path) -> None:
    started = time.process_time()
    Places.open(real_data)
    assert time.process_time() - started < 5


def test_the_six_partnerships_have_their_known_totals(
    places: Places, located: pd.DataFrame
) -> None:
    year = within(located, Y2023).merge(places.area_partnership(Y2023), on="area")
    counts = year["partnership"].value_counts()
    assert {name: int(counts[name]) for name in SIX} == SIX
    gloucester = year[year["partnership"] == "Gloucester"]["category"].value_counts()
    assert gloucester["Violence and sexual offences"] == 7_371
    assert gloucester["Anti-social behaviour"] == 2_986


def test_trap_1_one_vintage_loses_a_tenth_and_the_chain_loses_none(
    places: Places, located: pd.DataFrame
) -> None:
    known = {year: places.codes(Kind("lsoa", year)) for year in (2011, 2021)}
    ours = located[located["area_code"].isin(known[2011] | known[2021])]
    assert ours["area"].notna().all()
    early = within(ours, Period(date(2022, 2, 1), date(2023, 6, 1)))
    late = within(ours, Period(date(2023, 6, 1), date(2025, 1, 1)))
    assert 0.10 < 1 - early["area_code"].isin(known[2021]).mean() < 0.13
    assert 0.05 < 1 - late["area_code"].isin(known[2011]).mean() < 0.13


def test_trap_2_rows_far_outside_the_county_are_in_none_of_its_areas(
    places: Places, located: pd.DataFrame
) -> None:
    anglesey = located[(located["longitude"] < -4) & (located["latitude"] > 53)]
    assert len(anglesey) == 556
    assert anglesey["area"].isna().all()
    assert located[located["area_code"].notna()]["area"].isna().sum() == 1_077


def test_trap_6_districts_and_partnerships_are_many_to_many(places: Places) -> None:
    partnerships = places.partnerships(date(2024, 6, 1))
    pairs = partnerships.explode("districts")
    assert len(partnerships) == 314
    assert len(pairs) == 332
    assert pairs["districts"].nunique() == 318
    assert (pairs["districts"].value_counts() > 1).sum() == 7
    assert (pairs["name"].value_counts() > 1).sum() == 12


def test_trap_7_points_disagree_with_supplied_codes_which_are_kept(
    places: Places, located: pd.DataFrame
) -> None:
    coded = located[located["how"] == "supplied"]
    index = places.point_index(Y2023)
    found = index.place(*to_grid(coded["longitude"], coded["latitude"]))
    by_point = pd.Series([index.codes[n] if n >= 0 else None for n in found], index=coded.index)
    agreed = (by_point == coded["area"]).mean()
    assert 0.87 < agreed < 0.91
    assert (coded["area"] == coded["area_code"]).all()


def test_trap_8_the_census_with_its_commas_adds_up_to_the_published_city(places: Places) -> None:
    leeds = places.ground("Leeds", Period.parse("2016-07")).areas
    assert (leeds["residents"].sum(), leeds["households"].sum()) == (751_485, 320_596)


def test_trap_10_fires_by_earlier_msoa_come_to_districts_whole(
    places: Places, real_data: Path
) -> None:
    fires = pd.read_csv(real_data / "fire" / "dwelling_fires_msoa11_3yr_average.csv")
    totals = fires.rename(columns={"MSOA11CD": "area", fires.columns[1]: "count"})
    districts = places.spread(totals, kind="msoa11", to="ltla", period=Y2023)
    assert districts["count"].sum() == pytest.approx(totals["count"].sum())
    assert (districts["count"] - districts["certain"]).abs().max() < 1e-9
    areas = places.spread(totals, kind="msoa11", to="area", period=Y2023)
    assert (areas["high"] >= areas["count"] - 1e-9).all()
    assert areas["count"].sum() == pytest.approx(totals["count"].sum())


@pytest.mark.parametrize(
    ("name", "period", "kind", "areas"),
    [
        ("Cheltenham", "2023/24", "lsoa21", 77),
        ("Gloucester", "2023/24", "lsoa21", 82),
        ("Leeds", "2016-07", "lsoa11", 482),
    ],
)
def test_a_ground_is_whole(places: Places, name: str, period: str, kind: str, areas: int) -> None:
    ground = places.ground(name, Period.parse(period))
    assert (ground.atom_kind, len(ground.areas)) == (kind, areas)
    assert len(ground.shapes["features"]) == areas
    assert set(ground.neighbours["area"]) == set(ground.areas["area"])
    assert ground.areas.drop(columns="households").notna().all(axis=None)


def test_simplified_outlines_have_the_neighbours_of_the_full_ones(places: Places) -> None:
    """Of areas that both censuses have alike, by the full boundaries of 2011 and today's."""
    full = places.ground("Cotswold", Period.parse("2016")).neighbours
    now = places.ground("Cotswold", Y2023).neighbours
    both = set(full["area"]) & set(now["area"])
    one, other = (
        {pair for pair in table.itertuples(index=False, name=None) if both.issuperset(pair)}
        for table in (full, now)
    )
    assert len(one & other) / len(one | other) > 0.95


def test_a_decile_made_from_a_rank_is_the_published_one(real_data: Path, tmp_path: Path) -> None:
    for path in sorted((real_data / "deprivation").glob("imd20??_england_lsoa??.csv")):
        published = read_deprivation(path, headings_of(path))
        ranks = pd.read_csv(path).drop(columns="IMD_decile")
        ranks.to_csv(tmp_path / path.name, index=False)
        made = read_deprivation(tmp_path / path.name, headings_of(tmp_path / path.name))
        assert published is not None
        assert made is not None
        assert set(DEPRIVATION_COLUMNS[:2]) <= set(made.rows.columns)
        assert made.rows["decile"].tolist() == published.rows["decile"].tolist()
        assert made.year == int(path.name[3:7])


def test_casualties_of_leeds_are_placed_by_their_grid_reference(
    places: Places, real_data: Path
) -> None:
    rows = pd.read_csv(real_data / "leeds" / "leeds_road_casualties_2016.csv")
    index = places.point_index(Period.parse("2016"))
    found = index.place(rows["Grid Ref: Easting"], rows["Grid Ref: Northing"])
    assert (found >= 0).mean() > 0.99
