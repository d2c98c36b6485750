"""The profile as a document, for whoever writes into it."""

from pathlib import Path

from docx.document import Document as Doc

from wardmote.evidence.disclosure.edition import Edition, Exhibit, Section
from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports import charts, pictures
from wardmote.evidence.reports import working_papers as papers
from wardmote.evidence.reports.document import parts
from wardmote.evidence.reports.document.styling import blank
from wardmote.evidence.reports.grids import of_exhibit
from wardmote.evidence.reports.profile.page import LONGEST, caveats


def write(released: Released, path: Path) -> None:
    """Write the document of a released profile."""
    edition, document = released.edition, blank()
    document.add_heading(edition.title, 0)
    document.add_paragraph(f"{edition.rounding}. Exact numbers of small areas.", "Banner")
    if edition.made_up:
        document.add_paragraph("Made-up place: every figure here is invented.", "Banner")
    parts.heading(document, f"In short: {edition.period}", 1)
    for sentence in edition.summary:
        document.add_paragraph(sentence, "List Bullet")
    for section in edition.sections:
        _section(document, edition, section)
    parts.heading(document, "What we will do about it", 1)
    papers.actions(document)
    _ground(document, edition)
    parts.page_numbers(document, f"{edition.rounding}. {edition.title}")
    papers.ending(document, edition, path)


def _section(document: Doc, edition: Edition, section: Section) -> None:
    parts.heading(document, section.title, 1)
    for name in section.findings:
        finding = edition.findings[name]
        document.add_paragraph(finding.sentence)
        document.add_paragraph(
            f"Source: {finding.source}, {finding.period}. Data quality {finding.grade}. What would "
            f"change it: {finding.would_change}",
            "Note",
        )
    for name in section.exhibits:
        _exhibit(document, edition, edition.exhibits[name])
    for item in section.not_supplied:
        document.add_paragraph(item, "List Bullet")


def _exhibit(document: Doc, edition: Edition, exhibit: Exhibit) -> None:
    parts.heading(document, exhibit.title, 2)
    document.add_paragraph(exhibit.subtitle).paragraph_format.keep_with_next = True
    drawn = charts.draw(exhibit, charts.WIDE, edition)
    if drawn is not None:
        parts.picture(document, pictures.png(drawn), exhibit.title, exhibit.description)
    if len(exhibit.table) and (drawn is None or len(exhibit.table) <= LONGEST):
        parts.table(document, of_exhibit(exhibit))
    for note in (*exhibit.notes, f"{exhibit.source}."):
        document.add_paragraph(note, "Note")


def _ground(document: Doc, edition: Edition) -> None:
    """What the numbers rest on."""
    parts.heading(document, "How good the data are, and how this was made", 1)
    papers.sources(document, edition)
    for sentence in (*papers.worst_grades(edition), *caveats(edition)):
        document.add_paragraph(sentence, "List Bullet")
    for heading, text in edition.method:
        document.add_paragraph(f"{heading}: {text}", "Note")
