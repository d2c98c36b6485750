"""Records to areas: the supplied code first, its lookup next, the point last."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import ibis
import pandas as pd

from wardmote.evidence.places.asking import NOWHERE, Asking
from wardmote.evidence.places.crosswalk import Crosswalk
from wardmote.evidence.places.point_index import PointIndex

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
    asking = Asking(walk.split, index, residents)

    def place(code: str, x: float, y: float, lon: float, lat: float) -> str:
        return asking.answers(code, x, y, lon, lat)  # pyarrow arrays, whatever Ibis is told

    signature = (("string", "float64", "float64", "float64", "float64"), "string")
    function = ibis.udf.scalar.pyarrow(place, name=_name(), signature=signature)
    return function(
        joined.area_code.fill_null(""),
        *(joined[name].fill_null(NOWHERE) for name in ("easting", "northing")),
        *(joined[name].fill_null(NOWHERE) for name in ("longitude", "latitude")),
    )


def _name() -> str:
    """A name of its own for each function: a connection knows functions by name."""
    return f"wardmote_place_{next(_NUMBERS)}"
