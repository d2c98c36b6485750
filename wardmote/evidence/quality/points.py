"""Points that cannot be right: far from where the rest of a dataset's rows are."""

import ibis
import numpy as np
import pandas as pd
from ibis import _

from wardmote.evidence.places.grid import to_grid
from wardmote.evidence.quality.located import is_pointed

# Where nine in ten rows lie, along each axis; beyond as much again on either side is far away.
# It bears one row in twenty gone astray on each side, and a territory of any shape and size.
TAIL = 0.05
CELL_M = 1000  # a point is told to the kilometre: more would name a place


def far_away(records: ibis.Table) -> pd.DataFrame:
    """The points that lie far from where the rest of the rows are, or off Great Britain.

    Args:
        records: standard records of one dataset.

    Returns:
        One row per such point, most rows first: easting, northing [m; missing off the grid],
        area_name (as one of its rows has it), rows [records].
    """
    keys = ["easting", "northing", "longitude", "latitude"]
    pointed = records.filter(is_pointed(records))
    found = pointed.group_by(keys).agg(rows=_.count(), area_name=_.area_name.max()).to_pandas()
    points = _in_metres(found)
    if points.empty:
        return points
    far = ~(_within(points, "easting") & _within(points, "northing"))
    return points[far].sort_values("rows", ascending=False, ignore_index=True)


def _in_metres(points: pd.DataFrame) -> pd.DataFrame:
    turned = points["easting"].isna() | points["northing"].isna()
    metres = to_grid(points.loc[turned, "longitude"], points.loc[turned, "latitude"])
    for name, values in zip(("easting", "northing"), metres, strict=True):
        points[name] = points[name].astype(float)
        points.loc[turned, name] = values
    return points[["easting", "northing", "area_name", "rows"]]


def _within(points: pd.DataFrame, axis: str) -> pd.Series:
    """Whether each point lies within the territory along one axis; a missing value does not."""
    known = points[points[axis].notna()].sort_values(axis)
    if known.empty:
        return points[axis].notna()
    cumulated = known["rows"].cumsum() / known["rows"].sum()
    low, high = (
        float(known[axis].iloc[int(np.searchsorted(cumulated, q))]) for q in (TAIL, 1 - TAIL)
    )
    reach = max(high - low, CELL_M)
    return points[axis].between(low - reach, high + reach)


def places_named(far: pd.DataFrame, most: int) -> list[str]:
    """Where far points are: districts by their rows, most first, as "556 in Isle of Anglesey".

    Args:
        far: as `far_away` gives it.
        most: how many to name.
    """
    # An area's name is its district's and a code: "Isle of Anglesey 004D".
    district = far["area_name"].str.replace(r"\s+\d{3}[A-Z]$", "", regex=True)
    rows = far.groupby(district)["rows"].sum().sort_values(ascending=False, kind="stable")
    return [f"{count:,} in {name}" for name, count in rows.head(most).items()]
