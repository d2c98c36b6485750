"""Leeds in squares: events with points of 2016 (casualties, a year) and of July 2016 (police)."""

from pathlib import Path

import pandas as pd
import pytest

from wardmote import rulebook
from wardmote.evidence.analyses.cells import Cells, cells
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.persistence import persistence
from wardmote.evidence.places import to_grid

SETTINGS = rulebook.load().audit


def by_month(rows: pd.DataFrame) -> Cells:
    return cells(rows.assign(count=1), metres=SETTINGS.cell_metres)


@pytest.fixture(scope="module")
def crimes(real_data: Path) -> pd.DataFrame:
    (path,) = (real_data / "leeds").glob("*-street-LEEDS-ROWS.csv")
    rows = pd.read_csv(path, usecols=["Month", "Longitude", "Latitude"])
    easting, northing = to_grid(rows["Longitude"], rows["Latitude"])
    return pd.DataFrame({"month": rows["Month"], "easting": easting, "northing": northing})


@pytest.fixture(scope="module")
def casualties(real_data: Path) -> pd.DataFrame:
    rows = pd.read_csv(real_data / "leeds" / "leeds_road_casualties_2016.csv", encoding="cp1252")
    day = pd.to_datetime(rows["Accident Date"], format="%d/%m/%Y")
    return pd.DataFrame(
        {
            "month": day.dt.strftime("%Y-%m"),
            "easting": rows["Grid Ref: Easting"].astype(float),
            "northing": rows["Grid Ref: Northing"].astype(float),
        }
    )


def test_every_located_crime_of_leeds_is_in_one_square(crimes: pd.DataFrame) -> None:
    found = by_month(crimes)
    assert found.by_month["count"].sum() == len(crimes) == 9243
    assert len(found.areas) == 2089


def test_the_middle_of_leeds_is_its_hot_square(crimes: pd.DataFrame) -> None:
    found = by_month(crimes)
    spots = hotspots(
        found.by_month.assign(dataset="police_street", category="all"), areas=found.areas,
        neighbours=found.neighbours, per={}, draws=SETTINGS.permutations, seed=1,
        false_discovery_rate=SETTINGS.false_discovery_rate,
        fewest_areas=SETTINGS.hot_minimum_areas, fewest_events=SETTINGS.hot_minimum_count,
    )  # fmt: skip
    hot = spots[spots["hot"]].merge(found.areas, on="area")
    first = hot.nlargest(1, "count").iloc[0]
    assert abs(first["easting"] - 430_100) < 1000  # the city's centre
    assert abs(first["northing"] - 433_500) < 1000


def test_casualties_of_a_year_make_no_square_hot_month_after_month(
    casualties: pd.DataFrame,
) -> None:
    found, months = by_month(casualties), sorted(casualties["month"].unique())
    kinds = persistence(
        found.by_month, areas=found.areas, months=months, recent=SETTINGS.pack_months,
        most=SETTINGS.hot_mostly, false_discovery_rate=SETTINGS.false_discovery_rate,
    )["kind"].value_counts()  # fmt: skip
    assert found.by_month["count"].sum() == 2549
    assert not {"persistent", "emerging", "fading"} & set(kinds.index)
