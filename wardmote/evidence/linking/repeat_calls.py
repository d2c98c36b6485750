"""Calls that are likely to be of one incident, linked to its first call. None is dropped."""

import ibis
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial import cKDTree

from wardmote.evidence.places.grid import to_grid

Pairs = npt.NDArray[np.int64]
COLUMNS = [
    "delivery", "row_number", "record_id", "first_delivery", "first_row_number", "first_record_id",
]  # fmt: skip
READ = [
    "delivery", "row_number", "record_id", "category", "happened_on", "hour", "easting",
    "northing", "longitude", "latitude", "place", "area_code",
]  # fmt: skip


def repeat_calls(records: ibis.Table, *, minutes: int, metres: float) -> pd.DataFrame:
    """Which calls are likely to be about an incident that an earlier call told of.

    Calls are taken in order of time, then of delivery and row. A call is linked to the earliest
    first call of its category that began no more than `minutes` before and is near: within
    `metres` where both have a point, else of the same place and area code. Otherwise it is itself
    a first call. So a chain of calls cannot run on for longer than `minutes` from its first.

    Args:
        records: standard records with `delivery`; those with no day, hour or category, or no
            point and no place, are never linked.
        minutes: the records tell the hour, so this is read in whole hours from hour to hour:
            with 60, calls at 21:05 and 22:50 may be linked.
        metres: how far apart two calls about one incident may be told to be.

    Returns:
        One row per linked call: delivery, row_number, record_id, and the same of the first call
        with `first_` before. Incidents are the calls less these rows.
    """
    calls = timed_calls(records)
    linked = firsts(nearby(calls, minutes // 60, metres))
    told = calls[["delivery", "row_number", "record_id"]]
    later = told.iloc[list(linked)].reset_index(drop=True)
    first = told.iloc[list(linked.values())].reset_index(drop=True).add_prefix("first_")
    return pd.concat([later, first], axis=1)[COLUMNS]


def timed_calls(records: ibis.Table) -> pd.DataFrame:
    """The calls in order, with `at` [hours since 1970] and `x`, `y` [m; missing without point].

    Only what `READ` names is read: nothing about people. Those with no day, hour or category are
    left out.
    """
    timed = records.filter(
        records.happened_on.notnull(), records.hour.notnull(), records.category.notnull()
    )
    rows = timed.select(*READ).to_pandas()
    midnight = pd.to_datetime(rows["happened_on"]).to_numpy().astype("datetime64[h]")
    x, y = (rows[name].to_numpy(float, copy=True) for name in ("easting", "northing"))
    turned = np.isnan(x + y)
    lon, lat = (rows[name].to_numpy(float)[turned] for name in ("longitude", "latitude"))
    x[turned], y[turned] = to_grid(lon, lat)
    told = rows.assign(at=midnight.astype("int64") + rows["hour"].astype("int64"), x=x, y=y)
    return told.sort_values(["at", "delivery", "row_number"], ignore_index=True)


def firsts(pairs: Pairs) -> dict[int, int]:
    """Each linked call's first call, of pairs (earlier, later) that may be of one incident."""
    linked: dict[int, int] = {}
    by_later = np.lexsort((pairs[:, 0], pairs[:, 1]))
    for earlier, later in pairs[by_later].tolist():
        if later not in linked and earlier not in linked:
            linked[later] = earlier
    return linked


def nearby(calls: pd.DataFrame, hours: int, metres: float) -> Pairs:
    """Pairs of calls (earlier, later) of one category that are near in place and time."""
    window = calls["at"].to_numpy(float) / (hours + 0.5)
    pointed = (calls["x"].notna() & calls["y"].notna()).to_numpy()
    placed = calls["place"].notna().to_numpy() & ~pointed
    metric = calls[["x", "y"]].to_numpy(float)
    by_point = _near(
        pointed, _numbered(calls, ["category"]), window, *(metric / metres).transpose()
    )
    apart = np.hypot(*(metric[by_point[:, 0]] - metric[by_point[:, 1]]).transpose())
    by_place = _near(placed, _numbered(calls, ["category", "place", "area_code"]), window)
    return np.concatenate([by_point[apart <= metres], by_place])


def _near(which: npt.NDArray[np.bool_], *axes: npt.NDArray[np.float64]) -> Pairs:
    """Pairs of some of the calls that differ by no more than 1 along every axis."""
    at = np.flatnonzero(which)
    if len(at) < 2:
        return np.empty((0, 2), dtype=np.int64)
    tree = cKDTree(np.column_stack(axes)[at])
    found: Pairs = at[tree.query_pairs(1.0, p=np.inf, output_type="ndarray")]
    return np.sort(found, axis=1)


def _numbered(calls: pd.DataFrame, columns: list[str]) -> npt.NDArray[np.float64]:
    """A number for each set of values, any two sets being more than 1 apart."""
    groups = calls.groupby(columns, dropna=False, sort=False).ngroup()
    return np.asarray(2.0 * groups.to_numpy(), dtype=np.float64)
