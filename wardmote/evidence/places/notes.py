"""What a reader must know of a ground: which boundaries, whose population, what was fitted."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from wardmote.evidence.places.kinds import Kind, setting
from wardmote.evidence.places.outlines import Outlines
from wardmote.evidence.places.partnerships import Partnership
from wardmote.evidence.records import Period

if TYPE_CHECKING:
    from wardmote.evidence.places.places import Places


def notes(
    places: "Places",
    partnership: Partnership,
    kind: Kind,
    areas: pd.DataFrame,
    outlines: Outlines,
    wards: Outlines,
    period: Period,
) -> tuple[str, ...]:
    """The notes of one ground, each one sentence or two."""
    return (
        *_areas(kind, areas, outlines),
        *_partnership(places, partnership, period),
        *_wards(places, kind, areas, wards, period),
        *_people(places, kind, areas, period),
        *_deprivation(places, kind, areas, period),
    )


def _areas(kind: Kind, areas: pd.DataFrame, outlines: Outlines) -> Iterator[str]:
    yield f"Counts are kept by {kind.title}: {len(areas)} areas, as drawn in {kind.year}."
    missing = len(areas) - len(outlines.codes)
    if missing:
        yield (
            f"No boundary was supplied for {missing} of the {len(areas)} areas: they are not on "
            "the maps, have no neighbours, and no record is placed in them by its point."
        )
    if len(outlines.codes) and _points_each(outlines) < setting("few_points"):
        yield (
            "The boundaries supplied are simplified, so a point near a border may seem to lie on "
            "its other side: the area code that an agency supplied is preferred to its point."
        )


def _partnership(places: "Places", partnership: Partnership, period: Period) -> Iterator[str]:
    year = partnership.kind.year
    if year and year != period.start.year:
        yield f"The partnership's area is as the lookup of {year} has it."
    if partnership.shared:
        yield (
            f"{_and(partnership.shared)} lies in several partnerships and no lookup tells which "
            "of its areas are whose: they are left out here."
        )


def _wards(
    places: "Places", kind: Kind, areas: pd.DataFrame, wards: Outlines, period: Period
) -> Iterator[str]:
    best = places.best_fit(kind, "ward", period)
    best = best[best["area"].isin(areas["area"])]
    if best.empty:
        yield "No lookup to wards was supplied: nothing is told by ward."
        return
    years = _and(sorted({name.removeprefix("ward") for name in best["kind"]}))
    yield f"Wards are those of 20{years}; each area is given whole to its best-fitting ward."
    if wards.kind.year == 0 and len(wards.codes):
        yield "No ward boundaries were supplied for them: wards are drawn by joining their areas."
    elif wards.kind.year and f"{wards.kind.year % 100}" not in years:
        yield f"Ward boundaries are drawn as of {wards.kind.year}."


def _people(places: "Places", kind: Kind, areas: pd.DataFrame, period: Period) -> Iterator[str]:
    people = places.population(kind.name, period.start.year)
    people = people[people["area"].isin(areas["area"])]
    if people.empty:
        yield "No population was supplied for these areas: there are no rates."
        return
    yield (
        f"Residents are as counted in {people['year'].iloc[0]} ({people['source'].iloc[0]}), "
        "whatever the year of the events."
    )
    if areas["residents"].isna().any():
        yield f"Residents are not known for {int(areas['residents'].isna().sum())} areas."
    if areas["households"].isna().all():
        yield "Households were not supplied for these areas: nothing is told per household."


def _deprivation(
    places: "Places", kind: Kind, areas: pd.DataFrame, period: Period
) -> Iterator[str]:
    deprived = places.deprivation(kind.name, period.start.year)
    deprived = deprived[deprived["area"].isin(areas["area"])]
    if deprived.empty:
        yield "No index of deprivation was supplied for these areas."
        return
    yield f"Deprivation is by the {deprived['source'].iloc[0]}, decile 1 the most deprived."


def _points_each(outlines: Outlines) -> float:
    return float(np.median(shapely.get_num_coordinates(outlines.shapes)))


def _and(names: Iterable[str]) -> str:
    listed = list(names)
    return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else listed[0]
