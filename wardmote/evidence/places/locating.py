"""Records to areas: the supplied code first, its lookup next, the point last."""

from itertools import count
from typing import Any

import ibis

from wardmote.evidence.places.answers import ASK, HERE, Answers
from wardmote.evidence.places.asking import NOWHERE, Asking

_NUMBERS = count(1)
_ANSWER = {"wardmote_code": "string", "wardmote_atom": "string", "wardmote_how": "string"}


def located(records: Any, answers: Answers) -> Any:
    """The records with `area` and `how`, as an expression: nothing is run here.

    Args:
        records: an Ibis table with the standard columns.
        answers: what is known of codes.

    Returns:
        One row per record: its columns, `area` (null where unknown) and `how`: "supplied",
        "lookup", "split by point", "best fit", "point" or "none".
    """
    codes = ibis.memtable(answers.rows.set_axis(list(_ANSWER), axis=1), schema=_ANSWER)
    joined = records.left_join(codes, records.area_code == codes.wardmote_code)
    route = _route(joined)
    place = _placed(joined, answers.asking)
    here, ask = route == HERE, route == ASK
    area = ibis.cases((here, joined.wardmote_atom), (ask, place.split("|")[0]))
    how = ibis.cases((here, joined.wardmote_how), (ask, place.split("|")[1]), else_="none")
    both = joined.mutate(area=area.nullif(""), how=how)
    return both.drop("wardmote_code", "wardmote_atom", "wardmote_how")


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
        (joined.wardmote_atom.notnull(), HERE),
        (joined.wardmote_how == ASK, ASK),
        (uncoded & pointed, ASK),
        else_="none",
    )


def _placed(joined: Any, asking: Asking) -> Any:
    """The few rows that must be asked after, in numpy, batch by batch within the query."""

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
