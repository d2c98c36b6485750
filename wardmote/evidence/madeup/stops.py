"""Stop and search, one row per search, in the columns that police.uk publishes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from wardmote.evidence.madeup import agencies
from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import pick, stream
from wardmote.evidence.madeup.prescribed import Ground

HEADINGS = (
    "Type", "Date", "Part of a policing operation", "Policing operation", "Latitude", "Longitude",
    "Gender", "Age range", "Self-defined ethnicity", "Officer-defined ethnicity", "Legislation",
    "Object of search", "Outcome", "Outcome linked to object of search",
    "Removal of more than just outer clothing",
)  # fmt: skip
_WORDS: dict[str, list[tuple[str, float]]] = {
    "Type": [("Person search", 82), ("Person and Vehicle search", 14), ("Vehicle search", 4)],
    "Gender": [("Male", 88), ("Female", 12)],
    "Age range": [("10-17", 18), ("18-24", 36), ("25-34", 24), ("over 34", 22)],
    "Officer-defined ethnicity": [("White", 68), ("Asian", 14), ("Black", 14), ("Other", 4)],
    "Object of search": [
        ("Controlled drugs", 58), ("Offensive weapons", 18), ("Stolen goods", 12),
        ("Article for use in theft", 12),
    ],
    "Outcome": [
        ("A no further action disposal", 74), ("Arrest", 12), ("Community resolution", 10),
        ("Summons / charged by post", 4),
    ],
}  # fmt: skip
_LAWS = {
    "Controlled drugs": "Misuse of Drugs Act 1971 (section 23)",
}
_OTHER_LAW = "Police and Criminal Evidence Act 1984 (section 1)"
_LOST_SHARE = 0.04


def write_stops(folder: Path, ground: Ground) -> Iterator[Path]:
    """Write one file per force and month; yield each path."""
    plan = settings("agencies")["stops"]
    entry = plan | {"dataset": "police_stops"}
    for force in plan["forces"]:
        districts = [d.name for d in ground.country.plan.districts if d.force == force]
        for year in ground.years[-plan["years"] :]:
            parts = [
                agencies.events(entry, name, year, ground.country, ground.points, ground.seed)
                for name in districts
            ]
            rows = pd.concat(parts, ignore_index=True)
            months = rows["happened_on"].dt.to_period("M").dt.start_time.dt.date
            for month, found in rows.groupby(months, sort=True):
                yield _write(folder, force, month, found, ground)


def _write(folder: Path, force: str, month: date, rows: pd.DataFrame, ground: Ground) -> Path:
    rng = stream(ground.seed, "stops", force, month.isoformat())
    rows = rows.sort_values(["happened_on", "minute"], kind="stable")
    size = len(rows)
    table = pd.DataFrame({column: pick(rng, words, size) for column, words in _WORDS.items()})
    spots = _spots(rows, ground)
    lost = rng.random(size) < _LOST_SHARE
    clock = [f"{day:%Y-%m-%d}T{m // 60:02d}:{m % 60:02d}:00+00:00"
             for day, m in zip(rows["happened_on"], rows["minute"], strict=True)]  # fmt: skip
    table["Date"] = clock
    table["Part of a policing operation"] = "False"
    table["Latitude"] = np.where(lost, np.nan, spots["latitude"])
    table["Longitude"] = np.where(lost, np.nan, spots["longitude"])
    table["Legislation"] = table["Object of search"].map(_LAWS).fillna(_OTHER_LAW)
    path = folder / "police" / f"{month:%Y-%m}" / f"{month:%Y-%m}-{force}-stop-and-search.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    table.reindex(columns=list(HEADINGS)).to_csv(path, index=False, lineterminator="\r\n")
    return path


def _spots(rows: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """The street point of each search: the first of its area, as searches gather there."""
    first = ground.points.drop_duplicates("number").set_index("number")
    return first.loc[rows["number"]].reset_index(drop=True)
