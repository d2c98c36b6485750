"""A map: each area shaded by its class, wards outlined and named, marked areas ringed."""

from itertools import takewhile

import shapely
from shapely.geometry.base import BaseGeometry

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.charts.backdrop import (
    layer,
    map_sheet,
    names,
    on_sheet,
    outlines,
    ward_names,
)  # fmt: skip
from wardmote.evidence.reports.charts.classes import breaks, class_of, colours, labels
from wardmote.evidence.reports.charts.frame import (
    INK,
    NO_FIGURE,
    SIGNAL,
    Frame,
    Spec,
    legend,
)  # fmt: skip
from wardmote.evidence.reports.charts.ground import Sheet, feature, geometries
from wardmote.evidence.reports.charts.reading import Row, number, rows, words

MISSING = "no figure"
POOLED = "+"


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec | None:
    """Reads area, value; and where named mark: the word for areas to ring.

    Where `within` is named, a close map: only the table's areas, each with its label.

    Returns:
        The picture, or None where no boundaries were supplied.
    """
    key = exhibit.layer or "area"
    table = _by_area(rows(exhibit, "area", "value"))
    areas = geometries(edition.ward_shapes if key == "ward" else edition.shapes, key)
    near = bool(exhibit.encoding.get("within"))
    if near:
        areas = {code: shape for code, shape in areas.items() if code in table}
    if not areas:
        return None
    wards = {} if near else geometries(edition.ward_shapes, "ward")
    page = map_sheet(areas, frame)
    layers = [
        _shades(exhibit, areas, table, page, frame), *outlines(wards, page),
        *_marks(areas, table, page, frame), *ward_names(edition, wards, page, frame),
        *(names(areas, _short(table), page, frame) if near else []),
    ]  # fmt: skip
    return on_sheet(page, frame, layers)


def _short(table: dict[str, Row]) -> dict[str, str]:
    """Each area's label without the words that all begin with."""
    labels = {code: str(row["label"]) for code, row in table.items() if row.get("label")}
    words_of = zip(*map(str.split, labels.values()), strict=False)
    start = len(list(takewhile(lambda each: len(set(each)) == 1, words_of)))
    return {code: " ".join(label.split()[start:]) for code, label in labels.items()}


def _by_area(table: list[Row]) -> dict[str, Row]:
    """The row of each area; areas that were pooled to protect people (“A+B”) share one."""
    return {code: row for row in table for code in str(row["area"]).split(POOLED)}


def _shades(
    exhibit: Exhibit,
    areas: dict[str, BaseGeometry],
    table: dict[str, Row],
    page: Sheet,
    frame: Frame,
) -> Spec:
    values = {code: number(row["value"]) for code, row in table.items()}
    bounds = breaks([value for value in values.values() if value is not None])
    bands = labels(bounds)
    palette = dict(zip(bands, colours(len(bands)), strict=True))
    classes = {
        code: MISSING if (value := values.get(code)) is None else bands[class_of(value, bounds)]
        for code in areas
    }
    if MISSING in classes.values():
        palette[MISSING] = NO_FIGURE
    features = [feature(page.laid(areas[code]), band=classes[code]) for code in sorted(areas)]
    colour = {
        "field": "properties.band", "type": "nominal",
        "scale": {"domain": list(palette), "range": list(palette.values())},
        "legend": legend(words(exhibit, "value"), frame, palette, symbolType="square"),
    }  # fmt: skip
    mark = {"type": "geoshape", "stroke": "white", "strokeWidth": 0.6}
    return layer(features, mark, {"color": colour})


def _marks(
    areas: dict[str, BaseGeometry], table: dict[str, Row], page: Sheet, frame: Frame
) -> list[Spec]:
    marked = {code: row["mark"] for code, row in table.items() if row.get("mark") and code in areas}
    if not marked:
        return []
    kinds = sorted(set(marked.values()))
    features = [
        feature(
            page.laid(shapely.union_all([areas[c] for c, k in marked.items() if k == kind])),
            mark=kind,
        )
        for kind in kinds
    ]
    casing = {"type": "geoshape", "filled": False, "stroke": "white", "strokeWidth": 6}
    ring = {"type": "geoshape", "filled": False, "strokeWidth": 3}
    stroke = {
        "field": "properties.mark", "type": "nominal",
        "scale": {"domain": kinds, "range": [SIGNAL, "#801650", INK][: len(kinds)]},
        "legend": legend(None, frame, kinds, symbolFillColor="transparent", symbolStrokeWidth=3,
                         symbolType="square"),
    }  # fmt: skip
    return [layer(features, casing, {}), layer(features, ring, {"stroke": stroke})]
