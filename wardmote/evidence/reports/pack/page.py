"""The pack as one page, with its style and its map in it, laid out for paper as well."""

from pathlib import Path

from wardmote.evidence.disclosure.edition import Edition
from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports import charts, pictures
from wardmote.evidence.reports.working_papers import drawn_from

TEMPLATE = Path(__file__).parent / "pack.html"


def page(released: Released) -> str:
    """The page's text."""
    return drawn_from(TEMPLATE, released, chart=chart_of(released.edition))


def chart_of(edition: Edition) -> str:
    """The pack's map as SVG; "" where there is none."""
    for exhibit in edition.exhibits.values():
        drawn = charts.draw(exhibit, charts.NARROW, edition) if exhibit.kind == "map" else None
        if drawn is not None:
            return pictures.svg(drawn, title=exhibit.title, description=exhibit.description)
    return ""
