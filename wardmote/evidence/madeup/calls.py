"""A year of calls for service in which it is known which are of one incident."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import pick, stream

MINUTES_A_DAY = 24 * 60
EPOCH = pd.Timestamp("2024-01-01")


def calls(incidents: int, *, again: float, seed: int, days: int = 364) -> pd.DataFrame:
    """Calls about so many incidents, some told again: later, from near by, at times misfiled.

    Args:
        incidents: how many.
        again: the share of them that more than one call is about.
        seed: of all chance in it.
        days: over how many days.

    Returns:
        One row per call in order of time: `incident` (the truth), `minute` (since the first day),
        `easting`, `northing` [m], `category`.
    """
    plan, rng = settings("calls"), stream(seed, "calls")
    first = _incidents(incidents, plan, rng, days)
    more = rng.geometric(plan["more_calls"], incidents) * (rng.random(incidents) < again)
    later = told_again(first.loc[np.repeat(first.index, more)], plan, rng)
    rows = pd.concat([first, later], ignore_index=True)
    return rows.sort_values(["minute", "easting", "incident"], ignore_index=True)


def told_again(rows: pd.DataFrame, plan: dict[str, Any], rng: np.random.Generator) -> pd.DataFrame:
    """The same incidents as another caller tells them."""
    size = len(rows)
    lag = np.minimum(rng.exponential(plan["lag_minutes"], size), plan["most_minutes"])
    near = rng.random(size) < plan["well_placed"]
    off = np.where(near, plan["off_m"], plan["far_off_m"])[:, None] * rng.normal(size=(size, 2))
    same = rng.random(size) < plan["same_kind"]
    return rows.assign(
        minute=rows["minute"] + lag.astype(int),
        easting=(rows["easting"] + off[:, 0]).round(),
        northing=(rows["northing"] + off[:, 1]).round(),
        category=np.where(same, rows["category"], pick(rng, plan["kinds"], size)),
    )


def told_by(
    incidents: int, shares: dict[str, float], *, seed: int, days: int = 364
) -> dict[str, pd.DataFrame]:
    """Incidents that several agencies may tell of, each with its own share and by itself.

    Returns:
        Agency → its rows as `calls` gives them; categories are those of the agency alone.
    """
    plan, rng = settings("calls"), stream(seed, "told by")
    every = _incidents(incidents, plan, rng, days)
    tellings = {}
    for agency, share in shares.items():
        rows = told_again(every[rng.random(incidents) < share], plan, rng)
        rows = rows.assign(category=agency)
        tellings[agency] = rows.sort_values(["minute", "incident"], ignore_index=True)
    return tellings


@dataclass(frozen=True)
class Judged:
    """How well links agree with the truth.

    Attributes:
        precision: of the links, the share whose two are of one incident; 1 where there is none.
        recall: of all there was to link, the share rightly linked; 1 where there was nothing.
        links: how many were linked.
        true: how many there were to link.
    """

    precision: float
    recall: float
    links: int
    true: int


def judged(one: npt.ArrayLike, other: npt.ArrayLike, true: int) -> Judged:
    """Links (the incident of the one, the incident of the other) against how many there are."""
    right = int((np.asarray(one) == np.asarray(other)).sum())
    links = len(np.asarray(one))
    return Judged(right / links if links else 1.0, right / true if true else 1.0, links, true)


def as_records(rows: pd.DataFrame, delivery: str = "d") -> pd.DataFrame:
    """The rows as standard records have them: the day and the hour, not the minute."""
    at = EPOCH + pd.to_timedelta(rows["minute"], unit="min")
    empty = dict.fromkeys(("longitude", "latitude"), np.nan)
    return pd.DataFrame(
        {
            "delivery": delivery,
            "row_number": np.arange(len(rows)),
            "record_id": "",
            "category": rows["category"].astype(str),
            "happened_on": at.dt.normalize(),
            "hour": at.dt.hour,
            "easting": rows["easting"],
            "northing": rows["northing"],
            **empty,
            "place": "",
            "area_code": "",
        }
    )


def _incidents(
    size: int, plan: dict[str, Any], rng: np.random.Generator, days: int
) -> pd.DataFrame:
    """When, where and of what kind: most in centres at night, some at the same few doors."""
    side = plan["side_of_a_thousand_m"] * np.sqrt(size / 1000)
    centre = rng.uniform(0.1, 0.9, (plan["centres"], 2))[rng.integers(plan["centres"], size=size)]
    anywhere = rng.uniform(0, side, (size, 2))
    gathered = centre * side + rng.normal(0, side / 60, (size, 2))
    busy = centre * side + rng.normal(0, plan["busy_spot_m"], (size, 2))
    where = np.where(rng.random((size, 1)) < plan["in_centres"], gathered, anywhere)
    where = np.where(rng.random((size, 1)) < plan["at_busy_spots"], busy, where)
    weight = np.array(plan["hours"], dtype=float)
    hour = rng.choice(24, size=size, p=weight / weight.sum())
    minute = rng.integers(days, size=size) * MINUTES_A_DAY + hour * 60
    return pd.DataFrame(
        {
            "incident": np.arange(size),
            "minute": minute + rng.integers(0, 60, size),
            "easting": where[:, 0].round(),
            "northing": where[:, 1].round(),
            "category": pick(rng, plan["kinds"], size),
        }
    )
