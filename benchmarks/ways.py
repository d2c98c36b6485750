"""The ways that are compared, each in a process of its own: `python -m benchmarks.ways WAY CSV`.

bare     DuckDB scans the CSV and groups it by area × month × type: the least that can be done.
ours     the national pass: place, cube, rates and changes of every partnership, quality.
duckdb   the same, its rows read and grouped by DuckDB.
spark    the same by Spark on this machine; its start is told with the imports.
pandas   pandas reads the CSV, geopandas joins points to areas, pandas groups: the usual way to
         the same tables.

Each imports what it needs within its time; how long that took is told apart. What ours and pandas
found is kept beside the CSV when the time is told, for `alike` to compare.
"""

import json
import sys
import time
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import alike

THREADS = 2
YEARS = ("2024/25", "2023/24", "2022/23")  # those of the made-up nation, newest first
imported_at: list[float] = []  # the moment when a way has imported all that it needs


def bare(csv: Path) -> Any:
    """Scan and group; nothing that could be compared."""
    import duckdb

    imported_at.append(time.perf_counter())
    connection = duckdb.connect(config={"threads": THREADS})
    query = (
        f'select count(*) from (select "LSOA code", Month, "Crime type", count(*) '
        f"from read_csv('{csv}', header=true) group by all)"
    )
    return connection.execute(query).fetchall()


def ours(csv: Path) -> Any:
    """The national pass."""
    return _national(csv, "memory")


def duckdb(csv: Path) -> Any:
    """The national pass on DuckDB."""
    return _national(csv, "duckdb")


def spark(csv: Path) -> Any:
    """The national pass on Spark."""
    return _national(csv, "spark")


def _national(csv: Path, name: str) -> Any:
    from wardmote import rulebook
    from wardmote.evidence.audit.national import national
    from wardmote.evidence.records import Period

    year = Period.parse(YEARS[0])
    with _opened(name) as connection:
        imported_at.append(time.perf_counter())
        found = national(
            csv,
            csv.parent / "places",
            years=[year, year.before(1), year.before(2)],
            rules=rulebook.on(date(2026, 3, 31), "England"),
            connection=connection,
        )
    return found.cube, found.partnerships, found.changes, found.quality


def _opened(name: str) -> Any:
    """The engine, for a `with`; without one nothing of it is imported."""
    if name == "memory":
        return nullcontext()
    from wardmote.evidence.store.engines import engine

    return engine(name)


def pandas(csv: Path) -> Any:
    """Read, join points to areas, group; rates, changes and quality of every partnership."""
    from benchmarks import usual

    imported_at.append(time.perf_counter())
    counted = usual.cube(csv)
    years = {int(label[:4]): label for label in YEARS}
    told = usual.partnerships(counted, csv.parent / "places", years)
    return counted, told, usual.changes(told, list(YEARS)), usual.quality(counted)


def main() -> None:
    """Run one way; print its seconds and those of its imports as JSON, and keep what it found."""
    way, csv = sys.argv[1], Path(sys.argv[2])
    started = time.perf_counter()
    ways = {"bare": bare, "ours": ours, "pandas": pandas, "duckdb": duckdb, "spark": spark}
    found = ways[way](csv)
    seconds = time.perf_counter() - started
    if way != "bare":
        alike.keep(found, csv, way)
    sys.stdout.write(json.dumps({"seconds": seconds, "imports": imported_at[0] - started}))


if __name__ == "__main__":
    main()
