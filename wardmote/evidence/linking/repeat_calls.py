"""Calls that are likely to be of one incident, linked to its first call. None is dropped."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import ibis
import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.places.grid import to_grid

Key = tuple[str, Any, Any]
Whole = npt.NDArray[np.int64]
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
    timed = records.filter(
        records.happened_on.notnull(), records.hour.notnull(), records.category.notnull()
    )
    calls = _calls(timed.select(*READ).to_pandas())
    pairs = list(_pairs(calls, minutes // 60, metres))
    told = calls[["delivery", "row_number", "record_id"]]
    later = told.iloc[[call for call, _ in pairs]].reset_index(drop=True)
    first = told.iloc[[first for _, first in pairs]].reset_index(drop=True).add_prefix("first_")
    return pd.concat([later, first], axis=1)[COLUMNS]


def _calls(rows: pd.DataFrame) -> pd.DataFrame:
    """The calls in order, with `at` [hours since 1970] and `x`, `y` [m; missing without point]."""
    midnight = pd.to_datetime(rows["happened_on"]).to_numpy().astype("datetime64[h]")
    x, y = (rows[name].to_numpy(float, copy=True) for name in ("easting", "northing"))
    turned = np.isnan(x + y)
    lon, lat = (rows[name].to_numpy(float)[turned] for name in ("longitude", "latitude"))
    x[turned], y[turned] = to_grid(lon, lat)
    told = rows.assign(at=midnight.astype("int64") + rows["hour"].astype("int64"), x=x, y=y)
    return told.sort_values(["at", "delivery", "row_number"], ignore_index=True)


@dataclass
class _Firsts:
    """The first calls met so far, by category and the cell of the map, or place, they lie in."""

    hours: int
    by_key: dict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))

    def recent(self, key: Key, at: Whole, now: int) -> list[int]:
        """The first calls of one key that are still within the window; older ones are let go."""
        if key not in self.by_key:
            return []
        self.by_key[key] = [first for first in self.by_key[key] if now - at[first] <= self.hours]
        return self.by_key[key]


def _pairs(calls: pd.DataFrame, hours: int, metres: float) -> Iterator[tuple[int, int]]:
    """(call, first call), each by its place in order."""
    firsts = _Firsts(hours)
    at, x, y = (calls[name].to_numpy() for name in ("at", "x", "y"))
    placed = calls["place"].notna().to_numpy()
    for call, key in enumerate(_keys(calls, metres)):
        if not np.isnan(x[call] + y[call]):
            found = [
                first
                for cell in _around(key)
                for first in firsts.recent(cell, at, at[call])
                if np.hypot(x[first] - x[call], y[first] - y[call]) <= metres
            ]
        else:
            found = firsts.recent(key, at, at[call]) if placed[call] else []
        if found:
            yield call, min(found)
        else:
            firsts.by_key[key].append(call)


def _keys(calls: pd.DataFrame, metres: float) -> Iterator[Key]:
    """The category and the cell of the map of each call; its place and code if it has no point."""
    columns = (calls[name] for name in ("category", "x", "y", "place", "area_code"))
    for category, x, y, place, code in zip(*columns, strict=True):
        if np.isnan(x + y):
            yield category, place, "" if pd.isna(code) else code
        else:
            yield category, int(x // metres), int(y // metres)


def _around(cell: Key) -> Iterator[Key]:
    category, east, north = cell
    for right, up in product((-1, 0, 1), repeat=2):
        yield category, east + right, north + up
