"""The pack as a document, for whoever writes into it."""

from pathlib import Path

from docx.document import Document as Doc
from docx.shared import Cm, Pt

from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports import charts, pictures
from wardmote.evidence.reports import working_papers as papers
from wardmote.evidence.reports.document import parts
from wardmote.evidence.reports.document.styling import blank
from wardmote.evidence.reports.grids import of_exhibit

SMALL = Pt(9)


def write(released: Released, path: Path) -> None:
    """Write the document of a released pack."""
    edition, document = released.edition, blank()
    _tighten(document)
    document.add_heading(edition.title, 1)
    document.add_paragraph(f"{edition.rounding}. Exact numbers of small areas.", "Banner")
    if edition.made_up:
        document.add_paragraph("Made-up place: every figure here is invented.", "Banner")
    document.add_paragraph(f"“Now” is {edition.period}.", "Note")
    for sentence in edition.summary:
        document.add_paragraph(sentence, "List Bullet")
    for section in edition.sections:
        parts.heading(document, section.question, 2)
        for name in section.exhibits:
            exhibit = edition.exhibits[name]
            document.add_paragraph(exhibit.title)
            if len(exhibit.table):
                parts.table(document, of_exhibit(exhibit))
            for note in exhibit.notes:
                document.add_paragraph(note, "Note")
    parts.heading(document, "What we will do", 2)
    papers.actions(document)
    parts.heading(document, "What these numbers rest on", 2)
    papers.sources(document, edition)
    for sentence in papers.worst_grades(edition):
        document.add_paragraph(sentence, "Note")
    for exhibit in edition.exhibits.values():
        drawn = charts.draw(exhibit, charts.WIDE, edition) if exhibit.kind == "map" else None
        if drawn is not None:
            parts.picture(document, pictures.png(drawn), exhibit.title, exhibit.description)
    parts.page_numbers(document, edition.title)
    papers.ending(document, edition, path)


def _tighten(document: Doc) -> None:
    """Smaller type and margins: a pack is read at a table."""
    document.styles["Normal"].font.size = SMALL
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.4)
