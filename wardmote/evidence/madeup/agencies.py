"""Events of other agencies: when, where and of what kind, as `agencies.toml` says."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import pick, stream
from wardmote.evidence.madeup.country import Country
from wardmote.evidence.records import Period

_MINUTES = 60


def events(
    entry: dict[str, Any],
    district: str,
    year: Period,
    country: Country,
    points: pd.DataFrame,
    seed: int,
) -> pd.DataFrame:
    """One year's events of one agency in one district, in order of time.

    Returns:
        One row per event: number (of its area), area_code, area_name, easting, northing [m],
        place, happened_on, minute (of the day), record_id, and a column for each of the entry's
        tables of words.
    """
    rng = stream(seed, entry["dataset"], district, year.label)
    areas = country.of(district)
    size = rng.poisson(_a_year(entry, district) * areas["residents"].sum() / 1000)
    rows = placed(areas, _risk(entry, areas, seed), points, size, rng)
    if "sites" in entry:
        rows = _at_sites(rows, entry, areas, points)
    rows["happened_on"] = days(entry, year, size, rng)
    rows["minute"] = minutes(entry["hours"], size, rng)
    for column, words in entry.get("words", {}).items():
        rows[column] = pick(rng, words, size)
    if "ages" in entry:
        youngest, oldest, usual, spread = entry["ages"]
        rows["age_band"] = (
            rng.normal(usual, spread, size).round().clip(youngest, oldest).astype(int)
        )
        rows["sex"] = np.where(rng.random(size) < entry["male"], "Male", "Female")
    return in_order(rows, district, year)


def in_order(rows: pd.DataFrame, district: str, year: Period) -> pd.DataFrame:
    """The rows in order of time, each with a reference of its own."""
    rows = rows.sort_values(["happened_on", "minute"], kind="stable").reset_index(drop=True)
    stem = f"{district[:3].upper()}{year.start:%y}-"
    rows["record_id"] = [f"{stem}{number:06d}" for number in range(1, len(rows) + 1)]
    return rows


def _a_year(entry: dict[str, Any], district: str) -> float:
    return float(entry["rate"] * entry.get("more", {}).get(district, 1.0))


def _risk(entry: dict[str, Any], areas: pd.DataFrame, seed: int) -> NDArray[np.float64]:
    """How likely an event is to fall in each area: the same every year."""
    own = stream(seed, entry["dataset"], areas["district_name"].iloc[0], "risk")
    log_risk = (
        entry.get("deprivation", 0.0) * areas["deprivation"]
        + entry["centre"] * areas["centre"]
        + own.normal(0, entry["spread"], len(areas))
    )
    risk = areas["residents"].to_numpy() * np.exp(log_risk.to_numpy())
    return np.asarray(risk / risk.sum())


def placed(
    areas: pd.DataFrame,
    risk: NDArray[np.float64],
    points: pd.DataFrame,
    size: int,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """So many events put on street points of areas that are drawn by their risk."""
    mine = points[points["number"].isin(areas.index)]
    weight = mine["number"].map(dict(zip(areas.index, risk, strict=True))) * mine["weight"]
    spots = mine.loc[rng.choice(mine.index, size=size, p=weight / weight.sum())]
    spots = spots.reset_index(drop=True)
    house = pd.Series(rng.integers(1, 140, size)).astype(str)
    area = areas.loc[spots["number"]]
    return pd.DataFrame(
        {
            "number": spots["number"],
            "area_code": area["area"].to_numpy(),
            "area_name": area["ward_name"].to_numpy(),
            "easting": (spots["easting"] + rng.normal(0, 25, size)).round(),
            "northing": (spots["northing"] + rng.normal(0, 25, size)).round(),
            "place": _addresses(spots["street"], house, area["ward_name"].reset_index(drop=True)),
        }
    )


def _addresses(
    street: "pd.Series[str]", house: "pd.Series[str]", ward: "pd.Series[str]"
) -> "pd.Series[str]":
    """A house in a street, or a unit of a place that many visit."""
    name = street.str.removeprefix("On or near ")
    busy = name.isin(settings("names")["town_places"])
    return (house + " " + name).where(~busy, "Unit " + house + ", " + ward + " " + name)


def _at_sites(
    rows: pd.DataFrame, entry: dict[str, Any], areas: pd.DataFrame, points: pd.DataFrame
) -> pd.DataFrame:
    """The rows moved to the few sites where such things happen, such as schools."""
    homes = areas.sort_values("area_name").index[:: entry["areas_per_site"]]
    order = {number: place for place, number in enumerate(areas.sort_values("area_name").index)}
    site = homes[rows["number"].map(order).to_numpy() // entry["areas_per_site"]]
    spots = points.drop_duplicates("number").set_index("number").loc[site].reset_index()
    name = areas.loc[site, "ward_name"] + " " + entry["sites"]
    return rows.assign(
        number=site,
        area_code=areas.loc[site, "area"].to_numpy(),
        area_name=(spots["street"].str.removeprefix("On or near ")).to_numpy(),
        easting=spots["easting"],
        northing=spots["northing"],
        place=name.to_numpy(),
    )


def days(
    entry: dict[str, Any], year: Period, size: int, rng: np.random.Generator
) -> pd.DatetimeIndex:
    """So many days of the year, by season and weekday."""
    every = pd.date_range(year.start, year.end, inclusive="left")
    angle = 2 * np.pi * (every.month.to_numpy() - entry.get("busiest", 1)) / 12
    season = 1 + entry.get("season", 0.0) * np.cos(angle)
    weight = season * np.array(entry["weekdays"])[every.weekday.to_numpy()]
    return pd.DatetimeIndex(every[rng.choice(len(every), size=size, p=weight / weight.sum())])


def minutes(profile: str, size: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """So many minutes of the day, by one of the profiles of hours."""
    weight = np.array(settings("agencies")["hours"][profile], dtype=float)
    hour = rng.choice(24, size=size, p=weight / weight.sum())
    return np.asarray(hour * _MINUTES + rng.integers(0, _MINUTES, size))
