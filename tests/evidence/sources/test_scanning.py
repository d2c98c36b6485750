"""A scan: the same rows as taking in, lazily and from many files."""

import ibis
import pytest

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.records import NAMES
from wardmote.evidence.sources import scan

from .samples import sample_of
from .test_bad_files import street


@pytest.fixture(scope="module")
def connection():
    return ibis.duckdb.connect(threads=2)


def test_a_scan_has_the_rows_that_taking_in_has(connection, told, tmp_path):
    path = sample_of("police_street", tmp_path)
    columns = [name for name in NAMES if name != "row_number"]
    scanned = scan(path, connection).select(*columns).execute()
    kept = told(path).rows[columns]
    assert len(scanned) == len(kept) == 6
    for name in ("category", "longitude", "latitude", "area_code", "count", "record_id", "place"):
        assert scanned[name].fillna("").tolist() == kept[name].fillna("").tolist()
    # Ibis gives days back as moments.
    assert [f"{month:%F}" for month in scanned["month"]] == [f"{m}" for m in kept["month"]]


def test_a_scan_reads_every_file_of_a_pattern_and_leaves_impossible_points_out(connection, written):
    written("police/1/a.csv", street())
    path = written("police/2/b.csv", street().replace(b"-1.5,52.5", b"0,0"))
    table = scan(path.parents[1] / "*" / "*.csv", connection)
    assert table.count().execute() == 2
    assert table.longitude.count().execute() == table.latitude.count().execute() == 1


def test_a_scan_of_nothing_or_of_two_layouts_is_refused(connection, written):
    with pytest.raises(FileRefused, match="no such file"):
        scan("nowhere/*.csv", connection)
    path = written("mixed/a.csv", street())
    written("mixed/b.csv", b"one,two\n1,2\n")
    with pytest.raises(FileRefused, match="headings"):
        scan(path.parent / "*.csv", connection)
