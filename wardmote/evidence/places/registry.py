"""The one declared population and deprivation per area and year."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.places.kinds import Kind
from wardmote.evidence.places.tables import Facts

POPULATION_COLUMNS = ["area", "residents", "households", "year", "source"]
DEPRIVATION_COLUMNS = ["area", "decile", "year", "source"]


def kind_of(facts: Facts, codes: Mapping[Kind, frozenset[str]]) -> Kind:
    """The kind whose known codes hold most of the file's areas; the first named, if none do."""
    areas = set(facts.rows["area"])
    return max(facts.kinds, key=lambda kind: len(areas & codes.get(kind, frozenset())))


def declared(
    files: Iterable[Facts], codes: Mapping[Kind, frozenset[str]], measures: Sequence[str]
) -> dict[Kind, pd.DataFrame]:
    """What all files say together, by kind: one row per area and year, with its source.

    Raises:
        FileRefused: two files give one area and year different figures.
    """
    gathered: dict[Kind, list[pd.DataFrame]] = {}
    for facts in files:
        rows = facts.rows.assign(source=facts.source)
        if facts.year:
            rows["year"] = facts.year
        gathered.setdefault(kind_of(facts, codes), []).append(rows)
    return {kind: _together(kind, tables, measures) for kind, tables in gathered.items()}


def _together(kind: Kind, tables: list[pd.DataFrame], measures: Sequence[str]) -> pd.DataFrame:
    """One file may give residents and another households: each measure is settled by itself."""
    rows = pd.concat(tables, ignore_index=True)
    keys = ["area", "year"]
    settled = rows[keys].drop_duplicates(ignore_index=True)
    for measure in measures:
        figures = rows.dropna(subset=measure)[[*keys, measure, "source"]]
        _check_agreed(kind, figures, measure)
        once = figures.drop_duplicates(keys)[[*keys, measure]]
        settled = settled.merge(once, on=keys, how="left")
    source = rows.drop_duplicates(["year", "source"]).groupby("year")["source"].agg(_listed)
    return settled.assign(source=settled["year"].map(source))


def _check_agreed(kind: Kind, figures: pd.DataFrame, measure: str) -> None:
    differing = figures.drop_duplicates(["area", "year", measure])
    twice = differing[differing.duplicated(["area", "year"], keep=False)]
    if len(twice):
        first = twice.iloc[0]
        raise FileRefused(
            f"{kind.title} {first['area']} has two different figures of {measure} for "
            f"{first['year']} ({_listed(twice['source'])}). Keep the one that all partners agreed "
            "on, and take the other out."
        )


def _listed(names: Iterable[str]) -> str:
    return " and ".join(sorted(set(names)))


def at(table: pd.DataFrame | None, year: int, columns: Sequence[str]) -> pd.DataFrame:
    """The rows of the latest year at or before the one asked; of the earliest, if none is."""
    if table is None or table.empty:
        return pd.DataFrame({name: pd.Series(dtype="object") for name in columns})
    years = np.sort(table["year"].unique())
    earlier = years[years <= year]
    chosen = earlier[-1] if len(earlier) else years[0]
    return table.loc[table["year"] == chosen, list(columns)].reset_index(drop=True)


def nearest(table: pd.DataFrame | None, year: int, columns: Sequence[str]) -> pd.DataFrame:
    """The rows of the year nearest to the one asked; of two as near, the earlier."""
    if table is None or table.empty:
        return at(table, year, columns)
    years = np.sort(table["year"].unique())
    return at(table, int(years[np.argmin(np.abs(years - year))]), columns)
