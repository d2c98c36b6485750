"""The two frames that every picture is drawn in, and the look that they share."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Spec = dict[str, Any]
"""A Vega-Lite specification."""

CATEGORICAL = ("#12436D", "#28A197", "#801650", "#F46A25")
"""At most four series, in this order (Government Analysis Function, afcharts)."""

SEQUENTIAL = ("#ADD1F1", "#6BACE6", "#2073BC", "#12436D", "#092135")
"""Low to high, five classes at most (Government Analysis Function, afcharts)."""

CATEGORICAL_TEXT = ("#12436D", "#17706A", "#801650", "#A8430C")
"""The same, dark enough for words on white (4.5 to 1)."""

DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3])
"""How the lines of series differ, so that colour never tells them apart alone."""

INK = "#1B1F23"
QUIET = "#4A5258"
RULE = "#D5DADD"
SHADE = "#E9EDEF"
NO_FIGURE = "#E4E7E9"
SIGNAL = "#F46A25"
FONT = "Arial, Liberation Sans, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Frame:
    """The width that a picture is drawn for, in CSS pixels, and the size of its text."""

    name: str
    width: int
    text: int
    narrow: bool

    def letters(self, words: str) -> float:
        """About how wide these words are in the picture, in pixels."""
        return len(words) * self.text * 0.54


WIDE = Frame("wide", width=720, text=14, narrow=False)
NARROW = Frame("narrow", width=350, text=15, narrow=True)


def axis(title: str | None, **more: Any) -> Spec:
    """An axis that is titled in words and never cuts a label off."""
    return {"title": title, "labelLimit": 0, "titleLimit": 0, **more}


def legend(title: str | None, frame: Frame, labels: Iterable[str], **more: Any) -> Spec:
    """A legend over the picture, in as many columns as its words leave room for."""
    widest = max((frame.letters(label) for label in labels), default=0) + 30
    columns = max(1, int(frame.width // widest))
    return {
        "title": title, "orient": "top", "direction": "horizontal", "columns": columns,
        "labelLimit": 0, "titleLimit": 0, "symbolSize": 180, **more,
    }  # fmt: skip


def wrapped(text: str, most: int) -> list[str]:
    """The words in lines of about so many letters, never cut."""
    return textwrap.wrap(text, most, break_long_words=False, break_on_hyphens=False) or [""]


def spec(
    frame: Frame, layers: list[Spec], *, height: int | Mapping[str, Any], measure: str = ""
) -> Spec:
    """A layered picture in the project's look; `measure` is the words over an upright axis."""
    fit = "fit" if isinstance(height, int) else "fit-x"
    return {
        **({"title": _measure(measure, frame)} if measure else {}),
        "width": frame.width,
        "height": height,
        "autosize": {"type": fit, "contains": "padding"},
        "padding": 4,
        "background": "white",
        "config": _look(frame),
        "layer": layers,
    }


def _measure(words: str, frame: Frame) -> Spec:
    """Upright letters over the axis: words on their side are hard to read."""
    return {
        "text": words, "anchor": "start", "frame": "bounds", "fontSize": frame.text,
        "fontWeight": "normal", "color": QUIET, "offset": 10,
    }  # fmt: skip


def _look(frame: Frame) -> Spec:
    quiet = {"labelColor": QUIET, "titleColor": INK, "labelFontSize": frame.text}
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **quiet, "titleFontSize": frame.text, "titleFontWeight": "normal", "gridColor": RULE,
            "domainColor": QUIET, "tickColor": QUIET, "labelPadding": 6, "titlePadding": 10,
        },
        "legend": {
            **quiet, "labelColor": INK, "titleFontSize": frame.text, "titleFontWeight": "bold",
            "labelOffset": 6, "columnPadding": 18, "rowPadding": 5, "offset": 12,
            "layout": {"top": {"direction": "vertical", "anchor": "start", "margin": 10}},
        },
        "text": {"fontSize": frame.text, "color": INK},
        "bar": {"color": CATEGORICAL[0]},
    }  # fmt: skip
