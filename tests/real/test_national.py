"""The national pass over real police files: the same on every engine, with known totals."""

from datetime import date
from pathlib import Path

import pytest

from wardmote import rulebook
from wardmote.evidence.audit.national import national
from wardmote.evidence.audit.national_edition import fingerprints
from wardmote.evidence.audit.national_tables import National
from wardmote.evidence.records import Period
from wardmote.evidence.store.engines import engine

YEAR = Period.parse("2023/24")
# pyspark leaves the socket that rows came by to be closed when it is forgotten.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in.*socket")


def counted(real_data: Path, name: str) -> National:
    rules = rulebook.on(date(2024, 3, 31), "England")
    with engine(name) as connection:
        return national(
            f"{real_data}/police/*/*.csv",
            real_data,
            years=(YEAR, YEAR.before()),
            rules=rules,
            connection=connection,
        )


@pytest.fixture(scope="module")
def in_memory(real_data: Path) -> National:
    return counted(real_data, "memory")


@pytest.mark.parametrize("name", ["duckdb", "spark"])
def test_every_engine_gives_the_same_bytes(real_data, in_memory, name, monkeypatch):
    if name == "spark":
        pytest.importorskip("pyspark", reason="Spark is not installed: make spark")
        # A JVM that compiles once: it is not here for long, and starts in a third of the time.
        monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
    assert fingerprints(counted(real_data, name)) == fingerprints(in_memory)


def test_every_row_of_the_two_years_is_counted(in_memory):
    assert in_memory.cube["count"].sum() == 131_472
    assert in_memory.quality["rows"].sum() == 131_472
