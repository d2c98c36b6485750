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
        TEMPLATE, released, pictures={e.id: picture(e, edition) for e in edition.exhibits.values()},
        caveats=caveats(edition), grades=words.GRADE_MEANINGS, longest=LONGEST,
    )  # fmt: skip


def picture(exhibit: Exhibit, edition: Edition) -> str:
    """An exhibit's picture as SVG, with names of its own on a page of many; "" for a table."""
    drawn = charts.draw(exhibit, charts.NARROW, edition)
    if drawn is None:
        return ""
    text = pictures.svg(drawn, title=exhibit.title, description=exhibit.description)
    text = re.sub(
        r' (?:role="graphics-\w+"|aria-roledescription="[^"]*"|aria-label="[^"]*")', "", text
    )
    own = "".join(letter if letter.isalnum() else "-" for letter in exhibit.id)
    for name in ('id="', "url(#", 'aria-labelledby="'):
        text = text.replace(name, f"{name}{own}-")
    return text.replace(f'"{own}-title desc"', f'"{own}-title {own}-desc"')


def caveats(edition: Edition) -> list[str]:
    """What to bear in mind of each finding, each said once."""
    told = [caveat for one in edition.findings.values() for caveat in one.caveats]
    return list(dict.fromkeys(told))
