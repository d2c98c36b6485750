"""Parts that python-docx has no word for: contents, page numbers, alt text, repeated headings."""

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from wardmote.evidence.reports.document.styling import TEXT_CM
from wardmote.evidence.reports.grids import Grid

SHADE = "EEF5F4"


def heading(document: Doc, text: str, level: int, bookmark: str = "") -> None:
    """A heading, with a bookmark for the contents to lead to."""
    paragraph = document.add_heading(text, level)
    if bookmark:
        _bookmark(paragraph, bookmark, len(document.paragraphs))


def contents(document: Doc, entries: Sequence[tuple[str, str]]) -> None:
    """A list of headings (words, bookmark) that lead there, with page numbers."""
    for words, bookmark in entries:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_CM), 2, 1)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark)
        paragraph._p.append(link)
        link.append(_run(words))
        paragraph.add_run("\t")
        _field(paragraph, f"PAGEREF {bookmark} \\h")


def page_numbers(document: Doc, words: str) -> None:
    """A foot to every page: these words, and the page's number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Note"
    paragraph.add_run(f"{words}    Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def picture(document: Doc, png: bytes, title: str, description: str) -> None:
    """A picture as wide as the text at most, with its description for a screen reader."""
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(io.BytesIO(png))
    most_wide, most_high = Cm(TEXT_CM), Cm(14)
    scale = min(most_wide / shape.width, most_high / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    about = shape._inline.docPr
    about.set("descr", description)
    about.set("title", title)


def table(
    document: Doc, grid: Grid, *, rows: int | None = None, widths: Sequence[float] = ()
) -> None:
    """A table whose headings are repeated on every page that it runs over."""
    shown = grid.rows[:rows]
    made = document.add_table(rows=1, cols=len(grid.heads), style="Table Grid")
    made._tbl.tblPr.append(_described(grid.caption))
    _lighten(made)
    for cell, head in zip(made.rows[0].cells, grid.heads, strict=True):
        _fill(cell, head.title, bold=True, right=head.numeric)
        _shade(cell)
    _repeat(made.rows[0])
    _set(made.rows[0], widths)
    if shown:
        _rows(made, shown, grid, widths)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _rows(made: Any, shown: Sequence[Sequence[str]], grid: Grid, widths: Sequence[float]) -> None:
    """The rows: one is laid out and the others are copies of it, which is ten times as quick."""
    model = made.add_row()
    for cell, head in zip(model.cells, grid.heads, strict=True):
        _fill(cell, "", bold=False, right=head.numeric)
    _set(model, widths)
    made._tbl.remove(model._tr)
    for row in shown:
        copied = deepcopy(model._tr)
        for run, text in zip(copied.iter(qn("w:r")), row, strict=True):
            run.text = text
        made._tbl.append(copied)


def _set(row: Any, widths: Sequence[float]) -> None:
    """A row that no page's end cuts in two, its cells as wide as told."""
    _keep_whole(row)
    for cell, width in zip(row.cells, widths, strict=False):
        cell.width = Cm(width)


def _fill(cell: Any, text: str, *, bold: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(9.5)
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.line_spacing = 1.0
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), SHADE)
    cell._tc.get_or_add_tcPr().append(shade)


def _lighten(made: Any) -> None:
    """Lines between rows only."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil" if side in ("left", "right", "insideV") else "single")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "B5BDC1")
        borders.append(line)
    made._tbl.tblPr.append(borders)


def _described(caption: str) -> Any:
    about = OxmlElement("w:tblCaption")
    about.set(qn("w:val"), caption)
    return about


def _repeat(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def _field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "code", "separate", "result", "end"):
        run = paragraph.add_run()
        if kind == "code":
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
            run._r.append(text)
        elif kind == "result":
            run.text = "…"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            if kind == "begin":
                mark.set(qn("w:dirty"), "true")
            run._r.append(mark)


def _run(words: str) -> Any:
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    run.append(text)
    return run
