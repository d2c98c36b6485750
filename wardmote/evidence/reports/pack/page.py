"""The pack as one page, with its style and its map in it, laid out for paper as well."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wardmote.evidence.disclosure.edition import Edition
from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports import charts, grids, pictures

TEMPLATE = Path(__file__).parent
TO_DO_ROWS = 5  # lines on which the meeting writes what it will do


def page(released: Released) -> str:
    """The page's text."""
    edition = released.edition
    made = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return made.get_template("pack.html").render(
        edition=edition, manifest=released.manifest, of_exhibit=grids.of_exhibit,
        chart=chart_of(edition), to_do_rows=TO_DO_ROWS, worst=worst_grades(edition),
    )  # fmt: skip


def chart_of(edition: Edition) -> str:
    """The pack's map as SVG; "" where there is none."""
    for exhibit in edition.exhibits.values():
        drawn = charts.draw(exhibit, charts.NARROW, edition) if exhibit.kind == "map" else None
        if drawn is not None:
            return pictures.svg(drawn, title=exhibit.title, description=exhibit.description)
    return ""


def worst_grades(edition: Edition) -> list[str]:
    """What is known to be amiss with the data, the worst first."""
    notes = sorted(edition.quality, key=lambda note: note.grade, reverse=True)
    titles = dict(zip(edition.sources["dataset"], edition.sources["title"], strict=True))
    return [
        f"{titles.get(note.dataset, note.dataset)}: {note.sentence}"
        for note in notes
        if note.grade in "CD"
    ]
