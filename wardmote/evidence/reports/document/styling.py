"""The document's look, held in styles so that an editor changes it once."""

from functools import cache

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

INK, BRAND, QUIET = (
    RGBColor(0x1B, 0x1F, 0x23),
    RGBColor(0x0D, 0x3B, 0x40),
    RGBColor(0x4A, 0x52, 0x58),
)
SIZES = {"Title": 28, "Heading 1": 20, "Heading 2": 14, "Heading 3": 12}
TEXT_CM = 17.0
"""The width of the text on A4."""


def blank() -> Doc:
    """An empty A4 document in British English, in Arial, with the project's styles."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _normal(document)
    for name, size in SIZES.items():
        _heading(document, name, size)
    for name, size, bold in (("Note", 9, False), ("Figure number", 22, True), ("Banner", 11, True)):
        _added(document, name, size, bold)
    # Each paragraph asks for its style by name, and each time every style is looked through.
    vars(document.part)["get_style_id"] = cache(document.part.get_style_id)
    return document


def _normal(document: Doc) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(11), INK
    style.paragraph_format.space_after = Pt(7)
    style.paragraph_format.line_spacing = 1.15
    properties = style.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    properties.append(language)


def _heading(document: Doc, name: str, size: int) -> None:
    style = document.styles[name]
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, BRAND
    _in_arial(style)
    style.paragraph_format.space_before = Pt(0 if name == "Title" else size)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.keep_with_next = True
    border = style.element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _in_arial(style: "object") -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), "Arial")


def _added(document: Doc, name: str, size: int, bold: bool) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = QUIET if name == "Note" else BRAND
    style.paragraph_format.space_after = Pt(4)
