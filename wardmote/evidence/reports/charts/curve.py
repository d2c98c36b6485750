"""A curve of concentration: what share of places holds what share of harm."""

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.charts.frame import (
    CATEGORICAL,
    DASHES,
    INK,
    QUIET,
    SIGNAL,
    Frame,
    Spec,
    axis,
    legend,
    spec,
    wrapped,
)  # fmt: skip
from wardmote.evidence.reports.charts.reading import Row, number, order, rows, words


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec:
    """Reads x, y (cumulative shares, in the same unit); and where named series, label, mark.

    A row with a `label` or a `mark` is dotted and named.
    """
    table = [
        {**row, "x": number(row["x"]), "y": number(row["y"])} for row in rows(exhibit, "x", "y")
    ]
    names = order(exhibit, "series", table) if "series" in exhibit.encoding else []
    whole = 1.0 if max((row["x"] or 0) for row in table) <= 1 else 100.0
    layers = [
        *([] if names else _even(whole)),
        _curves(table, names, frame),
        *_points(table, frame),
    ]
    for layer in layers:
        layer["encoding"] = {**_scales(exhibit, whole), **layer["encoding"]}
    return spec(frame, layers, height=340 if frame.narrow else 420, measure=words(exhibit, "y"))


def _scales(exhibit: Exhibit, whole: float) -> Spec:
    style = {"format": "~%" if whole == 1 else ",~f", "tickCount": 5}
    scale = {"domain": [0, whole], "nice": False}
    side = axis(None, domain=False, ticks=False, **style)
    return {
        "x": {"field": "x", "type": "quantitative", "scale": scale,
              "axis": axis(words(exhibit, "x"), **style)},
        "y": {"field": "y", "type": "quantitative", "scale": scale, "axis": side},
    }  # fmt: skip


def _even(whole: float) -> list[Spec]:
    mark = {"type": "line", "color": QUIET, "strokeDash": [4, 4], "strokeWidth": 1.5}
    values = [{"x": 0, "y": 0}, {"x": whole, "y": whole}]
    note = [{"x": whole * 0.66, "y": whole * 0.56, "said": wrapped("if spread evenly", 9)}]
    text = {"type": "text", "align": "left", "color": QUIET}
    return [
        {"data": {"values": values}, "mark": mark, "encoding": {}},
        {"data": {"values": note}, "mark": text, "encoding": {"text": {"field": "said"}}},
    ]


def _curves(table: list[Row], names: list[str], frame: Frame) -> Spec:
    encoding: Spec = {"order": {"field": "x"}}
    if names:
        field = {"field": "series", "type": "nominal", "sort": names}
        key = legend(None, frame, names, symbolType="stroke")
        palette = {"domain": names, "range": list(CATEGORICAL[: len(names)])}
        dashes = {"domain": names, "range": [list(dash) for dash in DASHES[: len(names)]]}
        encoding["color"] = {**field, "scale": palette, "legend": key}
        encoding["strokeDash"] = {**field, "scale": dashes, "legend": key}
    mark = {"type": "line", "strokeWidth": 3, "color": CATEGORICAL[0]}
    return {"data": {"values": table}, "mark": mark, "encoding": encoding}


def _points(table: list[Row], frame: Frame) -> list[Spec]:
    named = [{**row, "said": row.get("label") or row.get("mark")} for row in table]
    named = [{**row, "said": wrapped(row["said"], 15)} for row in named if row["said"]]
    dot = {
        "type": "point",
        "filled": True,
        "size": 140,
        "opacity": 1,
        "color": SIGNAL,
        "stroke": "white",
    }
    text = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "dx": 12,
        "dy": 2,
        "fontWeight": "bold",
    }
    halo = {**text, "stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
    said = {"text": {"field": "said"}}
    return [
        {"data": {"values": named}, "mark": halo, "encoding": dict(said)},
        {"data": {"values": named}, "mark": {**text, "color": INK}, "encoding": dict(said)},
        {"data": {"values": named}, "mark": dot, "encoding": {}},
    ]
