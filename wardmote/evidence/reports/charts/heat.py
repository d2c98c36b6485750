"""Two ways of time against each other: a square for each, darker for more."""

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.charts.classes import breaks, class_of, colours, labels
from wardmote.evidence.reports.charts.frame import NO_FIGURE, Frame, Spec, axis, legend, spec
from wardmote.evidence.reports.charts.reading import Row, number, order, rows, words

MISSING = "no figure"


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec:
    """Reads x, y, value."""
    table = rows(exhibit, "x", "y", "value")
    columns, lines = order(exhibit, "x", table), order(exhibit, "y", table)
    bounds = breaks([value for row in table if (value := number(row["value"])) is not None])
    names = labels(bounds)
    shown = [{**row, "class": _class(row, bounds, names)} for row in table]
    palette = dict(zip(names, colours(len(names)), strict=True))
    if any(row["class"] == MISSING for row in shown):
        palette[MISSING] = NO_FIGURE
    shades = {"domain": list(palette), "range": list(palette.values())}
    key = legend(words(exhibit, "value"), frame, palette, symbolType="square")
    foot, side = _foot(exhibit, columns, frame), axis(None, domain=False, ticks=False)
    layer = {
        "data": {"values": shown},
        "mark": {"type": "rect", "stroke": "white", "strokeWidth": 1.5},
        "encoding": {
            "x": {"field": "x", "type": "ordinal", "sort": columns, "axis": foot},
            "y": {"field": "y", "type": "ordinal", "sort": lines, "axis": side},
            "color": {"field": "class", "type": "nominal", "scale": shades, "legend": key},
        },
    }
    return spec(frame, [layer], height={"step": 34})


def _class(row: Row, bounds: list[float], names: list[str]) -> str:
    value = number(row["value"])
    return MISSING if value is None else names[class_of(value, bounds)]


def _foot(exhibit: Exhibit, columns: list[str], frame: Frame) -> Spec:
    room = frame.width - 70
    widest = max(frame.letters(str(name)) for name in columns) + 10
    step = next(n for n in (1, 2, 3, 4, 6, 12, 24) if len(columns) / n * widest <= room or n == 24)
    return axis(words(exhibit, "x"), labelAngle=0, values=columns[::step], domain=False)
