from pathlib import Path

import ibis
import pandas as pd
import pytest

from tests.evidence.places.strip import NOW, SOUTH, WEST, write_strip
from wardmote.evidence.places import Places
from wardmote.evidence.records import Period

Y2016, Y2023 = Period.parse("2016"), Period.parse("2023/24")
Point = tuple[float, float] | None


def located(
    places: Places, code: str | None, km: Point = None, *, period: Period = Y2023
) -> tuple[str | None, str]:
    """Where a record with this code, at so many kilometres along and up the strip, is put."""
    table = records([(code, km)])
    row = places.locate(table, period).execute().iloc[0]
    return (None if pd.isna(row["area"]) else row["area"]), row["how"]


def records(rows: list[tuple[str | None, Point]]) -> ibis.Table:
    frame = pd.DataFrame(
        [
            (code, km and WEST + km[0] * 1000, km and SOUTH + km[1] * 1000, None, None)
            for code, km in rows
        ],
        columns=["area_code", "easting", "northing", "longitude", "latitude"],
    )
    types = dict.fromkeys(frame.columns[1:], "float64")
    schema = {"area_code": "string", **types}
    connection = ibis.duckdb.connect()
    return connection.create_table("records", ibis.memtable(frame, schema=schema))


def test_the_supplied_code_is_kept_though_the_point_says_otherwise(places: Places) -> None:
    assert located(places, "Z01000002", (3.5, 0.5)) == ("Z01000002", "supplied")


def test_an_older_code_that_was_merged_becomes_the_merged_area(places: Places) -> None:
    assert located(places, "Z01000005", (0.5, 0.5)) == ("Z01000013", "lookup")


@pytest.mark.parametrize(
    ("km", "part"),
    [
        ((2.2, 0.5), "Z01000011"),
        ((3.9, 0.5), "Z01000012"),
        ((0.1, 0.5), "Z01000011"),  # outside both: nearer to the western part
        ((9.0, 0.5), "Z01000012"),
        ((3.0, 0.5), "Z01000011"),  # on the line between: the lowest code
    ],
)
def test_a_split_code_goes_to_the_part_that_holds_or_is_nearest_to_the_point(
    places: Places, km: Point, part: str
) -> None:
    assert located(places, "Z01000003", km) == (part, "split by point")


def test_a_split_code_without_a_point_goes_to_the_part_with_most_residents(places: Places) -> None:
    assert located(places, "Z01000003") == ("Z01000012", "best fit")


def test_in_an_earlier_period_newer_codes_go_back_to_the_older_areas(places: Places) -> None:
    assert located(places, "Z01000011", period=Y2016) == ("Z01000003", "lookup")
    assert located(places, "Z01000013", (5.5, 0.5), period=Y2016) == ("Z01000005", "split by point")


@pytest.mark.parametrize("code", [None, "", "Z05000002"])
def test_without_a_small_area_s_code_the_point_tells(places: Places, code: str | None) -> None:
    assert located(places, code, (1.5, 0.5)) == ("Z01000002", "point")


def test_longitude_and_latitude_do_where_there_is_no_grid_reference(places: Places) -> None:
    table = records([(None, None)])
    table = table.mutate(longitude=ibis.literal(-1.99), latitude=ibis.literal(51.7028))
    assert places.locate(table, Y2023).execute().loc[0, "area"] == "Z01000001"


@pytest.mark.parametrize(
    ("code", "km"),
    [(None, None), (None, (50.0, 0.5)), ("Z01999999", (0.5, 0.5)), ("Z05000002", None)],
    ids=["nothing known", "point elsewhere", "code elsewhere", "ward without point"],
)
def test_what_cannot_be_placed_has_no_area(places: Places, code: str | None, km: Point) -> None:
    assert located(places, code, km) == (None, "none")


def test_every_record_comes_back_once_with_its_own_columns(places: Places) -> None:
    rows = [("Z01000001", None), ("Z01000003", (2.5, 0.5)), (None, (4.5, 0.5)), (None, None)] * 900
    table = records(rows)
    found = places.locate(table, Y2023)
    assert found.columns == (*table.columns, "area", "how")
    counts = found.group_by("area", "how").agg(rows=found.count()).execute()
    told = {(r.area, r.how): r.rows for r in counts.fillna("").itertuples()}
    assert told == {
        ("Z01000001", "supplied"): 900,
        ("Z01000011", "split by point"): 900,
        ("Z01000013", "point"): 900,
        ("", "none"): 900,
    }


def test_two_periods_in_one_query_each_have_their_own_areas(places: Places) -> None:
    table = records([("Z01000003", (2.5, 0.5))])
    both = ibis.union(places.locate(table, Y2016), places.locate(table, Y2023))
    assert set(both.execute()["area"]) == {"Z01000003", "Z01000011"}


def test_without_any_boundary_codes_are_still_placed(tmp_path: Path) -> None:
    folder = write_strip(tmp_path)
    (folder / "h.geojson").unlink()
    (folder / "i.json").unlink()
    places = Places.open(folder)
    assert located(places, "Z01000003", (2.2, 0.5)) == ("Z01000012", "best fit")
    assert located(places, "Z01000004") == ("Z01000013", "lookup")
    assert located(places, None, (2.2, 0.5)) == (None, "none")


def test_the_middle_of_every_area_is_in_it(places: Places) -> None:
    for code, (left, right) in NOW.items():
        assert located(places, None, ((left + right) / 2, 0.5)) == (code, "point")
