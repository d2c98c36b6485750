"""Pictures: one file per kind of exhibit, each a Vega-Lite specification drawn from its table."""

from collections.abc import Callable, Mapping

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.reports.charts import bar, curve, funnel, heat, interval, line, map, surface
from wardmote.evidence.reports.charts.frame import NARROW, WIDE, Frame, Spec

KINDS: Mapping[str, Callable[[Exhibit, Frame, Edition], Spec | None]] = {
    "line": line.draw, "bar": bar.draw, "interval": interval.draw, "map": map.draw,
    "heat": heat.draw, "funnel": funnel.draw, "curve": curve.draw, "surface": surface.draw,
}  # fmt: skip
"""How each kind is drawn; `table` has no picture."""


def draw(exhibit: Exhibit, frame: Frame, edition: Edition) -> Spec | None:
    """The picture of an exhibit, or None where its table is all there is to show.

    Raises:
        UnknownName: a kind that nothing here draws, or a role without its column.
    """
    if exhibit.kind == "table" or exhibit.table.empty:
        return None
    if exhibit.kind not in KINDS:
        raise UnknownName(f"No picture of kind “{exhibit.kind}”. Use one of {', '.join(KINDS)}.")
    return KINDS[exhibit.kind](exhibit, frame, edition)


__all__ = ["KINDS", "NARROW", "WIDE", "Frame", "Spec", "draw"]
