"""A surface over the ground: squares shaded by their band, the densest darkest."""

from itertools import groupby, pairwise
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.charts.backdrop import (
    layer,
    map_sheet,
    on_sheet,
    outlines,
    ward_names,
)
from wardmote.evidence.reports.charts.classes import colours
from wardmote.evidence.reports.charts.frame import NO_FIGURE, RULE, Frame, Spec, legend
from wardmote.evidence.reports.charts.ground import Sheet, feature, geometries
from wardmote.evidence.reports.charts.reading import order, rows, words


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec | None:
    """Reads x, y (a square's middle, in metres) and series (its band); `side_m`, of a square.

    The bands are shaded in their order, the last the darkest. Ground without a square is pale.

    Returns:
        The picture, or None where no boundaries were supplied.
    """
    areas = geometries(edition.shapes, "area")
    if not areas:
        return None
    wards, page = geometries(edition.ward_shapes, "ward"), map_sheet(areas, frame)
    layers = [
        _ground(areas, page), _shades(exhibit, page, frame), *outlines(wards, page),
        *ward_names(edition, wards, page, frame),
    ]  # fmt: skip
    return on_sheet(page, frame, layers)


def _ground(areas: dict[str, BaseGeometry], page: Sheet) -> Spec:
    features = [feature(page.laid(areas[code])) for code in sorted(areas)]
    mark = {"type": "geoshape", "fill": NO_FIGURE, "stroke": RULE, "strokeWidth": 0.4}
    return layer(features, mark, {})


def _shades(exhibit: Exhibit, page: Sheet, frame: Frame) -> Spec:
    """One shape for each band."""
    table, side = rows(exhibit, "x", "y", "series"), float(exhibit.encoding["side_m"])
    bands = order(exhibit, "series", table)
    squares = {
        band: _joined([(row["y"], row["x"]) for row in table if row["series"] == band], side)
        for band in bands
    }
    features = [feature(page.laid(shape), band=band) for band, shape in squares.items()]
    scale = {"domain": bands, "range": colours(len(bands))}
    colour = {
        "field": "properties.band", "type": "nominal", "scale": scale,
        "legend": legend(words(exhibit, "series"), frame, bands, symbolType="square"),
    }  # fmt: skip
    return layer(features, {"type": "geoshape"}, {"color": colour})


def _joined(middles: list[tuple[float, float]], side: float) -> BaseGeometry:
    """Squares as one shape: the runs of each row are joined first, for there are far fewer."""
    half = side / 2
    runs = [
        shapely.box(run[0] - half, north - half, run[-1] + half, north + half)
        for north, row in groupby(sorted(middles), key=lambda middle: middle[0])
        for run in _runs([east for _, east in row], side)
    ]
    return shapely.union_all(runs)


def _runs(eastings: list[float], side: float) -> list[list[Any]]:
    """Neighbouring squares of a row, together."""
    found = [[eastings[0]]]
    for west, east in pairwise(eastings):
        if east - west > side * 1.5:
            found.append([])
        found[-1].append(east)
    return found
