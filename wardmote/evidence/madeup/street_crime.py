"""Police street crime: rows as police.uk publishes them, one row per crime or incident."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wardmote.evidence.madeup.atlas import settings
from wardmote.evidence.madeup.chance import hex_ids, pick, stream
from wardmote.evidence.madeup.country import Country
from wardmote.evidence.madeup.rates import Expected, kinds
from wardmote.evidence.madeup.truths import Plant
from wardmote.evidence.madeup.vintages import Earlier

_NO_ID = "anti_social_behaviour"


def street_crimes(
    country: Country,
    before: Earlier,
    points: pd.DataFrame,
    numbers: Expected,
    months: tuple[date, ...],
    plants: tuple[Plant, ...],
    extra: pd.DataFrame,
    seed: int,
) -> pd.DataFrame:
    """Every crime of the country, whether or not its file arrives.

    Args:
        country: its areas.
        before: its areas by the census before last.
        points: its street points.
        numbers: how many to expect, by area × month × category.
        months: the first day of each month.
        plants: what is planted in these files.
        extra: crimes that are told elsewhere too: number, month, kind, point.
        seed: the seed of the whole world.

    Returns:
        One row per crime: number (of its area), month (its number), kind (category), point (of
        `points`), planted (whether it is of `extra`), located, old_code (coded by the census
        before last), crime_id, outcome.
    """
    rng = stream(seed, "street")
    rows = _events(numbers, rng)
    rows["point"] = _points(rows, points, rng)
    rows = pd.concat([rows.assign(planted=False), extra.assign(planted=True)], ignore_index=True)
    share = rows["month"] / max(1, len(months) - 1)
    habit = settings("habits")
    lost = habit["located"]
    rows["located"] = rng.random(len(rows)) >= (
        lost["lost_first"] + (lost["lost_last"] - lost["lost_first"]) * share
    )
    rows["old_code"] = _old_code(rows, country, before, habit["codes"], rng)
    rows["kind"] = _filed(rows, plants, rng)
    told = (rows["kind"] != _NO_ID).to_numpy()
    rows["crime_id"] = np.where(told, hex_ids(rng, len(rows)), "")
    rows["outcome"] = np.where(told, _outcomes(rows, len(months), habit["outcomes"], rng), "")
    return rows


def _events(numbers: Expected, rng: np.random.Generator) -> pd.DataFrame:
    drawn = rng.poisson(numbers)
    area, month, kind = (np.repeat(axis, drawn[drawn > 0]) for axis in np.nonzero(drawn))
    names = np.array(kinds(), dtype=object)
    return pd.DataFrame({"number": area, "month": month, "kind": names[kind]})


def _points(rows: pd.DataFrame, points: pd.DataFrame, rng: np.random.Generator) -> NDArray[np.intp]:
    """A street point of the row's own area, drawn by its weight."""
    upto = points.groupby("number")["weight"].cumsum() + points["number"]
    drawn = rows["number"].to_numpy() + rng.random(len(rows)) * (1 - 1e-9)
    return np.searchsorted(upto.to_numpy(), drawn, side="right").clip(max=len(points) - 1)


def _old_code(
    rows: pd.DataFrame,
    country: Country,
    before: Earlier,
    habit: dict[str, Any],
    rng: np.random.Generator,
) -> NDArray[np.bool_]:
    """Whether a row in an area that changed bears the code of the census before last."""
    changed = before.links.groupby("number")["change"].first().to_numpy() != "U"
    month = rows["month"].to_numpy()
    until = habit["old_months"]
    new = np.interp(month, [0, until - 1], [habit["new_share_first"], habit["new_share_last"]])
    old: NDArray[np.bool_] = (
        changed[rows["number"]] & (month < until) & (rng.random(len(rows)) >= new)
    )
    return old


def _filed(
    rows: pd.DataFrame, plants: tuple[Plant, ...], rng: np.random.Generator
) -> NDArray[np.object_]:
    """The category that each row is filed under, where one is filed as another."""
    kind = rows["kind"].to_numpy(dtype=object).copy()
    for plant in plants:
        if plant.instead:
            moved = (
                (kind == plant.truth.category)
                & rows["number"].isin(plant.numbers).to_numpy()
                & (rows["month"].to_numpy() >= plant.first)
                & (rng.random(len(rows)) < plant.factor)
            )
            kind[moved] = plant.instead
    return kind


def _outcomes(
    rows: pd.DataFrame, months: int, habit: dict[str, Any], rng: np.random.Generator
) -> NDArray[np.object_]:
    old, new = (pick(rng, habit[key], len(rows)) for key in ("old", "new"))
    recent = rows["month"].to_numpy() >= months - habit["new_months"]
    return np.where(recent, new, old)
