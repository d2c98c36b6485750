"""The evidence pack as a Word document: headings, header rows, language, page numbers."""

from collections.abc import Sequence
from io import BytesIO

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from wardmote.partnership.duties.pages.pack import Item, Pack
from wardmote.partnership.website.tables import day

LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
DARK, PALE = RGBColor(0x14, 0x50, 0x5C), "EEF3F4"


def document(pack: Pack) -> bytes:
    """The whole pack, fit to be handed to an auditor."""
    doc = Document()
    _set_up(doc, pack)
    _front(doc, pack)
    _gaps(doc, pack)
    for heading, items in (
        (_("Duties with a day"), pack.dated),
        (_("Duties to be met at all times"), pack.standing),
    ):
        if items:
            doc.add_heading(heading, 1)
            for item in items:
                _duty(doc, item)
    out = BytesIO()
    doc.save(out)
    return out.getvalue()


def _set_up(doc, pack: Pack) -> None:
    """Title, language, typeface, margins, page numbers."""
    language = LANGUAGES.get(get_language() or "en", "en-GB")
    doc.core_properties.title = _title(pack)
    doc.core_properties.author = pack.partnership
    doc.core_properties.language = language
    doc.core_properties.comments = ""
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        _style(doc.styles[name], is_heading=name != "Normal")
    doc.styles["Normal"].font.size = Pt(11)
    _speak(doc.styles["Normal"], language)
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _number_pages(section, pack)


def _style(style, *, is_heading: bool) -> None:
    style.font.name = "Arial"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    if is_heading:
        style.font.color.rgb = DARK


def _speak(style, language: str) -> None:
    """Say which language the words are in, for screen readers and spelling."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), language)
    properties.append(said)


def _number_pages(section, pack: Pack) -> None:
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(f"{_title(pack)} · {_('Page')} ")
    _field(line, "PAGE")
    line.add_run(f" {_('of')} ")
    _field(line, "NUMPAGES")


def _field(line, code: str) -> None:
    """Something that the word processor counts."""
    for kind, words in (("begin", ""), ("", code), ("end", "")):
        run = line.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        run._r.append(part)


def _title(pack: Pack) -> str:
    return _("%(partnership)s: compliance evidence pack %(year)s") % {
        "partnership": pack.partnership, "year": pack.year_words,
    }  # fmt: skip


def _front(doc, pack: Pack) -> None:
    """What it is, and how the year stands."""
    doc.add_heading(_title(pack), 0)
    told = {
        "from": f"1 {_('April')} {pack.year}", "to": f"31 {_('March')} {pack.year + 1}",
        "at": date_format(localtime(pack.made_at), "j F Y, H:i"), "by": pack.made_by,
    }  # fmt: skip
    doc.add_paragraph(_("Legal year from %(from)s to %(to)s.") % told)
    doc.add_paragraph(_("Made on %(at)s by %(by)s.") % told)
    doc.add_heading(_("How the year stands"), 1)
    _table(doc, (_("What"), _("How many")), [(words, str(n)) for words, n in pack.counts], (12, 5))
    doc.add_paragraph(
        _("“[not checked]” marks law that was not read in its present wording when the rulebook "
          "was written. A file’s SHA-256 is the fingerprint of what was given; every file was "
          "compared with it when this pack was made.")
    )  # fmt: skip


def _gaps(doc, pack: Pack) -> None:
    """Gaps first: what an auditor asks about; then what is still to come."""
    what = _("What is missing")
    _listed(doc, what, pack.lacking, what)
    _listed(doc, _("Not due yet"), pack.ahead, _("Still to do"))


def _listed(doc, heading: str, items: Sequence[Item], what: str) -> None:
    doc.add_heading(heading, 1)
    if not items:
        doc.add_paragraph(_("Nothing."))
        return
    rows = [
        (item.line.title, day(item.line.duty.due_on), "; ".join(item.missing)) for item in items
    ]
    _table(doc, (_("Duty"), _("Due on"), what), rows, (6.5, 3.5, 7))


def _duty(doc, item: Item) -> None:
    """One duty, its contents and its evidence."""
    doc.add_heading(f"{item.line.title}, {day(item.line.duty.due_on)}", 2)
    if item.what:
        doc.add_paragraph(item.what)
    _table(doc, (_("About"), _("What is known")), list(_facts(item)), (4, 13))
    if item.contents:
        doc.add_heading(_("What it must contain"), 3)
        rows = [(words, _("Yes") if is_there else _("Missing"), where)
                for words, is_there, where in item.contents]  # fmt: skip
        _table(doc, (_("Content"), _("There"), _("Where it is")), rows, (9.5, 2.5, 5))
    doc.add_heading(_("Evidence"), 3)
    if not item.proofs:
        doc.add_paragraph(_("None."))
        return
    rows = [
        (proof.title, f"{_kind(proof.kind)}: {proof.what}", proof.given, _fingerprint(proof))
        for proof in item.proofs
    ]
    heads = (_("Evidence"), _("What"), _("Given by"), _("SHA-256"))
    _table(doc, heads, rows, (4, 5, 3.5, 4.5))


def _kind(kind: str) -> str:
    return {"file": _("File"), "link": _("Link"), "statement": _("Statement")}[kind]


def _fingerprint(proof) -> str:
    return f"{proof.sha256}\n{proof.check}" if proof.sha256 else "–"


def _facts(item: Item):
    """The rows about a duty; what is empty is left out."""
    line, duty = item.line, item.line.duty
    own = f" ({_('our own day: the law sets none')})" if line.is_own_day else ""
    told = (
        (_("Law"), line.act),
        (_("In force"), item.in_force),
        (_("Read at"), item.link),
        (_("About the law"), item.note),
        (_("Due on"), f"{day(duty.due_on)}{own}"),
        (_("State"), f"{line.tag.text}{f', {line.countdown}' if line.countdown else ''}"),
        (_("Done on"), day(duty.done_on)),
        (_("Why it does not apply"), duty.reason),
        (_("Owner"), line.owner or _("Nobody")),
        (_("Lead agency"), line.lead or _("None")),
    )
    return ((name, value) for name, value in told if value)


def _table(
    doc, heads: Sequence[str], rows: Sequence[Sequence[str]], widths_cm: Sequence[float]
) -> None:
    """A table whose first row is told as its header, on every page; no row breaks in two."""
    table = doc.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    _fill(table.rows[0], heads, widths_cm, is_head=True)
    _mark(table.rows[0], "w:tblHeader")
    for cell in table.rows[0].cells:
        _shade(cell)
    for row in rows:
        added = table.add_row()
        _fill(added, row, widths_cm)
        _mark(added, "w:cantSplit")
    doc.add_paragraph()


def _fill(row, words: Sequence[str], widths_cm: Sequence[float], *, is_head: bool = False) -> None:
    for cell, said, width in zip(row.cells, words, widths_cm, strict=True):
        cell.width = Cm(width)
        line = cell.paragraphs[0]
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(3)
        run = line.add_run(said)
        run.bold, run.font.size = is_head, Pt(10)


def _shade(cell) -> None:
    """A pale ground below the words of a header row."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", PALE)):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def _mark(row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
