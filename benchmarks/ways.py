"""The ways that are compared, each in a process of its own: `python -m benchmarks.ways WAY CSV`.

bare     DuckDB scans the CSV and groups it by area × month × type: the least that can be done.
ours     the national pass: place, cube, rates and changes of every partnership, quality.
pandas   pandas reads the CSV, geopandas joins points to areas, pandas groups: the usual way.

Each imports what it needs within its time; how long that took is told apart.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

THREADS = 2
imported_at: list[float] = []  # the moment when a way has imported all that it needs


def bare(csv: Path) -> int:
    """Scan and group; the number of groups."""
    import duckdb

    imported_at.append(time.perf_counter())
    connection = duckdb.connect(config={"threads": THREADS})
    query = (
        f'select count(*) from (select "LSOA code", Month, "Crime type", count(*) '
        f"from read_csv('{csv}', header=true) group by all)"
    )
    return int(connection.execute(query).fetchall()[0][0])


def ours(csv: Path) -> int:
    """The national pass; the number of partnership × category rows."""
    import ibis

    from wardmote import rulebook
    from wardmote.evidence.audit.national import national
    from wardmote.evidence.places import Places
    from wardmote.evidence.records import Period
    from wardmote.evidence.sources import scan

    imported_at.append(time.perf_counter())
    connection = ibis.duckdb.connect(threads=THREADS)
    ibis.set_backend(connection)
    year = Period.parse("2024/25")  # the made-up nation has April 2022 to March 2025
    found = national(
        scan(csv, connection),
        Places.open(csv.parent / "places"),
        years=[year, year.before(1), year.before(2)],
        rules=rulebook.on(date(2026, 3, 31), "England"),
    )
    return len(found.partnerships)


def pandas(csv: Path) -> int:
    """Read, join points to areas, group by partnership."""
    import geopandas
    import pandas as pd

    imported_at.append(time.perf_counter())
    rows = pd.read_csv(csv, usecols=["Month", "Longitude", "Latitude", "Crime type"])
    points = geopandas.GeoDataFrame(
        rows[["Month", "Crime type"]],
        geometry=geopandas.points_from_xy(rows["Longitude"], rows["Latitude"]),
        crs="EPSG:4326",
    )
    areas = geopandas.read_file(csv.parent / "places" / "boundaries.geojson")
    code = next(name for name in areas.columns if name.endswith("_code"))
    joined = points.sjoin(areas[[code, "geometry"]], how="left", predicate="within")
    return len(joined.groupby([code, "Month", "Crime type"]).size())


def main() -> None:
    """Run one way; print its seconds, those of its imports and what it found, as JSON."""
    way, csv = sys.argv[1], Path(sys.argv[2])
    started = time.perf_counter()
    found = {"bare": bare, "ours": ours, "pandas": pandas}[way](csv)
    seconds = time.perf_counter() - started
    told = {"seconds": seconds, "imports": imported_at[0] - started, "found": found}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
