"""The partnerships most like one, by the open figures that the places tell."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from wardmote.evidence.analyses.similar import Similar, similar
from wardmote.evidence.audit.words import listed, many, number

FIGURES = {
    "residents": "residents",
    "residents_per_km2": "residents for every square kilometre",
    "household_size": "people in a household",
    "deprivation": "deprivation",
}
SKEWED = ("residents", "residents_per_km2")
COLUMNS = ["partnership", "peer", "distance", "apart_most", "steady"]


def no_figures() -> pd.DataFrame:
    """A table of figures with no partnership in it."""
    return pd.DataFrame(columns=["partnership", *FIGURES])


def family(figures: pd.DataFrame, *, of: str, among: Collection[str], size: int) -> Similar | None:
    """The so many partnerships most like one, among those that are held.

    Args:
        figures: one row per partnership, as `open_figures` tells them.
        of: the partnership.
        among: those to choose from.
        size: how many a family has.

    Returns:
        None where no more are held than a family has, or too few figures are known of all: then
        every one that is held is compared.
    """
    held = figures[figures["partnership"].isin([*among, of])]
    told, known = _told(held)
    if of not in set(told["place"]) or not _enough(told, known, size):
        return None
    return similar(told, place=of, variables=known, how_many=size)


def families(figures: pd.DataFrame, *, size: int) -> pd.DataFrame:
    """The family of every partnership.

    Returns:
        One row per partnership × member of its family, the nearest first: `partnership`, `peer`,
        `distance` (0 the same, 1 the least similar of all), `apart_most` (the figure in which the
        two differ most), `steady` (the share of the families made with one figure left out that
        it is in). None where no more are held than a family has.
    """
    told, known = _told(figures)
    if not _enough(told, known, size):
        return pd.DataFrame(columns=COLUMNS)
    found = {
        name: similar(told, place=name, variables=known, how_many=size) for name in told["place"]
    }
    rows = [each.places.assign(partnership=name) for name, each in found.items()]
    table = pd.concat(rows, ignore_index=True).rename(columns={"place": "peer"})
    return table.assign(apart_most=table["apart_most"].map(FIGURES))[COLUMNS]


def in_words(found: Similar, of: str) -> str:
    """Who the family is, by which figures, how near and how steady; a paragraph."""
    rows, by = found.places, [FIGURES[name] for name in found.variables]
    steady = int((rows["steady"] == 1).sum())
    return (
        f"the {many(len(rows), 'partnership')} most like {of} by {listed(by)}, out of "
        f"{found.compared} whose data "
        f"are at hand: {listed(list(rows['place']))}. If any one of these figures were left out, "
        f"{number(steady)} of them would stay. On a scale from 0 (the same) to 1 (the least alike "
        f"of all at hand) the last of them stands at {number(rows['distance'].max(), 2)}."
    )


def _enough(told: pd.DataFrame, known: list[str], size: int) -> bool:
    """Whether there are more to choose from than a family has, and two figures to choose by."""
    return len(told) > size + 1 and len(known) >= 2


def _told(held: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The figures that are known of all and tell some apart, skewed ones as logarithms."""
    known = [name for name in FIGURES if held[name].notna().all() and held[name].nunique() > 1]
    told = held.rename(columns={"partnership": "place"})[["place", *known]].copy()
    skewed = [name for name in known if name in SKEWED]
    told[skewed] = np.log(told[skewed].astype(float))
    return told, known
