"""The document in reading order: title, contents, findings, matrix, sections, method, quality."""

from pathlib import Path

from docx.document import Document as Doc

from wardmote.evidence.disclosure import Edition, Exhibit, Finding, Released, Section
from wardmote.evidence.reports import charts, pictures, words
from wardmote.evidence.reports.document import parts
from wardmote.evidence.reports.document.styling import blank
from wardmote.evidence.reports.grids import grid, of_exhibit
from wardmote.evidence.reports.pages import site
from wardmote.evidence.reports.workbook import sheet_names

LONGEST = 20
"""Rows of a table that are printed; a longer one stands in the workbook."""


def write(released: Released, path: Path) -> None:
    """Write the document of a released edition."""
    edition, document = released.edition, blank()
    _title(document, edition)
    _findings(document, edition)
    _matrix(document, edition)
    for section in edition.sections:
        _section(document, edition, section)
    _quality(document, edition)
    _method(document, edition)
    parts.page_numbers(document, f"{edition.title}, {edition.period}")
    core = document.core_properties
    core.title, core.language = f"{edition.title}, {edition.period}", "en-GB"
    core.author, core.comments = "", edition.id
    drop_custom_xml(document)
    document.save(str(path))


def _title(document: Doc, edition: Edition) -> None:
    document.add_heading(edition.title, 0)
    document.add_paragraph(f"{edition.partnership}, {edition.period}. Edition {edition.id}.")
    if edition.audience == "analyst":
        document.add_paragraph("Restricted: not for publication. Exact numbers.", "Banner")
    if edition.made_up:
        document.add_paragraph("Made-up place: every figure here is invented.", "Banner")
    parts.heading(document, "In short", 1)
    for sentence in edition.summary:
        document.add_paragraph(sentence)
    parts.heading(document, "Contents", 1)
    parts.contents(document, _entries(edition))
    document.add_page_break()


def _entries(edition: Edition) -> list[tuple[str, str]]:
    return [
        ("Findings at a glance", "glance"),
        *([("What the matrix puts first", "matrix")] if len(edition.prioritisation) else []),
        *[(section.title, _bookmark(section)) for section in edition.sections],
        ("How good the data are", "quality"), ("How this audit was made", "method"),
    ]  # fmt: skip


def _bookmark(section: Section) -> str:
    return "section_" + "".join(letter if letter.isalnum() else "_" for letter in section.id)


def _findings(document: Doc, edition: Edition) -> None:
    parts.heading(document, "Findings at a glance", 1, "glance")
    document.add_paragraph("In order of priority. What each rests on is told in its section.")
    for finding in edition.findings.values():
        document.add_paragraph(finding.sentence, "List Number")


def _matrix(document: Doc, edition: Edition) -> None:
    if edition.prioritisation.empty:
        return
    parts.heading(document, "What the matrix puts first", 1, "matrix")
    document.add_paragraph("Every score is shown, so that the order can be questioned.")
    parts.table(document, grid(edition.prioritisation, "Prioritisation matrix"))
    document.add_paragraph(edition.rounding, "Note")


def _section(document: Doc, edition: Edition, section: Section) -> None:
    parts.heading(document, section.title, 1, _bookmark(section))
    document.add_paragraph(f"{site.paragraph(section)}: {site.state(section).lower()}.", "Note")
    for text in section.intro:
        document.add_paragraph(text)
    if section.not_supplied:
        parts.heading(document, "Not yet supplied", 2)
        for item in section.not_supplied:
            document.add_paragraph(item, "List Bullet")
    for name in section.findings:
        _finding(document, edition.findings[name])
    for name in section.exhibits:
        _exhibit(document, edition, edition.exhibits[name])


def _finding(document: Doc, finding: Finding) -> None:
    parts.heading(document, finding.theme, 2)
    document.add_paragraph(finding.sentence)
    direction = words.DIRECTIONS.get(finding.direction)
    grade = words.GRADE_MEANINGS.get(finding.grade)
    facts = [
        direction.word if direction else "", words.interval(finding.figure),
        f"Source: {finding.source}, {finding.period}", finding.boundaries,
        f"Data quality {grade.key}, {grade.word.lower()}" if grade else "",
    ]  # fmt: skip
    document.add_paragraph(". ".join(fact for fact in facts if fact) + ".", "Note")
    for caveat in finding.caveats:
        document.add_paragraph(f"Bear in mind: {caveat}", "Note")
    if finding.would_change:
        document.add_paragraph(f"What would change it: {finding.would_change}", "Note")


def _exhibit(document: Doc, edition: Edition, exhibit: Exhibit) -> None:
    parts.heading(document, exhibit.title, 2)
    document.add_paragraph(exhibit.subtitle).paragraph_format.keep_with_next = True
    drawn = charts.draw(exhibit, charts.WIDE, edition)
    if drawn is not None:
        parts.picture(document, pictures.png(drawn), exhibit.title, exhibit.description)
    _figures(document, edition, exhibit, drawn is not None)
    source = exhibit.source.removeprefix("Source: ")
    for note in dict.fromkeys((*exhibit.notes, edition.rounding, f"Source: {source}")):
        document.add_paragraph(note, "Note")


def _figures(document: Doc, edition: Edition, exhibit: Exhibit, has_picture: bool) -> None:
    made = of_exhibit(exhibit)
    sheet = sheet_names(edition)[exhibit.id]
    if len(made.rows) <= LONGEST:
        parts.table(document, made)
    elif not has_picture:
        parts.table(document, made, rows=LONGEST)
    if len(made.rows) > LONGEST:
        said = f"The table of {len(made.rows):,} rows is sheet {sheet} of the workbook tables.xlsx."
        document.add_paragraph(said, "Note")


def _quality(document: Doc, edition: Edition) -> None:
    parts.heading(document, "How good the data are", 1, "quality")
    for note in edition.quality:
        said = f"{note.dataset}, {note.problem}: {note.sentence} Grade {note.grade}."
        document.add_paragraph(said, "List Bullet")


def _method(document: Doc, edition: Edition) -> None:
    parts.heading(document, "How this audit was made", 1, "method")
    for heading, text in edition.method:
        parts.heading(document, heading, 2)
        document.add_paragraph(text)
    parts.heading(document, "What the words mean", 2)
    for term, meaning in edition.definitions:
        document.add_paragraph(f"{term}: {meaning}")
    if len(edition.sources):
        parts.heading(document, "Sources", 2)
        shown = [name for name in edition.sources.columns if name not in ("link", "licence")]
        parts.table(document, grid(edition.sources[shown], "Sources"))


def drop_custom_xml(document: Doc) -> None:
    """Take out what the template carries besides its words: a released file hides nothing."""
    part = document.part
    hidden = [key for key, rel in part.rels.items() if rel.reltype.endswith("/customXml")]
    for key in hidden:
        del part.rels[key]
