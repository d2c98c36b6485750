"""Bars, one under the other, with whiskers for the interval."""

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.charts.frame import (
    CATEGORICAL,
    INK,
    QUIET,
    Frame,
    Spec,
    axis,
    legend,
    spec,
)  # fmt: skip
from wardmote.evidence.reports.charts.reading import Row, number, order, rows, words
from wardmote.evidence.reports.words import said

SHORT = 10
"""Names of up to so many letters stay beside their bars on a phone; longer ones go above."""


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec:
    """Reads x (the number), y (what it is of); and where named series, low, high.

    Without fixed levels the longest bar comes first.
    """
    table = [{**row, "x": number(row["x"])} for row in rows(exhibit, "x", "y")]
    names = _sorted(exhibit, table)
    series = order(exhibit, "series", table) if "series" in exhibit.encoding else []
    above = frame.narrow and max(map(len, names), default=0) > SHORT
    each = 22 if not series else 20 * len(series)
    step = {"step": each + (36 if above else 12), "for": "position"}
    layers = [_bars(table, series, frame), *_whiskers(table), *_values(table, series)]
    layers += _headings(names, each) if above else []
    shift = 11 if above else 0
    for layer in layers:
        layer["encoding"] = {**_scales(exhibit, table, names, frame, above), **layer["encoding"]}
        layer["mark"].setdefault("yOffset", shift)
    return spec(frame, layers, height=step)


def _sorted(exhibit: Exhibit, table: list[Row]) -> list[str]:
    if exhibit.encoding.get("levels") or "series" in exhibit.encoding:
        return order(exhibit, "y", table)
    ranked = sorted(table, key=lambda row: -(row["x"] if row["x"] is not None else -1e300))
    return list(dict.fromkeys(row["y"] for row in ranked))


def _scales(
    exhibit: Exhibit, table: list[Row], names: list[str], frame: Frame, above: bool
) -> Spec:
    longest = max((_reach(row) for row in table), default=1) or 1
    room = 1 + (frame.letters("99,999") + 10) / (frame.width * (0.85 if frame.narrow else 0.6))
    side = axis(None, labels=not above, ticks=False, domain=False, minExtent=0)
    foot = axis(words(exhibit, "x"), format=",~f", tickCount=4 if frame.narrow else 6, domain=False,
                ticks=False)  # fmt: skip
    return {
        "y": {"field": "y", "type": "nominal", "sort": names, "axis": side,
              "scale": {"paddingInner": 0.3, "paddingOuter": 0.1}},
        "x": {"field": "x", "type": "quantitative", "axis": foot,
              "scale": {"domain": [0, longest * room], "nice": False}},
    }  # fmt: skip


def _reach(row: Row) -> float:
    return max(number(row.get("high")) or 0, row["x"] or 0)


def _bars(table: list[Row], series: list[str], frame: Frame) -> Spec:
    encoding: Spec = {}
    if series:
        colours = {"domain": series, "range": list(CATEGORICAL[: len(series)])}
        encoding = {
            "yOffset": {"field": "series", "sort": series},
            "color": {"field": "series", "sort": series, "scale": colours,
                      "legend": legend(None, frame, series, symbolType="square")},
        }  # fmt: skip
    mark: Spec = {"type": "bar"} if series else {"type": "bar", "height": 20}
    return {"data": {"values": table}, "mark": mark, "encoding": encoding}


def _whiskers(table: list[Row]) -> list[Spec]:
    known = [row for row in table if number(row.get("low")) is not None]
    if not known or any("series" in row for row in known):
        return []
    mark = {"type": "rule", "color": INK, "strokeWidth": 2}
    cap = {"type": "tick", "orient": "vertical", "size": 10, "thickness": 2, "color": INK}
    halo = {"type": "rule", "color": "white", "strokeWidth": 5}
    ends = [{**row, "end": row[side]} for row in known for side in ("low", "high")]
    across = {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}
    return [
        {"data": {"values": known}, "mark": halo, "encoding": dict(across)},
        {"data": {"values": known}, "mark": mark, "encoding": dict(across)},
        {"data": {"values": ends}, "mark": cap,
         "encoding": {"x": {"field": "end", "type": "quantitative"}}},
    ]  # fmt: skip


def _values(table: list[Row], series: list[str]) -> list[Spec]:
    shown = [{**row, "at": _reach(row), "said": said(row["x"])} for row in table]
    encoding: Spec = {"x": {"field": "at", "type": "quantitative"}, "text": {"field": "said"}}
    if series:
        encoding["yOffset"] = {"field": "series", "sort": series}
    mark = {"type": "text", "align": "left", "dx": 8, "color": QUIET}
    return [{"data": {"values": shown}, "mark": mark, "encoding": encoding}]


def _headings(names: list[str], each: int) -> list[Spec]:
    mark = {"type": "text", "align": "left", "yOffset": -each / 2 - 1, "color": INK}
    encoding = {"x": {"value": 0}, "text": {"field": "y"}}
    return [
        {"data": {"values": [{"y": name} for name in names]}, "mark": mark, "encoding": encoding}
    ]
