"""How many crimes to expect of each kind, in each area, in each month."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wardmote.evidence.madeup.atlas import District, settings
from wardmote.evidence.madeup.chance import stream
from wardmote.evidence.madeup.country import Country
from wardmote.evidence.madeup.truths import Plant

Expected = NDArray[np.float64]
_HOT = "hot areas"
_PLANTED_KINDS = (_HOT, "step change", "fall")


def kinds() -> tuple[str, ...]:
    """The categories of the police, in the order of the last axis of `expected`."""
    return tuple(settings("habits")["police"])


def expected(
    country: Country, months: tuple[date, ...], plants: tuple[Plant, ...], seed: int
) -> Expected:
    """Expected numbers by area × month × category, with what is planted in them."""
    numbers = np.zeros((len(country.areas), len(months), len(kinds())))
    for number, district in enumerate(country.plan.districts):
        rows = np.flatnonzero(country.areas["number"] == number)
        numbers[rows] = _of_district(country.areas.iloc[rows], district, months, seed)
    for plant in plants:
        if plant.truth.kind in _PLANTED_KINDS:
            kind = kinds().index(plant.truth.category)
            if plant.truth.kind == _HOT:
                _make_ordinary(numbers[:, plant.first : plant.last, kind], country, plant)
            numbers[list(plant.numbers), plant.first : plant.last, kind] *= plant.factor
    return numbers


def _make_ordinary(numbers: Expected, country: Country, plant: Plant) -> None:
    """Give the areas planted the mean rate of their district, whatever chance gave them.

    An area that was quiet by chance would not stand out from a skewed map were it made hotter.

    Args:
        numbers: expected numbers by area × month, changed in place.
        country: its areas.
        plant: which areas.
    """
    people = country.of(plant.truth.partnership)["residents"]
    whole = numbers[list(people.index)].sum(axis=0)
    share = people.loc[list(plant.numbers)].to_numpy() / people.sum()
    numbers[list(plant.numbers)] = share[:, None] * whole[None, :]


def _of_district(
    areas: pd.DataFrame, district: District, months: tuple[date, ...], seed: int
) -> Expected:
    habits = settings("habits")
    local = habits["local"].get(district.name, {})
    numbers = np.zeros((len(areas), len(months), len(kinds())))
    for place, (name, habit) in enumerate(habits["police"].items()):
        a_month = habit["rate"] * district.crime * local.get(name, 1.0) / 12_000
        risk = np.ones(len(areas)) if district.flat else _risk(areas, habit, seed, name)
        season = _season(months, habit, flat=district.flat)
        people = areas["residents"].to_numpy() * risk
        people = people * areas["residents"].sum() / people.sum()
        numbers[:, :, place] = a_month * people[:, None] * season[None, :]
    return numbers


def _risk(areas: pd.DataFrame, habit: dict[str, Any], seed: int, kind: str) -> Expected:
    """How much likelier an event is here than elsewhere in the district."""
    district = areas["district_name"].iloc[0]
    shared = stream(seed, "risk", district).normal(0, 0.8, len(areas))
    own = stream(seed, "risk", district, kind).normal(0, habit["spread"], len(areas))
    log_risk = (
        habit["deprivation"] * areas["deprivation"]
        + habit["centre"] * areas["centre"]
        + shared
        + own
    )
    return np.asarray(np.exp(log_risk))


def _season(months: tuple[date, ...], habit: dict[str, Any], *, flat: bool) -> Expected:
    """The share of a mean month that each month holds: a smooth wave, and shorter Februaries."""
    angle = [2 * np.pi * (month.month - habit["busiest"]) / 12 for month in months]
    days = np.array([pd.Timestamp(month).days_in_month for month in months]) * 12 / 365.25
    swing = 0.0 if flat else habit["season"]
    return np.asarray((1 + swing * np.cos(angle)) * days)
