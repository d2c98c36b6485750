"""Rows told as numbers say what a scan of the same files says."""

import ibis
import numpy as np
import pytest

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.sources import scan
from wardmote.evidence.sources.coding import POINT, SAID, coded

from .samples import sample_of
from .test_bad_files import street


@pytest.fixture(scope="module")
def connection():
    return ibis.duckdb.connect(threads=2)


CSVS = (
    "police_street", "police_stops", "police_recorded_crime", "police_casualties_coded",
    "council_casualties", "fire_dwelling_by_area",
)  # fmt: skip


@pytest.mark.parametrize("source", CSVS)
def test_each_row_says_what_a_scan_says_of_it(connection, tmp_path, source):
    path = sample_of(source, tmp_path)
    scanned = scan(path, connection).select(*SAID, *POINT).execute()
    rows = coded(path)
    assert len(rows) == len(scanned) > 0
    for name in SAID:
        said = rows.said(name)
        told = [said.values[i] for i in said.which]
        assert [str(each or "") for each in told] == [
            f"{each:%F}" if name == "month" else str(each or "") for each in scanned[name]
        ]
    points = rows.points(np.arange(len(rows)))
    for name in POINT:
        np.testing.assert_array_equal(points[name], scanned[name].to_numpy(float))


def test_the_points_of_some_rows_are_theirs_and_impossible_ones_are_left_out(written):
    good = street()
    header, *lines = good.splitlines(keepends=True)
    body = b"".join(lines)
    written("police/1/a.csv", header + body + body.replace(b"-1.5,52.5", b"0,0"))
    path = written("police/2/b.csv", header + body.replace(b"-1.5,52.5", b"-1.25,52.5"))
    rows = coded(path.parents[1] / "*" / "*.csv")
    assert len(rows) == 3 * len(lines)
    last = len(rows) - 1
    found = rows.points(np.array([last, 0, len(lines)]))
    np.testing.assert_array_equal(found["longitude"], [-1.25, -1.5, np.nan])


def test_what_means_the_same_is_said_once(written):
    header, *lines = street().splitlines(keepends=True)
    path = written("a.csv", header + lines[0] + lines[0].replace(b"Burglary", b"burglary"))
    category = coded(path).said("category")
    assert category.which[0] == category.which[1]
    assert category.values[category.which[0]] == "burglary"


def test_a_row_that_does_not_fit_or_no_file_is_refused(written):
    path = written("a.csv", street() + b"one,two\n")
    with pytest.raises(FileRefused, match="does not fit"):
        coded(path)
    with pytest.raises(FileRefused, match="no such file"):
        coded("nowhere/*.csv")
