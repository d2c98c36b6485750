"""The usual way to the tables of the national pass: pandas, geopandas and scipy."""

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
from scipy import stats

TAIL = 0.025
RATE = 0.05
FEWEST = 20


def cube(csv: Path) -> pd.DataFrame:
    """Rows read, their points joined to areas, and counted: area, category, month, count."""
    rows = pd.read_csv(csv, usecols=["Month", "Longitude", "Latitude", "Crime type"])
    points = geopandas.GeoDataFrame(
        rows[["Month", "Crime type"]].set_axis(["month", "category"], axis=1),
        geometry=geopandas.points_from_xy(rows["Longitude"], rows["Latitude"]),
        crs="EPSG:4326",
    )
    areas = geopandas.read_file(csv.parent / "places" / "boundaries.geojson")
    areas = areas[["lsoa21_code", "geometry"]].rename(columns={"lsoa21_code": "area"})
    joined = points.sjoin(areas, how="left", predicate="within")
    counted = joined.groupby(["area", "category", "month"], dropna=False).size()
    return counted.rename("count").reset_index()


def partnerships(counted: pd.DataFrame, places: Path, years: dict[int, str]) -> pd.DataFrame:
    """One row per partnership × category × year: count, rate and its exact interval."""
    district = pd.read_csv(places / "lookups" / "lsoa21_ward24_ltla24.csv")
    partnership = pd.read_csv(places / "lookups" / "ltla24_csp24_pfa24.csv")
    people = pd.read_csv(places / "population" / "census2021_ts001_lsoa21.csv")
    people = people.iloc[:, [2, 3]].set_axis(["lsoa21_code", "residents"], axis=1)
    reach = district.merge(partnership, on="ltla24_code").merge(people, on="lsoa21_code")
    reach = reach.rename(columns={"lsoa21_code": "area", "csp24_name": "dataset"})
    month = counted["month"].str
    began = month[:4].astype(int) - (month[5:].astype(int) < 4)
    placed = counted.assign(year=began.map(years)).merge(reach[["area", "dataset"]], on="area")
    told = placed.groupby(["dataset", "category", "year"])["count"].sum().reset_index()
    residents = told["dataset"].map(reach.groupby("dataset")["residents"].sum())
    low = stats.chi2.ppf(TAIL, 2 * told["count"]) / 2
    high = stats.chi2.ppf(1 - TAIL, 2 * told["count"] + 2) / 2
    for name, events in (("rate", told["count"]), ("rate_low", low), ("rate_high", high)):
        told[name] = events / residents * 1000
    return told


def changes(told: pd.DataFrame, years: list[str]) -> pd.DataFrame:
    """One row per partnership × category: against the year before, and the mean before."""
    wide = (
        told.pivot(index=["dataset", "category"], columns="year", values="count")
        .fillna(0)
        .rename_axis(columns=None)
    )
    table = wide.rename(columns={years[0]: "count", years[1]: "previous"}).reset_index()
    for name, before in (("", wide[years[1:2]]), ("mean_", wide[years[1:]])):
        found = _compared(wide[years[0]].to_numpy(), before.to_numpy())
        for column, values in found.items():
            table[name + column] = values
    return table


def _compared(now: Any, earlier: Any) -> dict[str, Any]:
    """The exact conditional interval of the ratio, its p, and which stand out by chance's share."""
    years, total = earlier.shape[1], earlier.sum(axis=1)
    share = stats.beta.ppf(TAIL, now, total + 1), stats.beta.ppf(1 - TAIL, now + 1, total)
    even = 1 / (1 + years)
    tails = stats.binom.cdf(now, now + total, even), stats.binom.sf(now - 1, now + total, even)
    p = np.where(now + total / years >= FEWEST, np.minimum(1, 2 * np.minimum(*tails)), np.nan)
    adjusted = np.full(len(p), np.nan)
    adjusted[~np.isnan(p)] = stats.false_discovery_control(p[~np.isnan(p)])
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = (part / (1 - part) * years for part in share)
        low, high = np.where(now > 0, low, 0.0), np.where(total > 0, high, np.inf)
        ratio = now / (total / years)
    clear = (adjusted <= RATE) & ((low > 1) | (high < 1))
    return {"ratio": ratio, "low": low, "high": high, "p": p, "clear": clear}


def quality(counted: pd.DataFrame) -> pd.DataFrame:
    """One row per month: rows, and the share of them that has no area."""
    months = counted.groupby("month")["count"].sum().rename("rows").reset_index()
    lost = counted[counted["area"].isna()].groupby("month")["count"].sum()
    months["unlocated_share"] = months["month"].map(lost).fillna(0) / months["rows"]
    return months
