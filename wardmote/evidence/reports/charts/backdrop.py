"""What every map stands on: wards outlined and named, and a bar that tells the distance."""

from typing import Any

import pandas as pd
from shapely.geometry.base import BaseGeometry

from wardmote.evidence.disclosure.edition import Edition
from wardmote.evidence.reports.charts.frame import FONT, INK, QUIET, Frame, Spec, spec
from wardmote.evidence.reports.charts.ground import Sheet, feature, sheet
from wardmote.evidence.reports.charts.reading import Row

FLAT = {"type": "identity", "scale": 1, "translate": [0, 0]}


def outlines(wards: dict[str, BaseGeometry], page: Sheet) -> list[Spec]:
    """The wards' outlines."""
    features = [feature(page.laid(wards[code])) for code in sorted(wards)]
    mark = {
        "type": "geoshape",
        "filled": False,
        "stroke": INK,
        "strokeWidth": 1.1,
        "strokeOpacity": 0.75,
    }
    return [layer(features, mark, {})] if features else []


def ward_names(
    edition: Edition, wards: dict[str, BaseGeometry], page: Sheet, frame: Frame
) -> list[Spec]:
    """Names where there is room: none on a phone, and none over another."""
    if frame.narrow or not wards:
        return []
    return names(wards, _known(edition.areas), page, frame)


def names(
    shapes: dict[str, BaseGeometry], known: dict[str, str], page: Sheet, frame: Frame
) -> list[Spec]:
    """The name of each shape on it, the largest first, where it lies over no other."""
    taken: list[tuple[float, float, float, float]] = []
    values = []
    for code in sorted(shapes, key=lambda code: -shapes[code].area):
        point = page.laid(shapes[code].representative_point())
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
    """A round distance below the map."""
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


def map_sheet(areas: dict[str, BaseGeometry], frame: Frame) -> Sheet:
    """A sheet that holds the areas, no taller than a page or a phone shows at once."""
    return sheet(list(areas.values()), width=frame.width - 20, tallest=430 if frame.narrow else 600)


def on_sheet(page: Sheet, frame: Frame, layers: list[Spec]) -> Spec:
    """The layers as one picture of the sheet's size, with its bar of distance."""
    picture = spec(frame, [*layers, *_scale_bar(page)], height=round(page.height) + 22)
    picture["autosize"] = {"type": "pad", "contains": "padding"}
    picture["width"] = round(page.width)
    return picture


def layer(features: list[dict[str, Any]], mark: Spec, encoding: Spec) -> Spec:
    """Shapes that are in pixels already."""
    return {"data": {"values": features}, "projection": FLAT, "mark": mark, "encoding": encoding}


def _text(values: list[Row], mark: Spec) -> Spec:
    encoding = {"x": _px("x"), "y": _px("y"), "text": {"field": "name"}}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _px(field: str) -> Spec:
    """A position that is already in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}
