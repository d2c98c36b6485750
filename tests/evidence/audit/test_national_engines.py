"""The national cubes are the same, byte for byte, whatever engine counts the rows."""

from collections import Counter
from datetime import date
from shutil import copytree

import numpy as np
import pytest

from wardmote import rulebook
from wardmote.evidence import madeup
from wardmote.evidence.audit.national import national
from wardmote.evidence.audit.national_edition import fingerprints
from wardmote.evidence.errors import EngineMissing, FileRefused, UnknownName
from wardmote.evidence.records import Period
from wardmote.evidence.sources.coding import SAID, coded
from wardmote.evidence.sources.regrouping import regrouped
from wardmote.evidence.store import engines

# pyspark leaves the socket that rows came by to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in.*socket")
YEAR = Period.parse("2024/25")
HEADINGS = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
AWKWARD = (
    HEADINGS,
    'a,2024-05,Force,Force,-2.1,51.9,"On or near ""The Swan"", High Street",E01,Place,Drugs,,',
    'b,2024-05,Force,Force,"","",No Location,"","",Drugs,,',
    "c,2024-05,Force,Force,,,No Location,,,Drugs,,",
    "d,2024-05,Force,Force,-2.1,51.9,\\,E01,\\ ,Drugs,\\,",
    "e,2024-05,Force,Force, -2.1,51.9 ,x, E01,Place,Drugs ,,",
)


@pytest.fixture(scope="module", params=["duckdb", "spark"])
def connection(request):
    """A connection to each engine; Spark is started once."""
    if request.param == "spark":
        pytest.importorskip("pyspark", reason="Spark is not installed: make spark")
    with pytest.MonkeyPatch.context() as patched:
        # A JVM that compiles once: it is not here for long, and starts in a third of the time.
        patched.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
        with engines.engine(request.param) as opened:
            yield opened


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The made-up partnerships, small; their police codes areas by two censuses."""
    return madeup.write(tmp_path_factory.mktemp("county"), seed=5, scale=0.02, until=YEAR).folder


def counted(records, places, connection):
    rules = rulebook.on(date(2025, 3, 31), "England")
    return national(
        records, places, years=(YEAR, YEAR.before()), rules=rules, connection=connection
    )


def written(folder, *lines, end="\n"):
    path = folder / "2024-05-force-street.csv"
    path.write_bytes("".join(line + end for line in lines).encode())
    return path


def told(rows):
    """What is said, and how many times."""
    said = [rows.said(name) for name in SAID]
    lines = zip(*([each.values[i] for i in each.which] for each in said), strict=True)
    times = np.ones(len(rows), int) if rows.times is None else rows.times
    found = Counter()
    for line, n in zip(lines, times, strict=True):
        found[line] += int(n)
    return found


def test_the_made_up_countys_cubes_are_those_counted_in_memory(world, connection):
    records = f"{world}/police/*/*-sandfordshire-street.csv"
    in_memory = counted(records, world, None)
    assert in_memory.cube["count"].sum() > 500
    assert fingerprints(counted(records, world, connection)) == fingerprints(in_memory)


def test_a_fingerprint_shows_one_event_more(nation):
    found = counted(nation.crimes, nation.places, None)
    before = fingerprints(found)
    found.cube.loc[0, "count"] += 1
    assert fingerprints(found)["cube"] != before["cube"]
    assert fingerprints(found)["changes"] == before["changes"]


def test_rows_are_told_apart_by_their_point_only_where_it_is_needed(nation, connection):
    known = [f"Z01{i:06d}" for i in range(nation.areas)]
    few = regrouped(nation.crimes, connection, answered=known)
    many = regrouped(nation.crimes, connection, answered=known[1:])
    assert len(few) < len(many)
    assert few.times.sum() == many.times.sum() == nation.rows


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_quotation_marks_blanks_and_backslashes_are_read_alike(tmp_path, connection, end):
    path = written(tmp_path, *AWKWARD, end=end)
    assert told(regrouped(path, connection, answered=())) == told(coded(path))
    assert told(coded(path)).total() == len(AWKWARD) - 1


@pytest.mark.parametrize("row", ["f,2024-05,Force", AWKWARD[3] + ",one,too,many"])
def test_a_row_that_does_not_fit_is_refused(tmp_path, connection, row):
    path = written(tmp_path, *AWKWARD, row)
    with pytest.raises(FileRefused, match="does not fit"):
        regrouped(path, connection, answered=())


def test_a_folders_name_is_no_pattern(nation, tmp_path, connection):
    odd = tmp_path / "all [2024] {a,b} *"
    copytree(nation.crimes.parent, odd)
    pattern = tmp_path / "all*" / "police.csv"
    assert regrouped(pattern, connection, answered=()).times.sum() == nation.rows


def test_an_unknown_engine_is_answered_with_those_there_are():
    with pytest.raises(UnknownName, match="memory, duckdb, spark"), engines.engine("sparc"):
        pass


def test_without_java_the_message_says_what_to_install(monkeypatch):
    pytest.importorskip("pyspark", reason="Spark is not installed: make spark")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineMissing, match="openjdk-17"), engines.engine("spark"):
        pass


def test_without_spark_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    with pytest.raises(EngineMissing, match=r"wardmote\[spark\]"), engines.engine("spark"):
        pass
