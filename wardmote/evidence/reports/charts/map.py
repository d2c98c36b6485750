"""A map: each area shaded by its class, wards outlined and named, marked areas ringed."""

from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.charts.classes import breaks, class_of, colours, labels
from wardmote.evidence.reports.charts.frame import (
    FONT,
    INK,
    NO_FIGURE,
    QUIET,
    SIGNAL,
    Frame,
    Spec,
    legend,
    spec,
)  # fmt: skip
from wardmote.evidence.reports.charts.ground import Sheet, feature, geometries, sheet
from wardmote.evidence.reports.charts.reading import Row, number, rows, words

MISSING = "no figure"
POOLED = "+"
FLAT = {"type": "identity", "scale": 1, "translate": [0, 0]}


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec | None:
    """Reads area, value; and where named mark: the word for areas to ring.

    Returns:
        The picture, or None where no boundaries were supplied.
    """
    key = exhibit.layer or "area"
    areas = geometries(edition.ward_shapes if key == "ward" else edition.shapes, key)
    if not areas:
        return None
    wards = geometries(edition.ward_shapes, "ward")
    page = sheet(list(areas.values()), width=frame.width - 20, tallest=430 if frame.narrow else 600)
    table = _by_area(rows(exhibit, "area", "value"))
    layers = [
        _shades(exhibit, areas, table, page, frame), *_outlines(wards, page),
        *_marks(areas, table, page, frame), *_ward_names(edition, wards, page, frame),
        *_scale_bar(page),
    ]  # fmt: skip
    picture = spec(frame, layers, height=round(page.height) + 22)
    picture["autosize"] = {"type": "pad", "contains": "padding"}
    picture["width"] = round(page.width)
    return picture


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
    names = labels(bounds)
    palette = dict(zip(names, colours(len(names)), strict=True))
    classes = {
        code: MISSING if (value := values.get(code)) is None else names[class_of(value, bounds)]
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
    return _layer(features, mark, {"color": colour})


def _outlines(wards: dict[str, BaseGeometry], page: Sheet) -> list[Spec]:
    features = [feature(page.laid(wards[code])) for code in sorted(wards)]
    mark = {
        "type": "geoshape",
        "filled": False,
        "stroke": INK,
        "strokeWidth": 1.1,
        "strokeOpacity": 0.75,
    }
    return [_layer(features, mark, {})] if features else []


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
    return [_layer(features, casing, {}), _layer(features, ring, {"stroke": stroke})]


def _ward_names(
    edition: Edition, wards: dict[str, BaseGeometry], page: Sheet, frame: Frame
) -> list[Spec]:
    """Names where there is room: none on a phone, and none over another."""
    if frame.narrow or not wards:
        return []
    known = _known(edition.areas)
    taken: list[tuple[float, float, float, float]] = []
    values = []
    for code in sorted(wards, key=lambda code: -wards[code].area):
        point = page.laid(wards[code].representative_point())
        half = frame.letters(known.get(code, "")) * 0.5
        box = (point.x - half, point.y - 8, point.x + half, point.y + 8)
        clear = all(box[2] < b[0] or b[2] < box[0] or box[3] < b[1] or b[3] < box[1] for b in taken)
        if code in known and clear and box[0] > -8 and box[2] < page.width + 8:
            taken.append(box)
            values.append({"x": point.x, "y": point.y, "name": known[code]})
    halo = {
        "type": "text",
        "stroke": "white",
        "strokeWidth": 4,
        "strokeJoin": "round",
        "fontSize": 13.5,
    }
    name = {"type": "text", "fontSize": 13.5, "color": INK}
    return [_text(values, halo), _text(values, name)]


def _known(areas: pd.DataFrame) -> dict[str, str]:
    """Name by code: from a row for every area and ward, or from a row per area with its ward."""
    pairs = [("code", "name"), ("ward", "ward_name")]
    codes, names = next(pair for pair in pairs if pair[0] in areas.columns)
    named = areas.dropna(subset=[codes, names])
    return dict(zip(named[codes].astype(str), named[names].astype(str), strict=True))


def _scale_bar(page: Sheet) -> list[Spec]:
    length, said = page.scale_bar()
    foot = page.height + 16
    rule = {"type": "rule", "color": QUIET, "strokeWidth": 3}
    line = [{"x": 0, "y": foot, "x2": length}]
    text = {"type": "text", "align": "left", "baseline": "middle", "font": FONT, "color": QUIET}
    encoding = {"x": _px("x"), "x2": {"field": "x2"}, "y": _px("y")}
    return [
        {"data": {"values": line}, "mark": rule, "encoding": encoding},
        _text([{"x": length + 8, "y": foot, "name": said}], text),
    ]


def _layer(features: list[dict[str, Any]], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": features}, "projection": FLAT, "mark": mark, "encoding": encoding}


def _text(values: list[Row], mark: Spec) -> Spec:
    encoding = {"x": _px("x"), "y": _px("y"), "text": {"field": "name"}}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _px(field: str) -> Spec:
    """A position that is already in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}
