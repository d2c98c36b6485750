"""Dots with their intervals: a triangle where the interval lies wholly to one side of the line."""

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
    wrapped,
)  # fmt: skip
from wardmote.evidence.reports.charts.reading import Row, number, order, rows, words

SHORT = 10
"""Names of up to so many letters stay beside their dots on a phone; longer ones go above."""

BREAK = "\n"  # between lines of a name
SECOND_LINE = {"condition": {"test": "indexof(datum.label, '\\n') >= 0", "value": -8}, "value": 0}
"""A name of two lines starts higher, so that it stands beside its own dot."""

LINE = 17  # pixels from one line of a name to the next

ABOVE, ACROSS, BELOW = "clearly higher", "no clear difference", "clearly lower"
SHAPES = {ABOVE: "triangle-up", ACROSS: "circle", BELOW: "triangle-down"}
MARKED = {"more": ABOVE, "fewer": BELOW}
COLOURS = {ABOVE: "#801650", ACROSS: QUIET, BELOW: CATEGORICAL[0]}


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec:
    """Reads x (the number), y (what it is of), low, high; and where named centre, the line.

    Without `centre` the line stands at `line`, or at 0. Where mark is named, its “more” and
    “fewer” tell what is clear, and not the interval: of many intervals some miss by chance.
    """
    line = float(exhibit.encoding.get("line", 0.0))
    table = [_placed(row, line) for row in rows(exhibit, "x", "y", "low", "high")]
    table = [row for row in table if row["x"] is not None]
    above = frame.narrow and max((len(row["y"]) for row in table), default=0) > SHORT
    names = [_lines(name, frame, above) for name in order(exhibit, "y", table)]
    table = [{**row, "y": _lines(row["y"], frame, above)} for row in table]
    layers: list[Spec] = [_line(table), _rules(table), _dots(table, frame)]
    for layer in layers[1:]:
        layer["mark"]["yOffset"] = 11 if above else 0
    layers += _headings(names) if above else []
    for layer in layers:
        layer["encoding"] = {**_scales(exhibit, table, names, frame, above), **layer["encoding"]}
    del layers[0]["encoding"]["y"]
    lines = max((name.count(BREAK) + 1 for name in names), default=1)
    return spec(frame, layers, height={"step": 33 + LINE * lines if above else 32})


def _placed(row: Row, line: float) -> Row:
    given = number(row.get("centre"))
    centre = line if given is None else given
    low, high = number(row["low"]), number(row["high"])
    side = ACROSS
    if low is not None and high is not None:
        side = ABOVE if low > centre else BELOW if high < centre else ACROSS
    if "mark" in row:
        side = MARKED.get(str(row["mark"]), ACROSS)
    placed = {"x": number(row["x"]), "low": low, "high": high, "line": centre, "side": side}
    return {**row, **placed, "colour": COLOURS[side]}


def _scales(
    exhibit: Exhibit, table: list[Row], names: list[str], frame: Frame, above: bool
) -> Spec:
    ends = [
        row[key] for row in table for key in ("low", "high", "x", "line") if row[key] is not None
    ]
    low, high = min(ends, default=0), max(ends, default=1)
    edge = (high - low or 1) * 0.05
    foot = axis(words(exhibit, "x"), format=",~f", tickCount=4 if frame.narrow else 7, domain=False,
                ticks=False)  # fmt: skip
    side = axis(None, labels=not above, ticks=False, domain=False, grid=True, minExtent=0,
                labelExpr="split(datum.label, '\\n')", labelOffset=SECOND_LINE)  # fmt: skip
    return {
        "y": {"field": "y", "type": "nominal", "sort": names, "axis": side},
        "x": {"field": "x", "type": "quantitative", "axis": foot,
              "scale": {"domain": [low - edge, high + edge], "zero": False, "nice": False}},
    }  # fmt: skip


def _line(table: list[Row]) -> Spec:
    values = [{"x": row["line"]} for row in table[:1]]
    mark = {"type": "rule", "color": INK, "strokeWidth": 1.5}
    return {"data": {"values": values}, "mark": mark, "encoding": {}}


def _rules(table: list[Row]) -> Spec:
    mark = {"type": "rule", "strokeWidth": 3, "strokeCap": "round"}
    encoding = {
        "x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"},
        "color": {"field": "colour", "type": "nominal", "scale": None},
    }  # fmt: skip
    return {"data": {"values": table}, "mark": mark, "encoding": encoding}


def _dots(table: list[Row], frame: Frame) -> Spec:
    sides = [side for side in SHAPES if any(row["side"] == side for row in table)]
    key = legend(None, frame, sides, values=sides, symbolFillColor=QUIET, symbolStrokeWidth=0)
    encoding = {
        "shape": {"field": "side", "scale": _scale(SHAPES), "legend": key},
        "color": {"field": "colour", "type": "nominal", "scale": None},
    }
    mark = {"type": "point", "filled": True, "size": 170, "opacity": 1, "stroke": "white",
            "strokeWidth": 1}  # fmt: skip
    return {"data": {"values": table}, "mark": mark, "encoding": encoding}


def _scale(words_to: dict[str, str]) -> Spec:
    return {"domain": list(words_to), "range": list(words_to.values())}


def _lines(name: str, frame: Frame, above: bool) -> str:
    """The name in lines that fit over the picture, or in the half of it beside the dots."""
    letters = 2 * frame.width / frame.text  # most are narrower than the widest
    return BREAK.join(wrapped(name, int(letters if above else letters / 2)))


def _headings(names: list[str]) -> list[Spec]:
    """Each name above its dot: a layer for each number of lines."""
    return [
        _heading([name for name in names if name.count(BREAK) == breaks], breaks + 1)
        for breaks in sorted({name.count(BREAK) for name in names})
    ]


def _heading(names: list[str], lines: int) -> Spec:
    mark = {"type": "text", "align": "left", "yOffset": 5 - LINE * lines, "color": INK,
            "lineBreak": BREAK}  # fmt: skip
    encoding = {"x": {"value": 0}, "text": {"field": "y"}}
    return {"data": {"values": [{"y": name} for name in names]}, "mark": mark, "encoding": encoding}
