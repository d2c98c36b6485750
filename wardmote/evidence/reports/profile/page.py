"""The profile as one page, with its style and its pictures in it, laid out for paper as well."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports import charts, grids, pictures, words
from wardmote.evidence.reports.pack.page import TO_DO_ROWS, worst_grades

TEMPLATE = Path(__file__).parent
LONGEST = 20
"""Rows of a table that are printed; the picture above it shows all of a longer one."""


def page(released: Released) -> str:
    """The page's text."""
    edition = released.edition
    made = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return made.get_template("profile.html").render(
        edition=edition, manifest=released.manifest, of_exhibit=grids.of_exhibit,
        pictures={one.id: picture(one, edition) for one in edition.exhibits.values()},
        caveats=caveats(edition), grades=words.GRADE_MEANINGS,
        longest=LONGEST, to_do_rows=TO_DO_ROWS, worst=worst_grades(edition),
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
