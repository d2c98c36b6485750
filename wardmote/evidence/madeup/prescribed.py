"""The prescribed datasets of the three main partnerships, with what is planted in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from wardmote.evidence.madeup import agencies
from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import stream
from wardmote.evidence.madeup.country import Country
from wardmote.evidence.madeup.place_files import outward
from wardmote.evidence.madeup.template_files import write_template
from wardmote.evidence.madeup.truths import Truth
from wardmote.evidence.records import Period
from wardmote.rulebook import Rules

_ADMISSIONS = ("hospital_admissions", "domestic_abuse_admissions")


@dataclass(frozen=True)
class Ground:
    """What every agency's file is made from."""

    country: Country
    points: pd.DataFrame
    years: tuple[Period, ...]
    rules: Rules
    seed: int


def write_prescribed(folder: Path, main: tuple[str, ...], ground: Ground) -> Iterator[Truth]:
    """Write a file per dataset, partnership and year; yield what was planted in them."""
    for entry in settings("agencies")["files"]:
        for district in main:
            for year in ground.years[-entry["years"] :]:
                rows = agencies.events(
                    entry, district, year, ground.country, ground.points, ground.seed
                )
                if year == ground.years[-1]:
                    rows, truths = _planted(entry["dataset"], district, year, rows, ground)
                    yield from truths
                _write(folder, entry, district, year, rows, ground)


def _write(
    folder: Path,
    entry: dict[str, Any],
    district: str,
    year: Period,
    rows: pd.DataFrame,
    ground: Ground,
) -> None:
    name = entry["dataset"]
    if name in _ADMISSIONS:
        rows = rows.assign(area_code=outward(ground.country).loc[rows["number"]].to_numpy())
    month = rows["happened_on"].dt.to_period("M")
    fixed = entry.get("fixed", {}) | {
        "REPORTING PERIOD START DATE": month.dt.start_time.dt.strftime("%d/%m/%Y"),
        "REPORTING PERIOD END DATE": month.dt.end_time.dt.strftime("%d/%m/%Y"),
    }
    path = folder / entry["folder"] / f"{name}_{district.lower()}_{slug(year)}.csv"
    write_template(path, ground.rules.datasets[name], rows, fixed)


def slug(year: Period) -> str:
    """A financial year as file names have it: 2024-25."""
    return year.label.replace("/", "-")


def _planted(
    dataset: str, district: str, year: Period, rows: pd.DataFrame, ground: Ground
) -> tuple[pd.DataFrame, tuple[Truth, ...]]:
    plan = settings("agencies")
    months = tuple(f"{month:%Y-%m}" for month in year.months)
    if dataset == "council_asb" and district == plan["repeat_address"]["partnership"]:
        return _repeat_address(rows, plan["repeat_address"], year, months, ground)
    if dataset == "ambulance_calls" and district == plan["duplicate_calls"]["partnership"]:
        return _duplicate_calls(rows, plan["duplicate_calls"], year, months, ground)
    if dataset == "istv" and district != "Collingbridge":
        return rows, (_hot_time(rows, district, months),)
    return rows, ()


def _repeat_address(
    rows: pd.DataFrame, plan: dict[str, Any], year: Period, months: tuple[str, ...], ground: Ground
) -> tuple[pd.DataFrame, tuple[Truth, ...]]:
    """Dozens of calls about one address, spread over the year."""
    rng = stream(ground.seed, "repeat address")
    home = rows.iloc[[int(rng.integers(len(rows)))]]
    calls = pd.concat([home] * plan["calls"], ignore_index=True)
    calls["happened_on"] = agencies.days({"weekdays": [1] * 7}, year, len(calls), rng)
    calls["minute"] = agencies.minutes("night", len(calls), rng)
    calls = calls.assign(subcategory=plan["subcategory"], detail="Reported")
    every = agencies.in_order(
        pd.concat([rows, calls], ignore_index=True), plan["partnership"], year
    )
    count = int((every["place"] == home["place"].iloc[0]).sum())
    truth = Truth(
        "sandford-repeat-address", "repeat address", plan["partnership"],
        "council_asb", "council_asb",
        areas=(str(home["area_code"].iloc[0]),), months=months,
        must="One address had dozens of calls in the year. It is named to nobody outside, and its "
        "area is not taken for a troubled one.",
        detail={"calls": count, "place": str(home["place"].iloc[0])},
    )  # fmt: skip
    return every, (truth,)


def _duplicate_calls(
    rows: pd.DataFrame, plan: dict[str, Any], year: Period, months: tuple[str, ...], ground: Ground
) -> tuple[pd.DataFrame, tuple[Truth, ...]]:
    """Some incidents are called in twice or more, within minutes, from the same place."""
    rng = stream(ground.seed, "duplicate calls")
    again = rows[rng.random(len(rows)) < plan["share"]]
    copies = again.loc[again.index.repeat(rng.integers(1, plan["most"] + 1, len(again)))]
    later = rng.integers(1, plan["within_minutes"] + 1, len(copies))
    copies = copies.assign(minute=(copies["minute"] + later).clip(upper=24 * 60 - 1))
    every = agencies.in_order(pd.concat([rows, copies]), plan["partnership"], year)
    truth = Truth(
        "riverton-duplicate-calls", "duplicate calls", plan["partnership"], "ambulance_calls",
        "ambulance_call", areas=(), months=months,
        must="Many calls are about one incident: there are fewer incidents than calls.",
        detail={"calls": len(every), "incidents": len(rows), "minutes": plan["within_minutes"]},
    )  # fmt: skip
    return every, (truth,)


def _hot_time(rows: pd.DataFrame, district: str, months: tuple[str, ...]) -> Truth:
    night = (rows["minute"] >= 21 * 60) | (rows["minute"] < 4 * 60)
    weekend = rows["happened_on"].dt.weekday.isin([4, 5, 6])
    return Truth(
        f"{district.lower()}-weekend-nights", "hot timing", district, "istv", "assault_attendance",
        areas=(), months=months,
        must="Assaults treated in hospital gather from Friday to Sunday, from 21:00 to 04:00.",
        detail={"share": round(float((night & weekend).mean()), 3), "share_of_week": 0.125},
    )  # fmt: skip
