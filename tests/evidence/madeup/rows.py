"""The made-up files read back without any of the code that wrote them."""

import json
from pathlib import Path

import duckdb
import pandas as pd

from wardmote.evidence.madeup import World

KEY = {
    "anti_social_behaviour": "Anti-social behaviour",
    "bicycle_theft": "Bicycle theft",
    "other_crime": "Other crime",
    "public_order": "Public order",
    "robbery": "Robbery",
    "vehicle_crime": "Vehicle crime",
    "violence_and_sexual_offences": "Violence and sexual offences",
}


def street(world: World) -> pd.DataFrame:
    """Every row of every street file: Month, code, name, kind, id, file, district."""
    return duckdb.sql(
        f"""select "Month" as month, "LSOA code" as code, "LSOA name" as name,
            "Crime type" as kind, "Crime ID" as id, "Location" as location,
            "Longitude" as longitude, "Latitude" as latitude,
            regexp_extract("LSOA name", '^(.*) \\d{{3}}[A-Z]+$', 1) as district,
            regexp_extract(filename, '([^/]+)$', 1) as file
        from read_csv('{world.folder}/police/*/*-street.csv',
            all_varchar = true, filename = true)"""
    ).df()


def people(world: World) -> pd.DataFrame:
    """One row per area: area, district, residents."""
    census = pd.read_csv(world.folder / "population/census2021_ts001_lsoa21.csv")
    return pd.DataFrame(
        {
            "area": census["geography code"],
            "district": census["geography"].str.extract(r"^(.*) \d{3}[A-Z]$")[0],
            "residents": census["Residence type: Total; measures: Value"],
        }
    )


def heads(path: Path) -> list[str]:
    """The headings of a CSV file."""
    return list(pd.read_csv(path, nrows=0).columns)


def truth(world: World, key: str) -> dict[str, object]:
    """One truth as `truths.json` records it."""
    rows = json.loads((world.folder / "truths.json").read_text(encoding="utf-8"))
    return next(row for row in rows if row["key"] == key)


def month_counts(rows: pd.DataFrame, district: str, kind: str) -> "pd.Series[int]":
    """How many rows of one kind in one district in each month."""
    mine = rows[(rows["district"] == district) & (rows["kind"] == kind)]
    return mine.groupby("month").size()
