"""The few rows whose code alone does not tell their area: asked after by their point."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from wardmote.evidence.places.grid import to_grid
from wardmote.evidence.places.point_index import Groups, PointIndex

NOWHERE = -9e9  # a coordinate that no area has: DuckDB never calls a function with a null

BY_POINT = "point"
SPLIT = "split by point"
BEST_FIT = "best fit"
NONE = "|none"


class Asking:
    """Answers rows, each as "area|how"; all that it needs is made ready at the first row."""

    def __init__(
        self,
        split: Mapping[str, tuple[str, ...]],
        index: Callable[[], PointIndex],
        residents: Mapping[str, float],
    ) -> None:
        """Know which codes became several areas, and where to find outlines and people."""
        self._split = split
        self._open_index = index
        self._residents = residents
        self._number = {code: i for i, code in enumerate(sorted(split))}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="wardmote-place")

    def answers(self, code: Any, x: Any, y: Any, lon: Any, lat: Any) -> Any:
        """One answer per row, from pyarrow arrays and as one.

        The engine calls from threads of its own, several at once; the projection fails in those,
        and the compiled loops must not be entered twice. So all is answered in one thread of ours.
        """
        return self._worker.submit(self._answers, code, x, y, lon, lat).result()

    def _answers(self, code: Any, x: Any, y: Any, lon: Any, lat: Any) -> Any:
        codes = code.to_pylist()
        easting, northing = _metres(*(_numbers(part) for part in (x, y, lon, lat)))
        group = np.array([self._number.get(one, -1) for one in codes], dtype=np.int64)
        split = group >= 0
        found = np.empty(len(codes), dtype=object)
        places = self._index.nearest(easting[split], northing[split], group[split], self._groups)
        fallback = self._best_fit[group[split]]
        found[split] = np.where(places >= 0, self._told_split[places], fallback)
        found[~split] = self._told[self._index.place(easting[~split], northing[~split])]
        return pa.array(found, pa.string())

    @cached_property
    def _index(self) -> PointIndex:
        return self._open_index()

    @cached_property
    def _groups(self) -> Groups:
        return self._index.grouped([self._split[code] for code in self._number])

    @cached_property
    def _told(self) -> Any:
        """What to say of each area, and last, where −1 finds it, of none."""
        return np.array([*(f"{code}|{BY_POINT}" for code in self._index.codes), NONE], object)

    @cached_property
    def _told_split(self) -> Any:
        return np.array([*(f"{code}|{SPLIT}" for code in self._index.codes), NONE], object)

    @cached_property
    def _best_fit(self) -> Any:
        """For each split code its part with the most residents, the lowest of equals."""
        parts = [self._split[code] for code in self._number]
        most = [
            max(sorted(some), key=lambda area: self._residents.get(area, 0.0)) for some in parts
        ]
        return np.array([*(f"{area}|{BEST_FIT}" for area in most), NONE], object)


def _metres(x: Any, y: Any, lon: Any, lat: Any) -> tuple[Any, Any]:
    """Eastings and northings as supplied, else from longitude and latitude; NaN for neither."""
    easting, northing = np.where(x > NOWHERE, x, np.nan), np.where(y > NOWHERE, y, np.nan)
    turned = np.isnan(easting + northing) & (lon > NOWHERE) & (lat > NOWHERE)
    if turned.any():
        easting[turned], northing[turned] = to_grid(lon[turned], lat[turned])
    return easting, northing


def _numbers(values: Any) -> Any:
    return values.to_numpy(zero_copy_only=False).astype(float)
