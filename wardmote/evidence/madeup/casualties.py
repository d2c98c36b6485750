"""Road casualties, one row per person hurt: in words for one council, in codes for others."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from wardmote.evidence.madeup import agencies
from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import pick, stream
from wardmote.evidence.madeup.prescribed import Ground
from wardmote.evidence.madeup.truths import Truth
from wardmote.evidence.records import Period

_CODES: dict[str, dict[str, int]] = {
    "Casualty Class": {"Driver or rider": 1, "Vehicle or pillion passenger": 2, "Pedestrian": 3},
    "Casualty Severity": {"Fatal": 1, "Serious": 2, "Slight": 3},
    "Sex of Casualty": {"Male": 1, "Female": 2},
}


def write_casualties(folder: Path, main: tuple[str, ...], ground: Ground) -> Truth:
    """Write one file per partnership and financial year."""
    plan = settings("agencies")["casualties"]
    for district in main:
        for year in ground.years[-plan["years"] :]:
            rows = _rows(plan, district, year, ground)
            if district in plan["coded"]:
                rows = rows.assign(
                    **{head: rows[head].map(codes) for head, codes in _CODES.items()}
                )
            path = folder / "council" / f"road_casualties_{district.lower()}_{year.start.year}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            rows.to_csv(path, index_label="index", lineterminator="\n")
    return _truth(plan, ground)


def _rows(plan: dict[str, Any], district: str, year: Period, ground: Ground) -> pd.DataFrame:
    rng = stream(ground.seed, "casualties", district, year.label)
    found = _collisions(plan, district, year, ground)
    hurt = 1 + rng.poisson(plan["people_per_collision"], len(found))
    found = found.loc[found.index.repeat(hurt)].reset_index(drop=True)
    size = len(found)
    people = _people(plan, size, rng)
    return pd.DataFrame(
        {
            "Reference Number": found["record_id"].str.replace("-", ""),
            "Grid Ref: Easting": found["easting"].astype(int),
            "Grid Ref: Northing": found["northing"].astype(int),
            "Number of Vehicles": rng.integers(1, 4, size),
            "Expr1": f"{district} {year.start.year}",
            "Accident Date": found["happened_on"].dt.strftime("%d/%m/%Y"),
            "Time (24hr)": found["minute"] // 60 * 100 + found["minute"] % 60,
            "1st Road Class": pick(rng, plan["road"], size),
            "Road Surface": pick(rng, plan["surface"], size),
            "Lighting Conditions": pick(rng, plan["light"], size),
            "Weather Conditions": pick(rng, plan["weather"], size),
            "Casualty Class": pick(rng, plan["class"], size),
            "Casualty Severity": pick(rng, plan["severity"], size),
            **people,
            "Type of Vehicle": pick(rng, plan["vehicle"], size),
        }
    )


def _collisions(plan: dict[str, Any], district: str, year: Period, ground: Ground) -> pd.DataFrame:
    entry = plan | {
        "dataset": "road_casualties",
        "hours": "roads",
        "rate": plan["rate"] / (1 + plan["people_per_collision"]),
    }
    return agencies.events(entry, district, year, ground.country, ground.points, ground.seed)


def _people(plan: dict[str, Any], size: int, rng: np.random.Generator) -> dict[str, Any]:
    """Sex and age: young men are hurt far more often than their number would have it."""
    young = rng.random(size) < plan["young_male_share"]
    youngest, oldest = plan["young_ages"]
    age = np.where(
        young, rng.integers(youngest, oldest, size), rng.gamma(4.0, 10.5, size).round().clip(1, 95)
    )
    sex = np.where(young | (rng.random(size) < 0.45), "Male", "Female")
    return {"Sex of Casualty": sex, "Age of Casualty": age.astype(int)}


def _truth(plan: dict[str, Any], ground: Ground) -> Truth:
    return Truth(
        "riverton-young-men-hurt", "group more affected", "Riverton", "road_casualties",
        "road_casualty", areas=(),
        months=tuple(f"{month:%Y-%m}" for month in ground.years[-1].months),
        must="Men of 18 to 24 are hurt on the roads far more often than others.",
        detail={"young_male_share": plan["young_male_share"], "young_ages": plan["young_ages"]},
    )  # fmt: skip
