"""The ground of one partnership: its small areas with all that is publicly known of each."""

from typing import TYPE_CHECKING

import pandas as pd

from wardmote.evidence.errors import PlacesMissing
from wardmote.evidence.places.drawing import dissolved, drawn
from wardmote.evidence.places.kinds import Kind
from wardmote.evidence.places.neighbours import neighbours, touching_m
from wardmote.evidence.places.notes import notes
from wardmote.evidence.places.outlines import Outlines
from wardmote.evidence.records import AREA_FACTS, Ground, Period

if TYPE_CHECKING:
    from wardmote.evidence.places.places import Places


def ground(places: "Places", name: str, period: Period) -> Ground:
    """Gather one partnership's areas, facts, neighbours and outlines for a period.

    Raises:
        UnknownName: no partnership answers to the name; the message lists near names.
        PlacesMissing: no lookup tells which areas it has.
    """
    partnership = places.named_partnership(name, period)
    members = places.membership(period)
    mine = members[members["partnership_code"] == partnership.code]
    if mine.empty:
        raise PlacesMissing(
            f"No lookup tells which small areas {partnership.name} has in {period.label}. Supply "
            "one from LSOA (or data zone) to district and from district to partnership; where a "
            "district lies in several partnerships, one from LSOA to partnership (such as "
            "lsoa21_code, csp24_code)."
        )
    kind = places.kind_of_atoms(mine["area"], period)
    areas = _facts(places, kind, sorted(mine["area"]), period)
    outlines = places.outlines(kind).only(areas["area"])
    wards = _wards(places, areas, outlines, period)
    return Ground(
        code=partnership.code,
        name=partnership.name,
        atom_kind=kind.name,
        areas=areas,
        neighbours=neighbours(outlines, touching_m(outlines)),
        shapes=drawn(outlines, "area"),
        ward_shapes=drawn(wards, "ward"),
        notes=notes(places, partnership, kind, areas, outlines, wards, period),
    )


def _facts(places: "Places", kind: Kind, codes: list[str], period: Period) -> pd.DataFrame:
    """One row per area, columns `AREA_FACTS`; what is not known is missing."""
    areas = pd.DataFrame({"area": codes})
    areas["area_name"] = areas["area"].map(places.names(kind)).fillna(areas["area"])
    for family, column in (("ward", "ward"), ("ltla", "district")):
        best = places.best_fit(kind, family, period).set_index("area")
        areas[column] = areas["area"].map(best["target"])
        areas[f"{column}_name"] = areas["area"].map(best["name"])
    people = places.population(kind.name, period.start.year).set_index("area")
    for measure in ("residents", "households"):
        areas[measure] = areas["area"].map(people[measure]).astype(float)
    deprived = places.deprivation(kind.name, period.start.year).set_index("area")
    areas["deprivation_decile"] = areas["area"].map(deprived["decile"]).astype(float)
    return areas[AREA_FACTS]


def _wards(places: "Places", areas: pd.DataFrame, outlines: Outlines, period: Period) -> Outlines:
    """The wards as drawn, where one vintage draws them all; else their areas joined."""
    wanted = set(areas["ward"].dropna())
    for kind in places.vintages("ward", period.start.year):
        if wanted <= set(places.outlines(kind).codes):
            return places.outlines(kind).only(wanted)
    known = areas[areas["ward"].notna() & areas["area"].isin(outlines.codes)]
    groups = {str(ward): list(rows["area"]) for ward, rows in known.groupby("ward")}
    return dissolved(outlines, groups, Kind("ward", 0))
