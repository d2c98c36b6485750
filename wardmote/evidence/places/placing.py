"""Rows told as numbers to areas: each code is looked up once, and only what is left is asked."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wardmote.evidence.places.answers import ASK, Answers
from wardmote.evidence.places.asking import NOWHERE

Numbers = NDArray[np.int64]
Points = Callable[[Numbers], Mapping[str, NDArray[np.float64]]]

POINT = ("easting", "northing", "longitude", "latitude")
NONE, ASKED = -1, -2


def placed(
    codes: Sequence[str | None], which: Numbers, points: Points, answers: Answers
) -> tuple[tuple[str, ...], Numbers]:
    """The area of each row, by the rules of `located`.

    Args:
        codes: every code that is supplied, once; None for none.
        which: for each row, the place of its code in `codes`.
        points: gives `easting`, `northing`, `longitude` and `latitude` of the rows asked after;
            NaN where not known.
        answers: what is known of codes.

    Returns:
        The areas in order, and for each row the place of its area there, or −1.
    """
    areas, of_code = _known(answers)
    found = np.array([of_code.get(code, NONE) for code in codes], np.int64)[which]
    asked = np.flatnonzero(found == ASKED)
    if len(asked):
        place = {area: i for i, area in enumerate(areas)}
        told = _told([codes[i] for i in which[asked]], points(asked), answers)
        found[asked] = [place.get(area, NONE) for area in told]
    return areas, found


def _known(answers: Answers) -> tuple[tuple[str, ...], dict[str | None, int]]:
    """Every area in order, and what each code comes to: the place of its area, or to be asked."""
    rows = answers.rows
    known = rows[rows["how"] != ASK]
    areas = tuple(sorted(set(known["atom"])))
    place = {area: i for i, area in enumerate(areas)}
    of_code: dict[str | None, int] = dict.fromkeys((None, "", *rows["code"]), ASKED)
    return areas, of_code | {c: place[a] for c, a in zip(known["code"], known["atom"], strict=True)}


def _told(
    codes: list[str | None], points: Mapping[str, NDArray[np.float64]], answers: Answers
) -> list[str]:
    """The area of each row asked after, "" for none; without code or point none is asked for."""
    metres = ~np.isnan(points["easting"] + points["northing"])
    degrees = ~np.isnan(points["longitude"] + points["latitude"])
    ask = metres | degrees | np.array([bool(code) for code in codes])
    told = np.full(len(codes), "", object)
    if ask.any():
        x, y, lon, lat = (pa.array(np.nan_to_num(points[name][ask], nan=NOWHERE)) for name in POINT)
        written = pa.array([code or "" for code, asked in zip(codes, ask, strict=True) if asked])
        answered = answers.asking.answers(written, x, y, lon, lat).to_pylist()
        told[ask] = [answer.split("|")[0] for answer in answered]
    return list(told)
