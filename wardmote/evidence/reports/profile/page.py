"""The profile as one page, with its style and its pictures in it, laid out for paper as well."""

import re
from pathlib import Path

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports import charts, pictures, words
from wardmote.evidence.reports.working_papers import drawn_from

TEMPLATE = Path(__file__).parent / "profile.html"
LONGEST = 20
"""Rows of a table that are printed; the picture above it shows all of a longer one."""


def page(released: Released) -> str:
    """The page's text."""
    edition = released.edition
    return drawn_from(
        TEMPLATE, released, pictures={e.id: _frames(e, edition) for e in edition.exhibits.values()},
        caveats=caveats(edition), grades=words.GRADE_MEANINGS, longest=LONGEST,
    )  # fmt: skip


def _frames(exhibit: Exhibit, edition: Edition) -> dict[str, str]:
    """An exhibit's picture for wide pages and paper, and for phones; none for a table."""
    drawn = {frame.name: picture(exhibit, edition, frame) for frame in (charts.WIDE, charts.NARROW)}
    return {name: text for name, text in drawn.items() if text}


def picture(exhibit: Exhibit, edition: Edition, frame: charts.Frame) -> str:
    """An exhibit's picture as SVG, with names of its own on a page of many; "" for a table."""
    drawn = charts.draw(exhibit, frame, edition)
    if drawn is None:
        return ""
    text = pictures.svg(drawn, title=exhibit.title, description=exhibit.description)
    text = re.sub(
        r' (?:role="graphics-\w+"|aria-roledescription="[^"]*"|aria-label="[^"]*")', "", text
    )
    own = "".join(letter if letter.isalnum() else "-" for letter in f"{exhibit.id}-{frame.name}")
    for name in ('id="', "url(#", 'aria-labelledby="'):
        text = text.replace(name, f"{name}{own}-")
    return text.replace(f'"{own}-title desc"', f'"{own}-title {own}-desc"')


def caveats(edition: Edition) -> list[str]:
    """What to bear in mind of each finding, each said once."""
    told = [caveat for one in edition.findings.values() for caveat in one.caveats]
    return list(dict.fromkeys(told))
