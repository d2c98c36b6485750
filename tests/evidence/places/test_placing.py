"""Rows told as numbers are put where the same rows are put one by one."""

import numpy as np
import pandas as pd
import pytest

from tests.evidence.places.strip import SOUTH, WEST
from tests.evidence.places.test_locating import Y2016, Y2023, records
from wardmote.evidence.places import Places
from wardmote.evidence.records import Period

CODES = (
    None, "", "Z01000001", "Z01000003", "Z01000004", "Z01000011", "Z01000013", "Z05000002",
    "Z07000001", "Z99999999",
)  # fmt: skip
PLACES = (None, (0.5, 0.5), (2.2, 0.5), (3.0, 0.5), (5.5, 0.5), (9.0, 0.5))
ROWS = [(code, km) for code in CODES for km in PLACES]


def pointed(rows: np.ndarray) -> dict[str, np.ndarray]:
    """The points of these of the rows, in metres."""
    known = [ROWS[row][1] or (np.nan, np.nan) for row in rows]
    return {
        "easting": np.array([WEST + x * 1000 for x, _ in known]),
        "northing": np.array([SOUTH + y * 1000 for _, y in known]),
        "longitude": np.full(len(rows), np.nan),
        "latitude": np.full(len(rows), np.nan),
    }


@pytest.mark.parametrize("period", [Y2016, Y2023])
def test_every_kind_of_row_is_put_where_it_is_put_alone(places: Places, period: Period) -> None:
    table = records(ROWS)
    alone = places.locate(table, period).execute()["area"].map(lambda area: area or None)
    which = np.array([CODES.index(code) for code, _ in ROWS])
    areas, place = places.place(CODES, which, pointed, period)
    together = [areas[i] if i >= 0 else None for i in place]
    key = ["area_code", "easting"]
    one = table.execute()[key].assign(area=alone.where(alone.notna(), None))
    assert _told(one[key], one["area"]) == _told(one[key], pd.Series(together, dtype=object))
    assert {"Z01000001", "Z01000003" if period == Y2016 else "Z01000012", None} <= set(together)


def _told(keys: pd.DataFrame, areas: pd.Series) -> list[tuple[str, ...]]:
    return sorted(zip(*(keys[name].map(str) for name in keys), areas.map(str), strict=True))


def test_no_point_is_asked_for_where_every_code_tells(places: Places) -> None:
    def asked(rows: np.ndarray) -> dict[str, np.ndarray]:
        raise AssertionError("a point was asked for")

    areas, place = places.place(["Z01000002", "Z99999999"], np.array([0, 1, 0]), asked, Y2023)
    assert [areas[i] if i >= 0 else None for i in place] == ["Z01000002", None, "Z01000002"]
