"""A made-up nation of any size, for benchmarks: one police file of millions of rows, quickly."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

_PER_PARTNERSHIP = 116
_PARTNERSHIPS_PER_FORCE = 7
_MONTHS = 36
_SIDE = 190
_CELL_DEGREES = 0.0045
_WEST = 1.60
_SOUTH = 54.40


@dataclass(frozen=True)
class Nation:
    """A made-up nation that was written.

    Attributes:
        crimes: the police file, in the columns of police.uk.
        places: the folder of its boundaries, lookups and populations.
        rows: how many crimes.
        areas: how many small areas.
        partnerships: how many partnerships.
    """

    crimes: Path
    places: Path
    rows: int
    areas: int
    partnerships: int


def national(path: Path, *, rows: int, areas: int = 35_000, seed: int) -> Nation:
    """Write a police file of so many rows, with boundaries, lookups and people beside it.

    Args:
        path: the CSV to write; all else goes to the folder `places` beside it.
        rows: how many crimes to write.
        areas: how many small areas they lie in; about 116 to a partnership.
        seed: the same seed gives the same bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    places = path.parent / "places"
    (places / "lookups").mkdir(parents=True, exist_ok=True)
    (places / "population").mkdir(exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute("set threads = 2")
        connection.execute(_AREAS, {"areas": areas, "seed": seed})
        drawn = {"rows": rows, "areas": areas, "seed": seed, "words": _WORDS}
        connection.execute(f"copy ({_CRIMES}) to '{path}' (header, delimiter ',')", drawn)
        for name, query in _PLACES.items():
            connection.execute(f"copy ({query}) to '{places / name}' (header, delimiter ',')")
        _write_boundaries(
            places / "boundaries.geojson",
            connection.execute("select code, name, lon, lat from area order by i").fetchall(),
        )
        (found,) = connection.execute("select count(distinct csp) from area").fetchone() or (0,)
    return Nation(path, places, rows, areas, int(found))


def _write_boundaries(path: Path, corners: list[tuple[str, str, float, float]]) -> None:
    """Write each area as a square about its middle; the squares tile the nation."""
    half = _CELL_DEGREES / 2
    features = [
        _SQUARE.format(code=code, name=name, w=x - half, e=x + half, s=y - half, n=y + half)
        for code, name, x, y in corners
    ]
    body = ",\n".join(features)
    path.write_text(
        f'{{"type": "FeatureCollection", "features": [\n{body}\n]}}\n', encoding="utf-8"
    )


_SQUARE = (
    '{{"type": "Feature", "properties": {{"lsoa21_code": "{code}", "lsoa21_name": "{name}"}}, '
    '"geometry": {{"type": "Polygon", "coordinates": [[[{w:.6f}, {s:.6f}], [{e:.6f}, {s:.6f}], '
    "[{e:.6f}, {n:.6f}], [{w:.6f}, {n:.6f}], [{w:.6f}, {s:.6f}]]]}}}}"
)
_AREAS = f"""
create table area as
with plain as (
    select i, i // {_PER_PARTNERSHIP} as csp,
        i // {_PER_PARTNERSHIP * _PARTNERSHIPS_PER_FORCE} as force,
        i % {_SIDE} as x, i // {_SIDE} as y,
        hash(i, $seed) % 10000 / 10000.0 as luck
    from range($areas) as numbers(i)
)
select i, csp, force,
    format('Z01{{:06d}}', i) as code,
    format('Partnership {{:03d}} {{:03d}}{{}}', csp + 1, (i % {_PER_PARTNERSHIP}) // 5 + 1,
        chr((65 + (i % {_PER_PARTNERSHIP}) % 5)::int)) as name,
    format('Partnership {{:03d}}', csp + 1) as csp_name,
    format('Force {{:02d}} Police', force + 1) as force_name,
    round({_WEST} + x * {_CELL_DEGREES}, 6)::double as lon,
    round({_SOUTH} + y * {_CELL_DEGREES}, 6)::double as lat,
    (1100 + luck * 900)::int as residents,
    luck
from plain
"""
_KINDS = (
    ("Violence and sexual offences", 72), ("Anti-social behaviour", 34), ("Public order", 18),
    ("Criminal damage and arson", 16), ("Other theft", 14), ("Shoplifting", 14),
    ("Vehicle crime", 10), ("Burglary", 8), ("Drugs", 4), ("Other crime", 4),
    ("Theft from the person", 2), ("Robbery", 2), ("Bicycle theft", 1),
    ("Possession of weapons", 1),
)  # fmt: skip
_WORDS = [word for word, share in _KINDS for _ in range(share)]
# Hashes stand for chance: each row is known from its number and the seed alone.
_CRIMES = f"""
with drawn as (
    select
        least((pow(hash(r, $seed, 1) % 1000003 / 1000003.0, 1.7) * $areas)::bigint, $areas - 1)
            * 7919 % $areas as i,
        (hash(r, $seed, 2) % {_MONTHS})::int as month,
        list_extract($words, (hash(r, $seed, 3) % {len(_WORDS)})::int + 1) as word,
        (hash(r, $seed, 4) % 12)::int as spot,
        hash(r, $seed, 5) % 100 < 4 as lost,
        md5(concat(r, '/', $seed)) as half,
        (hash(r, $seed, 6) % 3)::int as came_of_it
    from range($rows) as numbers(r)
)
select
    case when word = 'Anti-social behaviour' then null else half || reverse(half) end as "Crime ID",
    strftime(date '2022-04-01' + to_months(month), '%Y-%m') as "Month",
    force_name as "Reported by",
    force_name as "Falls within",
    case when lost then null else round(lon + (spot % 4 - 1.5) * {_CELL_DEGREES} / 5, 6) end
        as "Longitude",
    case when lost then null else round(lat + (spot // 4 - 1) * {_CELL_DEGREES} / 4, 6) end
        as "Latitude",
    case when lost then 'No Location' else concat('On or near ', code, ' Road ', spot) end
        as "Location",
    case when lost then null else code end as "LSOA code",
    case when lost then null else name end as "LSOA name",
    word as "Crime type",
    case
        when word = 'Anti-social behaviour' then null
        when came_of_it = 0 then 'Unable to prosecute suspect'
        else 'Investigation complete; no suspect identified'
    end as "Last outcome category",
    null as "Context"
from drawn join area using (i)
"""
_PLACES = {
    "lookups/lsoa21_ward24_ltla24.csv": """
        select name as lsoa21_name, code as lsoa21_code,
            format('Ward {:05d}', i // 6) as ward24_name,
            format('Z05{:06d}', i // 6) as ward24_code,
            csp_name as ltla24_name, format('Z07{:06d}', csp) as ltla24_code
        from area order by i""",
    "lookups/ltla24_csp24_pfa24.csv": """
        select distinct format('Z07{:06d}', csp) as ltla24_code, csp_name as ltla24_name,
            format('Z22{:06d}', csp) as csp24_code, csp_name as csp24_name,
            format('Z23{:06d}', force) as pfa24_code, force_name as pfa24_name
        from area order by 1""",
    "population/census2021_ts001_lsoa21.csv": """
        select 2021 as "date", name as geography, code as "geography code",
            residents as "Residence type: Total; measures: Value",
            residents as "Residence type: Lives in a household; measures: Value",
            0 as "Residence type: Lives in a communal establishment; measures: Value"
        from area order by i""",
}
