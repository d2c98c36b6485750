"""How much of it happens at places where it happened before?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats, floats

KEYS = ["dataset", "category"]


class BandsNotRising(WardmoteError):  # noqa: N818
    """Bands of which none begins at 1, or two begin at the same number."""


@dataclass(frozen=True)
class Repeats:
    """Repeat places, for the analyst; the bands are also fit for the public.

    Attributes:
        series: one row per dataset × category: `places` (with any), `incidents`,
            `repeat_places`, `repeat_incidents` (at them), `repeat_share` (of incidents),
            `expected_repeat_share` and `expected_repeat_places` (by chance, if all places at risk
            were alike; missing where their number is not known), `p`, `adjusted_p` (of as many
            repeat places by chance), `verdict`: "more than chance", "no more than chance",
            "not known" or "too few".
        bands: one row per dataset × category × `band`, in order: `places`, `incidents`,
            `incident_share`.
        top: one row per dataset × category × place, those with most first: `place`, `incidents`,
            `incident_share`, `running_share`. It names places: never for the public.
    """

    series: pd.DataFrame
    bands: pd.DataFrame
    top: pd.DataFrame


def repeats(
    at_places: pd.DataFrame,
    *,
    places_at_risk: Mapping[str, float],
    repeat_minimum: int,
    bands: Mapping[str, int],
    top: int,
    false_discovery_rate: float,
    fewest_events: float,
) -> Repeats:
    """Incidents by how often their place had one in the period, against chance.

    Args:
        at_places: one row per dataset × category × place: `place`, `count` (incidents, 1 or
            more), exact, of one period; incidents without a place are left out beforehand.
        places_at_risk: dataset → how many places could have had one, such as its addresses.
        repeat_minimum: incidents that make a place a repeat place, such as 2.
        bands: the name of each band → its least number of incidents, from 1 upwards.
        top: how many places to list.
        false_discovery_rate: the largest share of the categories named that may be chance.
        fewest_events: with fewer nothing is said.

    Raises:
        BandsNotRising: no band begins at 1, or two begin at the same number.

    References:
        Farrell & Pease (1993), Once bitten, twice bitten, Home Office Crime Prevention Unit
        Paper 46. By chance the count of a place is Poisson's: Nelson (1980), Criminology 17:
        529–539.
    """
    _check(bands)
    table = at_places.groupby([*KEYS, "place"], as_index=False)["count"].sum()
    table = table[table["count"] > 0]
    again = table.assign(count=table["count"].where(table["count"] >= repeat_minimum, 0.0))
    grouped, repeated = table.groupby(KEYS)["count"], again.groupby(KEYS)["count"]
    series = pd.DataFrame(
        {
            "places": grouped.size(), "incidents": grouped.sum().astype(float),
            "repeat_places": again[again["count"] > 0].groupby(KEYS).size(),
            "repeat_incidents": repeated.sum(),
        }
    ).fillna({"repeat_places": 0}).reset_index()  # fmt: skip
    series["repeat_share"] = series["repeat_incidents"] / series["incidents"]
    at_risk = floats([places_at_risk.get(dataset, np.nan) for dataset in series["dataset"]])
    series = series.assign(**_by_chance(series, at_risk, repeat_minimum))
    series["p"] = series["p"].where(series["incidents"] >= fewest_events)
    series["adjusted_p"] = benjamini_hochberg(series["p"])
    series["verdict"] = np.select(
        [
            series["incidents"] < fewest_events,
            series["p"].isna(),
            series["adjusted_p"] <= false_discovery_rate,
        ],
        ["too few", "not known", "more than chance"],
        default="no more than chance",
    )
    return Repeats(series, _banded(table, bands), _top(table, top))


def _check(bands: Mapping[str, int]) -> None:
    least = sorted(bands.values())
    if not least or least[0] != 1 or len(set(least)) < len(least):
        raise BandsNotRising(
            f"Bands from {', '.join(map(str, least)) or 'none'}: begin the first at 1, and each "
            "other at a number of its own."
        )


def _by_chance(series: pd.DataFrame, at_risk: Floats, repeat_minimum: int) -> dict[str, Floats]:
    """What falls on repeat places if incidents fall on the places at risk by chance."""
    places = np.round(np.where(at_risk >= series["places"], at_risk, np.nan))
    mean = floats(series["incidents"]) / places
    chance = stats.poisson.sf(repeat_minimum - 1, mean)
    found = floats(series["repeat_places"])
    return {
        "expected_repeat_share": stats.poisson.sf(repeat_minimum - 2, mean),
        "expected_repeat_places": places * chance,
        "p": np.where(found > 0, stats.binom.sf(found - 1, places, chance), chance * 0 + 1),
    }


def _banded(table: pd.DataFrame, bands: Mapping[str, int]) -> pd.DataFrame:
    """Places and incidents of every band of every category."""
    names = sorted(bands, key=lambda name: bands[name])
    edges = [*(bands[name] for name in names), np.inf]
    band = pd.cut(table["count"], edges, right=False, labels=names)
    grouped = table.assign(band=band).groupby([*KEYS, "band"], observed=True)["count"]
    told = grouped.agg(places="size", incidents="sum").reset_index()
    grid = table[KEYS].drop_duplicates().merge(pd.DataFrame({"band": names}), how="cross")
    told = grid.merge(told.astype({"band": object}), on=[*KEYS, "band"], how="left").fillna(0)
    whole = told.groupby(KEYS)["incidents"].transform("sum")
    return told.assign(incident_share=told["incidents"] / whole, places=told["places"].astype(int))


def _top(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """The places with most of every category, equal ones in alphabetical order."""
    listed = table.sort_values([*KEYS, "count", "place"], ascending=[True, True, False, True])
    share = listed["count"] / listed.groupby(KEYS)["count"].transform("sum")
    listed = listed.rename(columns={"count": "incidents"}).assign(incident_share=share)
    listed["running_share"] = listed.groupby(KEYS)["incident_share"].cumsum()
    return listed.groupby(KEYS).head(top).reset_index(drop=True)
