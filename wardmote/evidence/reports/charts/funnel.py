"""A funnel: each partnership's rate against its size, inside the limits that chance allows."""

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.charts.frame import (
    CATEGORICAL,
    INK,
    QUIET,
    RULE,
    Frame,
    Spec,
    axis,
    spec,
)  # fmt: skip
from wardmote.evidence.reports.charts.reading import Row, number, rows, words

LABELS = 6
"""The most points that are named, so that names stay apart."""


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec:
    """Reads x (size), y (rate), centre, lower, upper; and where named label, mark.

    A row without y only carries the limits. A row with a `mark` is drawn as a diamond and named.
    """
    table = sorted(rows(exhibit, "x", "y"), key=lambda row: float(row["x"]))
    points = [row for row in table if number(row["y"]) is not None]
    layers = [*_limits(table), *_points(points, frame)]
    for layer in layers:
        layer["encoding"] = {**_scales(exhibit, table, frame), **layer["encoding"]}
    return spec(frame, layers, height=320 if frame.narrow else 400, measure=words(exhibit, "y"))


def _scales(exhibit: Exhibit, table: list[Row], frame: Frame) -> Spec:
    least, most = float(table[0]["x"]), float(table[-1]["x"])
    edge = (most - least or 1) * 0.06
    foot = axis(words(exhibit, "x"), format=",~f", tickCount=3 if frame.narrow else 6, grid=False)
    side = axis(None, format=",~f", tickCount=5, domain=False, ticks=False)
    ends = [
        n
        for row in table
        for key in ("y", "lower", "upper")
        if (n := number(row.get(key))) is not None
    ]
    room = (max(ends) - min(ends) or 1) * 0.08
    span = [max(0, min(ends) - room), max(ends) + room]
    return {
        "x": {"field": "x", "type": "quantitative", "axis": foot,
              "scale": {"domain": [max(0, least - edge), most + edge], "nice": False}},
        "y": {"field": "y", "type": "quantitative", "axis": side,
              "scale": {"domain": span, "zero": False, "nice": False}},
    }  # fmt: skip


def _limits(table: list[Row]) -> list[Spec]:
    layers: list[Spec] = []
    if any(number(row.get("lower")) is not None for row in table):
        layers.append({
            "data": {"values": table},
            "mark": {"type": "area", "color": RULE, "opacity": 0.5},
            "encoding": {"y": {"field": "lower", "type": "quantitative"}, "y2": {"field": "upper"}},
        })  # fmt: skip
    for edge in ("lower", "upper") if layers else ():
        layers.append(_line(table, edge, {"strokeWidth": 1}))
    if any(number(row.get("centre")) is not None for row in table):
        layers.append(_line(table, "centre", {"strokeDash": [5, 4]}))
    return layers


def _line(table: list[Row], field: str, style: Spec) -> Spec:
    mark = {"type": "line", "color": QUIET, **style}
    encoding = {"y": {"field": field, "type": "quantitative"}}
    return {"data": {"values": table}, "mark": mark, "encoding": encoding}


def _points(points: list[Row], frame: Frame) -> list[Spec]:
    marked = [row for row in points if row.get("mark")]
    others = [row for row in points if not row.get("mark")]
    dot = {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": CATEGORICAL[0]}
    diamond = {"type": "point", "shape": "diamond", "filled": True, "size": 240, "opacity": 1,
               "color": "#801650", "stroke": "white"}  # fmt: skip
    text = {"type": "text", "align": {"expr": "datum.side"}, "dx": {"expr": "datum.dx"},
            "color": INK, "fontWeight": "bold"}  # fmt: skip
    middle = (float(points[0]["x"]) + float(points[-1]["x"])) / 2 if points else 0
    said = [
        {**row, "said": row.get("label") or row["mark"], "side": "left" if left else "right",
         "dx": 13 if left else -13}
        for row in marked[:LABELS]
        for left in [float(row["x"]) <= middle]
    ]  # fmt: skip
    return [
        {"data": {"values": others}, "mark": dot, "encoding": {}},
        {"data": {"values": marked}, "mark": diamond, "encoding": {}},
        {"data": {"values": said}, "mark": text, "encoding": {"text": {"field": "said"}}},
    ]
