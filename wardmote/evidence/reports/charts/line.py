"""Lines over time: a band for the interval, limits of control, and gaps in supply shaded."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.charts.frame import (
    CATEGORICAL,
    CATEGORICAL_TEXT,
    DASHES,
    INK,
    QUIET,
    SHADE,
    SIGNAL,
    Frame,
    Spec,
    axis,
    legend,
    spec,
    wrapped,
)  # fmt: skip
from wardmote.evidence.reports.charts.reading import Row, number, order, rows, words
from wardmote.evidence.reports.charts.timeline import Timeline

GAP = "gap"
"""The word in the `mark` column for a month that was not supplied."""

END_LABEL = 18
"""Letters to a line of the words at the end of a line."""

AS_GIVEN = {"field": "colour", "type": "nominal", "scale": None}
"""A colour that the row itself carries, with no legend."""


@dataclass(frozen=True)
class _Lines:
    table: list[Row]
    names: list[str]
    time: Timeline
    frame: Frame

    def has(self, role: str) -> bool:
        return any(number(row.get(role)) is not None for row in self.table)

    def layer(self, mark: Spec, encoding: Spec, values: list[Row] | None = None) -> Spec:
        return {"data": {"values": self.table if values is None else values}, "mark": mark,
                "encoding": encoding}  # fmt: skip


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec:
    """Reads x, y; and where they are named series, low, high, centre, lower, upper, mark, label.

    A `mark` of “gap” shades its month; any other word rings the point.
    """
    table = rows(exhibit, "x", "y")
    names = order(exhibit, "series", table) if "series" in exhibit.encoding else []
    time = Timeline.of([row["x"] for row in table])
    table = [{**row, "x": time.at(row["x"]), "y": number(row["y"])} for row in table]
    lines = _Lines(table, names, time, frame)
    layers = [
        *_gaps(lines), *_limits(lines), *_bands(lines), _lines(lines), *_signals(lines),
        *_names(lines),
    ]  # fmt: skip
    for layer in layers:
        layer["encoding"] = {"x": _foot(lines), "y": _side(lines), **layer["encoding"]}
    height = 300 if frame.narrow else 360
    return spec(frame, layers, height=height, measure=words(exhibit, "y"))


def _foot(lines: _Lines) -> Spec:
    frame, time = lines.frame, lines.time
    ends = [frame.letters(line) for name in lines.names for line in wrapped(name, END_LABEL)]
    room = 0 if frame.narrow else max(ends, default=0) * 1.1 + 14
    extra = time.span * room / max(frame.width - room - 70, 1)
    values, labels = time.ticks(4 if frame.narrow else 13)
    return {
        "field": "x", "type": "quantitative",
        "scale": {"domain": [time.first - time.edge, time.last + time.edge + extra], "nice": False},
        "axis": axis(None, values=values, labelExpr=labels, grid=False, labelOverlap=False),
    }  # fmt: skip


def _side(lines: _Lines) -> Spec:
    tops = [number(row.get(key)) for row in lines.table for key in ("y", "high", "upper", "centre")]
    most = max((top for top in tops if top is not None), default=1) or 1
    side = axis(None, tickCount=5, format=",~f", domain=False, ticks=False)
    room = 1.16 if any(_marked(row) for row in lines.table) else 1.04
    return {"field": "y", "type": "quantitative", "axis": side,
            "scale": {"domain": [0, most * room], "nice": False}}  # fmt: skip


def _marked(row: Row) -> bool:
    return row.get("mark") not in (None, "", GAP) and row["y"] is not None


def _gaps(lines: _Lines) -> list[Spec]:
    at = sorted({row["x"] for row in lines.table if row.get("mark") == GAP})
    if not at:
        return []
    bands = [{"x": x - 0.5, "x2": x + 0.5} for x in at]
    shade = lines.layer(
        {"type": "rect", "color": SHADE, "clip": True},
        {"x2": {"field": "x2"}, "y": {"value": 0}, "y2": {"value": "height"}}, bands,
    )  # fmt: skip
    note = lines.layer(
        {"type": "text", "angle": 270, "align": "left", "dx": 8, "color": QUIET},
        {"text": {"field": "note"}, "y": {"value": "height"}},
        [{"x": (at[0] + at[-1]) / 2, "note": "not supplied"}],
    )
    return [shade, note]


def _limits(lines: _Lines) -> list[Spec]:
    layers: list[Spec] = []
    if lines.has("lower"):
        mark = {"type": "area", "color": CATEGORICAL[0], "opacity": 0.10}
        between = {"y": {"field": "lower", "type": "quantitative"}, "y2": {"field": "upper"}}
        layers.append(lines.layer(mark, between))
    if lines.has("centre"):
        dashed = {"type": "line", "color": QUIET, "strokeDash": [5, 4], "strokeWidth": 1.5}
        layers.append(lines.layer(dashed, {"y": {"field": "centre", "type": "quantitative"}}))
    return layers


def _bands(lines: _Lines) -> list[Spec]:
    if not lines.has("low"):
        return []
    encoding: Spec = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    if lines.names:
        encoding |= {"detail": {"field": "series"}, "color": AS_GIVEN}
    shaded = _coloured(lines.table, lines.names, CATEGORICAL)
    mark = {"type": "area", "opacity": 0.14, "color": CATEGORICAL[0]}
    return [lines.layer(mark, encoding, shaded)]


def _lines(lines: _Lines) -> Spec:
    encoding: dict[str, Any] = {}
    names, frame = lines.names, lines.frame
    if names:
        long = {"symbolType": "stroke", "symbolStrokeWidth": 3, "symbolSize": 420}
        key = legend(None, frame, names, **long) if frame.narrow else None
        encoding["color"] = _series(names, CATEGORICAL, key)
        encoding["strokeDash"] = _series(names, DASHES, key)
    dots = {"size": 30, "color": CATEGORICAL[0], "filled": True, "opacity": 1}
    mark = {"type": "line", "strokeWidth": 2.5, "color": CATEGORICAL[0],
            "point": False if names else dots, "invalid": "break-paths-filter-domains"}  # fmt: skip
    return lines.layer(mark, encoding)


def _signals(lines: _Lines) -> list[Spec]:
    middle = (lines.time.first + lines.time.last) / 2
    said = [
        {**row, "said": row.get("label") or row["mark"],
         "side": "right" if row["x"] > middle else "left", "dx": -14 if row["x"] > middle else 14}
        for row in lines.table if _marked(row)
    ]  # fmt: skip
    if not said:
        return []
    ring = {"type": "point", "shape": "diamond", "size": 200, "filled": False, "strokeWidth": 3,
            "color": SIGNAL, "opacity": 1}  # fmt: skip
    text = {"type": "text", "align": {"expr": "datum.side"}, "dx": {"expr": "datum.dx"}, "dy": -6,
            "color": INK, "fontWeight": "bold"}  # fmt: skip
    labels = list({row["said"]: row for row in reversed(said)}.values())
    return [lines.layer(ring, {}, said), lines.layer(text, {"text": {"field": "said"}}, labels)]


def _names(lines: _Lines) -> list[Spec]:
    if not lines.names or lines.frame.narrow:
        return []
    known = [row for row in lines.table if row["y"] is not None]
    lasts = {row["series"]: row for row in known}
    span = max((row["y"] for row in known), default=1) or 1
    ends = [
        {**row, "at": row["y"], "said": wrapped(name, END_LABEL)} for name, row in lasts.items()
    ]
    encoding = {
        "y": {"field": "at", "type": "quantitative"}, "text": {"field": "said"},
        "color": AS_GIVEN,
    }  # fmt: skip
    ends = _coloured(ends, lines.names, CATEGORICAL_TEXT)
    mark = {"type": "text", "align": "left", "dx": 9, "fontWeight": "bold", "baseline": "middle"}
    return [lines.layer(mark, encoding, _apart(ends, line=span * 0.055))]


def _coloured(table: list[Row], names: list[str], palette: tuple[str, ...]) -> list[Row]:
    if not names:
        return table
    return [{**row, "colour": palette[names.index(row["series"])]} for row in table]


def _series(names: list[str], values: tuple[Any, ...], key: Spec | None) -> Spec:
    scale = {"domain": names, "range": list(values[: len(names)])}
    return {"field": "series", "type": "nominal", "sort": names, "scale": scale, "legend": key}


def _apart(labels: list[Row], *, line: float) -> list[Row]:
    """The labels from low to high, each as far above the last as their lines of words need."""
    labels = sorted(labels, key=lambda row: row["at"])
    for below, above in pairwise(labels):
        least = line * (len(below["said"]) + len(above["said"])) / 2
        above["at"] = max(above["at"], below["at"] + least)
    return labels
