"""Records to areas: the supplied code first, its lookup next, the point last."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import ibis
import numpy as np
import pandas as pd
import pyarrow as pa

from wardmote.evidence.places.crosswalk import Crosswalk
from wardmote.evidence.places.grid import to_grid
from wardmote.evidence.places.point_index import PointIndex

_NOWHERE = -9e9  # a coordinate that no area has: DuckDB never calls a function with a null

BY_POINT = "point"
SPLIT = "split by point"
BEST_FIT = "best fit"

_NUMBERS = count(1)


def located(
    records: Any,
    walk: Crosswalk,
    larger: frozenset[str],
    index: Callable[[], PointIndex],
    residents: Mapping[str, float],
) -> Any:
    """The records with `area` and `how`, as an expression: nothing is run here.

    Args:
        records: an Ibis table with the standard columns.
        walk: what each known small-area code becomes.
        larger: codes of larger areas: such a row is placed by its point, if it has one.
        index: gives the point index; only called when a row needs it.
        residents: of each area; where a split area's row has no point that falls to be used, its
            part with the most residents takes it.

    Returns:
        One row per record: its columns, `area` (null where unknown) and `how`: "supplied",
        "lookup", "split by point", "best fit", "point" or "none".
    """
    codes = ibis.memtable(_answers(walk, larger), schema=_ANSWER)
    joined = records.left_join(codes, records.area_code == codes.wardmote_code)
    route = _route(joined)
    place = _placed(joined, walk, index, residents)
    here, ask = route == "here", route == "ask"
    area = ibis.cases((here, joined.wardmote_atom), (ask, place.split("|")[0]))
    how = ibis.cases((here, joined.wardmote_how), (ask, place.split("|")[1]), else_="none")
    both = joined.mutate(area=area.nullif(""), how=how)
    return both.drop("wardmote_code", "wardmote_atom", "wardmote_how")


_ANSWER = {"wardmote_code": "string", "wardmote_atom": "string", "wardmote_how": "string"}


def _answers(walk: Crosswalk, larger: frozenset[str]) -> pd.DataFrame:
    """One row per known code: its area, or that the row must be asked after."""
    asked = sorted({*walk.split, *(larger - set(walk.rows["code"]))})
    rows = pd.concat(
        [walk.rows, pd.DataFrame({"code": asked, "atom": None, "how": "ask"}, dtype=object)]
    )
    return rows.set_axis(list(_ANSWER), axis=1)


def _route(joined: Any) -> Any:
    """Which way a row goes: "here" has its answer, "ask" needs the point, "none" neither.

    A code that nothing here knows is an area elsewhere: its point, which simplified outlines
    might draw into a neighbour, does not overrule it.
    """
    pointed = (joined.easting.notnull() & joined.northing.notnull()) | (
        joined.longitude.notnull() & joined.latitude.notnull()
    )
    uncoded = joined.area_code.isnull() | (joined.area_code == "")
    return ibis.cases(
        (joined.wardmote_atom.notnull(), "here"),
        (joined.wardmote_how == "ask", "ask"),
        (uncoded & pointed, "ask"),
        else_="none",
    )


def _placed(
    joined: Any, walk: Crosswalk, index: Callable[[], PointIndex], residents: Mapping[str, float]
) -> Any:
    """The few rows that must be asked after, in numpy, batch by batch within the query."""

    def place(code: str, x: float, y: float, lon: float, lat: float) -> str:
        found = _place(_column(code), *(_numbers(part) for part in (x, y, lon, lat)))
        return pa.array(found, pa.string())

    def _place(codes: list[str], *points: Any) -> list[str]:
        easting, northing = _metres(*points)
        answers = index().place(easting, northing)
        return [
            _split(code, walk.split[code], x, y, index(), residents)
            if code in walk.split
            else (f"{index().codes[n]}|{BY_POINT}" if n >= 0 else "|none")
            for code, x, y, n in zip(codes, easting, northing, answers, strict=True)
        ]

    signature = (("string", "float64", "float64", "float64", "float64"), "string")
    function = ibis.udf.scalar.pyarrow(place, name=_name(), signature=signature)
    return function(
        joined.area_code.fill_null(""),
        *(joined[name].fill_null(_NOWHERE) for name in ("easting", "northing")),
        *(joined[name].fill_null(_NOWHERE) for name in ("longitude", "latitude")),
    )


def _name() -> str:
    """A name of its own for each function: a connection knows functions by name."""
    return f"wardmote_place_{next(_NUMBERS)}"


def _split(
    code: str,
    parts: tuple[str, ...],
    easting: float,
    northing: float,
    index: PointIndex,
    residents: Mapping[str, float],
) -> str:
    """Of the parts that a code became the one that holds, or is nearest to, the point."""
    part = index.nearest(easting, northing, parts)
    if part is not None:
        return f"{part}|{SPLIT}"
    most = max(sorted(parts), key=lambda area: residents.get(area, 0.0))
    return f"{most}|{BEST_FIT}"


def _metres(x: Any, y: Any, lon: Any, lat: Any) -> tuple[Any, Any]:
    """Eastings and northings as supplied, else from longitude and latitude; NaN for neither."""
    easting, northing = np.where(x > _NOWHERE, x, np.nan), np.where(y > _NOWHERE, y, np.nan)
    turned = np.isnan(easting + northing) & (lon > _NOWHERE) & (lat > _NOWHERE)
    if turned.any():
        easting[turned], northing[turned] = to_grid(lon[turned], lat[turned])
    return easting, northing


def _column(values: Any) -> list[str]:
    return values.to_pylist()


def _numbers(values: Any) -> Any:
    return values.to_numpy(zero_copy_only=False).astype(float)
