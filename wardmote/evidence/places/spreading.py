"""Totals of areas that do not nest, told by other areas, with the bounds of what is not known."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from wardmote.evidence.errors import PlacesMissing
from wardmote.evidence.places.kinds import Kind, setting
from wardmote.evidence.places.outlines import Outlines
from wardmote.evidence.records import Period

if TYPE_CHECKING:
    from wardmote.evidence.places.places import Places


def spread(
    places: "Places", totals: pd.DataFrame, source: Kind, to: str, period: Period
) -> pd.DataFrame:
    """As `Places.spread`: count by residents, bounds by all or nothing of uncertain pieces."""
    pieces = _weighed(places, _pieces(places, source, period), period)
    pieces = pieces.merge(targets(places, to, period), on="atom").rename(columns={"target": "area"})
    shares = pieces.groupby(["source", "area"], as_index=False)[["people", "ground"]].sum()
    shares["share"] = _shares(shares)
    return _told(shares, totals)


def homes(places: "Places", source: Kind, period: Period) -> "pd.Series[str]":
    """The source that holds the most of each small area, by the small area's code."""
    pieces = _pieces(places, source, period).sort_values(["part", "source"])
    return pieces.drop_duplicates("atom", keep="last").set_index("atom")["source"]


def _told(shares: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Each target's count and bounds from its sources' shares."""
    supplied = totals.groupby("area")["count"].sum()
    rows = shares.assign(total=shares["source"].map(supplied))
    wholly = ~rows["source"].duplicated(keep=False)
    rows["unsupplied"] = rows["total"].isna()
    rows["total"] = rows["total"].fillna(0.0)
    rows["count"] = rows["total"] * rows["share"]
    rows["certain"] = rows["total"].where(wholly, 0.0)
    columns = {"count": "count", "low": "certain", "high": "total", "certain": "certain"}
    told = pd.DataFrame(
        {name: rows.groupby("area")[column].sum() for name, column in columns.items()}
    )
    told["unsupplied"] = rows.groupby("area")["unsupplied"].sum().astype(int)
    return told.reset_index()


def _shares(shares: pd.DataFrame) -> "pd.Series[float]":
    """Of each source what part falls to each target: by people, by ground where none live."""
    people = shares.groupby("source")["people"].transform("sum")
    ground = shares.groupby("source")["ground"].transform("sum")
    by_people = shares["people"] / people.where(people > 0)
    return by_people.fillna(shares["ground"] / ground)


def _pieces(places: "Places", source: Kind, period: Period) -> pd.DataFrame:
    """Where sources and small areas meet: `source`, `atom`, `part` of the atom that is there."""
    found = []
    for atoms in places.atoms(period):
        rows = places.between(atoms, source)
        if rows.empty:
            found.append(_overlaps(places.outlines(source), places.outlines(atoms)))
            continue
        rows = rows.rename(columns={"target": "source", "area": "atom"})
        # A lookup that puts an area in several sources does not say how much: alike to each.
        part = 1.0 / rows.groupby("atom")["source"].transform("size")
        found.append(rows.assign(part=part)[["source", "atom", "part"]])
    pieces = pd.concat(found, ignore_index=True)
    if pieces.empty:
        raise PlacesMissing(
            f"Neither a lookup nor a boundary tells where a {source.title} lies. Supply either, "
            f"headed {source.name}_code."
        )
    return pieces


def _overlaps(sources: Outlines, atoms: Outlines) -> pd.DataFrame:
    """The pieces by their outlines, slivers left out; people are taken as even in a small area."""
    one, other = shapely.STRtree(atoms.shapes).query(sources.shapes, predicate="intersects")
    held = shapely.area(shapely.intersection(sources.shapes[one], atoms.shapes[other]))
    of_atom = held / shapely.area(atoms.shapes[other])
    of_source = held / shapely.area(sources.shapes[one])
    real = np.maximum(of_atom, of_source) >= setting("sliver_share")
    return pd.DataFrame(
        {
            "source": np.array(sources.codes, dtype=object)[one[real]],
            "atom": np.array(atoms.codes, dtype=object)[other[real]],
            "part": of_atom[real],
        }
    )


def _weighed(places: "Places", pieces: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The residents in each piece."""
    people = places.people(period).set_index("area")["residents"]
    residents = pieces["atom"].map(people).astype(float)
    return pieces.assign(people=(residents * pieces["part"]).fillna(0.0), ground=pieces["part"])


def targets(places: "Places", to: str, period: Period) -> pd.DataFrame:
    """Which target each small area is counted in: itself, or its best fit."""
    found = []
    for atoms in places.atoms(period):
        if to == "area":
            codes = sorted(places.codes(atoms))
            found.append(pd.DataFrame({"atom": codes, "target": codes}, dtype=str))
        else:
            rows = places.best_fit(atoms, to, period).rename(columns={"area": "atom"})
            found.append(rows[["atom", "target"]])
    return pd.concat(found, ignore_index=True)
