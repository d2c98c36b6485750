"""The first page of an edition: what to read first, and the ways to the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing.chapters import ChapterLink, chapter_links
from wardmote.partnership.audits.pages.viewing.edition import Viewed
from wardmote.partnership.audits.pages.viewing.exhibits import ExhibitShown, exhibit
from wardmote.partnership.audits.pages.viewing.telling import FindingShown, in_short
from wardmote.partnership.audits.pages.viewing.ways import FILES, Frame, Link, Ways, ways_of

FIRST = 8
"""Findings on the first page: as many as a person reads."""


@dataclass(frozen=True)
class Overview:
    """The first page of an edition."""

    frame: Frame
    summary: tuple[str, ...]
    first: tuple[FindingShown, ...]
    all: Link
    more: int
    map: ExhibitShown | None
    chapters: tuple[ChapterLink, ...]
    files: tuple[Link, ...]


def overview(of: Viewed, frame: Frame) -> Overview:
    """Summary, first findings, chapters."""
    ways = ways_of(of)
    found = [in_short(of, ways, key) for key in list(of.edition.findings)[:FIRST]]
    return Overview(
        frame=frame,
        summary=of.edition.summary,
        first=tuple(found),
        all=Link(_("All findings"), ways.to("findings")),
        more=len(of.edition.findings) - len(found),
        map=_first_map(of, ways),
        chapters=tuple(chapter_links(of, ways)),
        files=tuple(_files(of, ways)),
    )


def _first_map(of: Viewed, ways: Ways) -> ExhibitShown | None:
    maps = (key for key, each in of.edition.exhibits.items() if each.kind == "map")
    name = next(maps, None)
    made = exhibit(of, ways, name) if name else None
    return made if made and made.picture else None


def _files(of: Viewed, ways: Ways) -> Iterator[Link]:
    words = {
        "report.docx": _("The report as a document (Word)"),
        "tables.xlsx": _("Every table as a workbook (Excel)"),
        "audit.json": _("The whole edition as data (JSON)"),
    }
    for name, text in words.items():
        if name in FILES and (of.folder / name).is_file():
            yield Link(text, ways.to("file", name=name))
