"""Word documents that a screen reader can read: real headings, header rows, a language, pages."""

from collections.abc import Sequence
from io import BytesIO

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
STYLED = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet")
THEMED = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
PAPER_CM, EDGE_CM, TEXT_PT = (21, 29.7), 2, 11


class Word:
    """A document that is written from its top to its end."""

    def __init__(self, title: str, author: str) -> None:
        self.doc = Document()
        self._about(title, author)
        for name in STYLED:
            _plain(self.doc.styles[name], is_heading=name not in ("Normal", "List Bullet"))
        self.doc.styles["Normal"].font.size = Pt(TEXT_PT)
        self._page(title)
        self.doc.add_heading(title, 0)

    def _about(self, title: str, author: str) -> None:
        """What a screen reader is told before the text."""
        language = LANGUAGES.get(get_language() or "en", "en-GB")
        about = self.doc.core_properties
        about.title, about.author, about.language, about.comments = title, author, language, ""
        properties = self.doc.styles["Normal"].element.get_or_add_rPr()
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        said = OxmlElement("w:lang")
        said.set(qn("w:val"), language)
        properties.append(said)

    def _page(self, title: str) -> None:
        section = self.doc.sections[0]
        section.page_width, section.page_height = (Cm(length) for length in PAPER_CM)
        section.left_margin = section.right_margin = Cm(EDGE_CM)
        section.top_margin = section.bottom_margin = Cm(EDGE_CM)
        line = section.footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(f"{title} · {_('Page')} ")
        _counted(line, "PAGE")

    def heading(self, words: str, level: int = 1) -> None:
        """A heading; the title is above level 1."""
        self.doc.add_heading(words, level)

    def say(self, words: str, *, label: str = "") -> None:
        """A paragraph for each line, the first with a label in bold."""
        for line in words.splitlines() or [""]:
            paragraph = self.doc.add_paragraph()
            if label:
                paragraph.add_run(f"{label}: ").bold = True
                label = ""
            paragraph.add_run(line)

    def point(self, words: str) -> None:
        """A bullet point."""
        self.doc.add_paragraph(words, style="List Bullet")

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float] = ()
    ) -> None:
        """A table whose first row is told as its header, on every page; no row breaks in two.

        Args:
            heads: of the columns.
            rows: cells, as many in a row as there are heads.
            widths: of the columns against each other; all alike where none are given.
        """
        table = self.doc.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.autofit = False
        _fill(table.rows[0], heads, is_head=True)
        _mark(table.rows[0], "w:tblHeader")
        for row in rows:
            added = table.add_row()
            _fill(added, row)
            _mark(added, "w:cantSplit")
        shares = widths or [1] * len(heads)
        for column, share in zip(table.columns, shares, strict=True):
            for cell in column.cells:
                cell.width = Cm((PAPER_CM[0] - 2 * EDGE_CM) * share / sum(shares))
        self.doc.add_paragraph()

    def answer(self, name: str) -> HttpResponse:
        """The document as a file to keep."""
        held = BytesIO()
        self.doc.save(held)
        headers = {"Content-Disposition": f'attachment; filename="{name}.docx"'}
        return HttpResponse(held.getvalue(), content_type=TYPE, headers=headers)


def _plain(style, *, is_heading: bool) -> None:
    """A typeface that every machine has, in black."""
    style.font.name = "Arial"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in THEMED:
        fonts.attrib.pop(qn(name), None)
    if is_heading:
        style.font.color.rgb = RGBColor(0, 0, 0)


def _counted(line, code: str) -> None:
    """Something that the word processor counts."""
    for kind, words in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        line.add_run()._r.append(part)


def _fill(row, words: Sequence[str], *, is_head: bool = False) -> None:
    for cell, said in zip(row.cells, words, strict=True):
        run = cell.paragraphs[0].add_run(said)
        run.bold, run.font.size = is_head, Pt(TEXT_PT - 1)


def _mark(row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
