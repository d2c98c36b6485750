"""Burglaries told day by day: most by chance, some in series close in place and time."""

from pathlib import Path

import numpy as np
import pandas as pd

from wardmote.evidence.madeup import agencies
from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import stream
from wardmote.evidence.madeup.noticed_late import noticed_late
from wardmote.evidence.madeup.prescribed import Ground, slug
from wardmote.evidence.madeup.template_files import write_template
from wardmote.evidence.madeup.truths import Truth
from wardmote.evidence.records import Period

_KIND = "burglary"
_HOME_SPREAD_M = 70.0


def series(ground: Ground) -> pd.DataFrame:
    """The burglaries of the planted series, in the last year.

    Returns:
        One row per burglary: series, number (of its area), point, happened_on, month (its number
        from the first month of the files), easting, northing [m].
    """
    plan = settings("agencies")["near_repeats"]
    rng = stream(ground.seed, "near repeats")
    year, months = ground.years[-1], _months(ground)
    size, each = plan["series"], plan["events"]
    mine = ground.points[ground.points["number"].isin(ground.country.of(plan["partnership"]).index)]
    first = mine.loc[rng.choice(mine.index, size, replace=False)]
    rows = first.loc[first.index.repeat(each)].rename_axis("point").reset_index()
    rows["series"] = np.repeat(np.arange(size), each)
    rows[["easting", "northing"]] += rng.uniform(-1, 1, (len(rows), 2)) * plan["within_m"] / 3
    latest = (year.end - year.start).days - plan["within_days"]
    start = np.repeat(rng.integers(0, latest, size), each)
    rows["happened_on"] = pd.Timestamp(year.start) + pd.to_timedelta(
        start + rng.integers(0, plan["within_days"], len(rows)), unit="D"
    )
    rows["month"] = rows["happened_on"].dt.strftime("%Y-%m").map(months)
    keep = ["series", "number", "point", "happened_on", "month", "easting", "northing"]
    return rows[keep].round({"easting": 0, "northing": 0})


def extra_crimes(rows: pd.DataFrame) -> pd.DataFrame:
    """The series as crimes for the street files: number, month, kind, point."""
    return rows[["number", "month", "point"]].assign(kind=_KIND)


def write_burglaries(
    folder: Path, crimes: pd.DataFrame, planted: pd.DataFrame, ground: Ground
) -> Truth:
    """Write the last year's burglaries one by one: the street files' own, with day and place."""
    plan = settings("agencies")["near_repeats"]
    year = ground.years[-1]
    rng = stream(ground.seed, "burglaries")
    rows = pd.concat([_usual(crimes, year, ground, rng), planted], ignore_index=True)
    area = ground.country.areas.loc[rows["number"]]
    rows["area_code"] = area["area"].to_numpy()
    rows["minute"] = agencies.minutes("day", len(rows), rng)
    rows["category"] = "Burglary"
    rows["subcategory"] = np.where(rng.random(len(rows)) < 0.72, "Residential", "Business")
    rows = noticed_late(agencies.in_order(rows, plan["partnership"], year), ground.seed)
    path = folder / "police" / f"police_crimes_{plan['partnership'].lower()}_{slug(year)}.csv"
    write_template(path, ground.rules.datasets["police_crimes"], rows)
    return _truth(planted, year, ground)


def _usual(
    crimes: pd.DataFrame, year: Period, ground: Ground, rng: np.random.Generator
) -> pd.DataFrame:
    """The burglaries of the street files but for the series, on a day of their month."""
    plan = settings("agencies")["near_repeats"]
    areas = ground.country.of(plan["partnership"]).index
    names = {number: name for name, number in _months(ground).items()}
    first = _months(ground)[f"{year.start:%Y-%m}"]
    mine = crimes[
        (crimes["kind"] == _KIND)
        & crimes["number"].isin(areas)
        & (crimes["month"] >= first)
        & ~crimes["planted"]
    ].reset_index(drop=True)
    month = pd.to_datetime(mine["month"].map(names))
    day = (rng.random(len(mine)) * month.dt.days_in_month).astype(int)
    spots = ground.points.loc[mine["point"]].reset_index(drop=True)
    return pd.DataFrame(
        {
            "number": mine["number"],
            "happened_on": month + pd.to_timedelta(day, unit="D"),
            "easting": (spots["easting"] + rng.normal(0, _HOME_SPREAD_M, len(mine))).round(),
            "northing": (spots["northing"] + rng.normal(0, _HOME_SPREAD_M, len(mine))).round(),
        }
    )


def _months(ground: Ground) -> dict[str, int]:
    every = [month for year in ground.years for month in year.months]
    return {f"{month:%Y-%m}": number for number, month in enumerate(every)}


def _truth(planted: pd.DataFrame, year: Period, ground: Ground) -> Truth:
    plan = settings("agencies")["near_repeats"]
    return Truth(
        "riverton-near-repeats", "near repeats", plan["partnership"],
        "police_crimes", _KIND,
        areas=tuple(sorted(set(ground.country.areas.loc[planted["number"], "area"]))),
        months=tuple(f"{month:%Y-%m}" for month in year.months),
        must="After a burglary others follow close by within days, more often than by chance.",
        detail={key: plan[key] for key in ("series", "events", "within_m", "within_days")},
    )  # fmt: skip
