import ibis
import pytest

from tests.evidence import keeping
from wardmote.evidence.quality.points import far_away, places_named


def far(rows, head="month|easting|northing|area_name\n"):
    return far_away(ibis.memtable(keeping.records(head + rows)))


def town(rows=80):
    return "".join(
        f"2023-01|{400000 + 100 * (at % 40)}|{200000 + 100 * (at // 2)}|Riverton 001A\n"
        for at in range(rows)
    )


def test_a_point_far_from_the_rest_is_found_with_its_rows_and_name():
    found = far(town() + "2023-01|250000|380000|Sandford 004D\n" * 3)
    assert found[["easting", "rows"]].values.tolist() == [[250000, 3]]
    assert places_named(found, 1) == ["3 in Sandford"]


def test_the_edge_of_the_territory_is_not_far():
    assert far(town() + "2023-01|406000|204000|Riverton 009Z\n").empty


@pytest.mark.parametrize("point", ["0.0|0.0", "-9.5|40.0", "12.0|52.0"])
def test_a_point_off_great_britain_is_far(point):
    near = "2023-01|-2.07|51.90\n" * 30
    found = far(near + f"2023-01|{point}\n", head="month|longitude|latitude\n")
    assert found["rows"].tolist() == [1]


def test_one_place_with_every_row_has_no_point_far_away():
    assert far("2023-01|400000|200000|Riverton 001A\n" * 5).empty


def test_rows_without_a_point_are_no_matter():
    assert far("2023-01|||Riverton 001A\n").empty
