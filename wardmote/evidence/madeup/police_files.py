"""Police street files: month folders with one CSV per force, as police.uk lays them out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from wardmote.evidence.madeup.atlas import Force, settings
from wardmote.evidence.madeup.chance import stream
from wardmote.evidence.madeup.country import Country
from wardmote.evidence.madeup.truths import Plant
from wardmote.evidence.madeup.vintages import Earlier

HEADINGS = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location",
    "LSOA code", "LSOA name", "Crime type", "Last outcome category", "Context",
)  # fmt: skip


def published(
    crimes: pd.DataFrame, country: Country, before: Earlier, points: pd.DataFrame
) -> pd.DataFrame:
    """The crimes as text in the columns of the published files, beside their force and month."""
    spot = points.loc[crimes["point"]].reset_index(drop=True)
    area = _column(country.areas, "area", crimes["number"])
    name = _column(country.areas, "area_name", crimes["number"])
    old = crimes["old_code"].to_numpy()
    located = crimes["located"].to_numpy()
    old_area = _column(before.areas, "area", spot["part"])
    old_name = _column(before.areas, "area_name", spot["part"])
    words = {key: habit["word"] for key, habit in settings("habits")["police"].items()}
    return pd.DataFrame(
        {
            "force": _column(country.areas, "force", crimes["number"]),
            "month": crimes["month"].to_numpy(),
            "Crime ID": crimes["crime_id"].to_numpy(),
            "Longitude": np.where(located, spot["longitude"], np.nan),
            "Latitude": np.where(located, spot["latitude"], np.nan),
            "Location": np.where(located, spot["street"], "No Location"),
            "LSOA code": np.where(located, np.where(old, old_area, area), ""),
            "LSOA name": np.where(located, np.where(old, old_name, name), ""),
            "Crime type": crimes["kind"].map(words).to_numpy(),
            "Last outcome category": crimes["outcome"].to_numpy(),
            "Context": "",
        }
    )


def _column(
    table: pd.DataFrame, name: str, rows: "pd.Series[int]"
) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    return np.asarray(table[name].to_numpy(dtype=object)[rows.to_numpy()])


def write_police(
    folder: Path,
    rows: pd.DataFrame,
    country: Country,
    months: tuple[date, ...],
    plants: tuple[Plant, ...],
    seed: int,
) -> Iterator[Path]:
    """Write one file per force and month, but for what is planted; yield each path."""
    rows = rows.sort_values(["force", "month", "LSOA name", "Crime type"], kind="stable")
    groups = {(str(f), int(str(m))): part for (f, m), part in rows.groupby(["force", "month"])}
    for force in country.plan.forces:
        for number, month in enumerate(months):
            of_month = _supplied(groups, force, number, country, plants, seed)
            if of_month is not None:
                yield _write(folder, of_month, force, month)


def _supplied(
    groups: dict[tuple[str, int], pd.DataFrame],
    force: Force,
    number: int,
    country: Country,
    plants: tuple[Plant, ...],
    seed: int,
) -> pd.DataFrame | None:
    """The rows that a force sends for a month: all, some, none, or another month's."""
    for plant in plants:
        if force.slug == _force_of(plant, country) and plant.first <= number < plant.last:
            if plant.truth.kind == "mislabelled file":
                return groups[force.slug, number - 1]
            if plant.truth.kind == "supply gap":
                whole = groups[force.slug, number]
                kept = stream(seed, "gap", plant.truth.key).random(len(whole)) < plant.factor
                return whole[kept] if plant.factor else None
    return groups[force.slug, number]


def _force_of(plant: Plant, country: Country) -> str:
    return str(country.areas["force"].iloc[plant.numbers[0]])


def _write(folder: Path, rows: pd.DataFrame, force: Force, month: date) -> Path:
    path = folder / f"{month:%Y-%m}" / f"{month:%Y-%m}-{force.slug}-street.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    named = rows.assign(
        Month=f"{month:%Y-%m}", **{"Reported by": force.name, "Falls within": force.name}
    )
    named.to_csv(path, columns=list(HEADINGS), index=False, lineterminator="\r\n")
    return path
