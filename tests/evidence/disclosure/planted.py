"""Thirty files, each with one thing hidden in it, and clean ones of the same kinds."""

import base64
import zipfile
import zlib
from io import BytesIO

import docx
import openpyxl
from docx.shared import Pt, RGBColor
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

CANARY = "Zebedee Quill"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
EXIF = b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xd9"


def workbook(change=lambda book: None, parts: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = ""
    book.active.append(["category", "count"])
    book.active.append(["burglary", 15])
    change(book)
    return _with_parts(book, parts or {})


def document(change=lambda document: None, parts: dict[str, str] | None = None) -> bytes:
    made = docx.Document()
    made.core_properties.author = ""
    made.add_paragraph("There were 15 burglaries.")
    change(made)
    return _with_parts(made, parts or {})


def _with_parts(made, parts: dict[str, str]) -> bytes:
    file = BytesIO()
    made.save(file)
    with zipfile.ZipFile(file) as old:
        kept = {name: old.read(name) for name in old.namelist() if name != "customXml/item1.xml"}
    kept |= {name: text.encode() for name, text in parts.items()}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for name, data in kept.items():
            new.writestr(name, data)
    return packed.getvalue()


def page(inside: str = "", head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><title>Audit</title>{head}</head>"
        f"<body><p>15 burglaries.</p>{inside}</body></html>"
    ).encode()


def picture(inside: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><text>15</text>{inside}</svg>'.encode()


def pdf(
    inside: bytes = b"", words: bytes = b"BT (15 burglaries) Tj ET", after: bytes = b""
) -> bytes:
    packed = zlib.compress(words)
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog" + inside + b">>endobj\n2 0 obj<</Length "
        + str(len(packed)).encode() + b">>stream\n" + packed + b"\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n" + after
    )  # fmt: skip


def _hide_sheet(state: str):
    def change(book):
        book.create_sheet("exact").sheet_state = state

    return change


def _hide_row(book):
    book.active.row_dimensions[2].hidden = True


def _hide_column(book):
    book.active.column_dimensions["B"].hidden = True


def _name_cells(book):
    book.defined_names["exact"] = DefinedName("exact", attr_text="Sheet!$B$2")


def _comment(book):
    book.active["B2"].comment = Comment("13 in truth", "a")


def _sign(book):
    book.properties.creator = CANARY


def _whiten(book):
    book.active["C2"].value = 13
    book.active["C2"].font = Font(color="FFFFFFFF")


def _blank_format(book):
    book.active["C2"].value = 13
    book.active["C2"].number_format = ";;;"


def _run(document, **font):
    run = document.add_paragraph().add_run("13 in truth")
    for name, value in font.items():
        setattr(run.font, name, value)
    return run


def _white_run(document):
    _run(document).font.color.rgb = RGBColor(255, 255, 255)


def _spread(document):
    paragraph = document.add_paragraph()
    for letters in ("Zebe", "dee Qu", "ill"):
        paragraph.add_run(letters)


def _author(document):
    document.core_properties.last_modified_by = CANARY


DATA_EXIF = f'<img alt="" src="data:image/jpeg;base64,{base64.b64encode(EXIF).decode()}">'
TEXT_CHUNK = PIXEL[:33] + b"\x00\x00\x00\x0dtEXtAuthor\x00Someone\x00\x00\x00\x00" + PIXEL[33:]

PLANTED: dict[str, tuple[str, bytes, str]] = {
    "01 hidden sheet": ("a.xlsx", workbook(_hide_sheet("hidden")), "hidden sheet"),
    "02 very hidden sheet": ("a.xlsx", workbook(_hide_sheet("veryHidden")), "hidden sheet"),
    "03 hidden row": ("a.xlsx", workbook(_hide_row), "hidden row"),
    "04 hidden column": ("a.xlsx", workbook(_hide_column), "hidden column"),
    "05 defined name": ("a.xlsx", workbook(_name_cells), "defined name"),
    "06 comment on a cell": ("a.xlsx", workbook(_comment), "comment"),
    "07 pivot cache": (
        "a.xlsx", workbook(parts={"xl/pivotCache/pivotCacheRecords1.xml": "<r/>"}), "pivot cache",
    ),
    "08 external link": (
        "a.xlsx", workbook(parts={"xl/externalLinks/externalLink1.xml": "<r/>"}), "external link",
    ),
    "09 creator's name": ("a.xlsx", workbook(_sign), "name in properties"),
    "10 white text": ("a.xlsx", workbook(_whiten), "white text"),
    "11 format that shows nothing": ("a.xlsx", workbook(_blank_format), "hidden cell format"),
    "12 custom properties": (
        "a.xlsx", workbook(parts={"docProps/custom.xml": "<p/>"}), "custom property",
    ),
    "13 macro": ("a.xlsx", workbook(parts={"xl/vbaProject.bin": "x"}), "macro"),
    "14 embedded file": (
        "a.docx", document(parts={"word/embeddings/sheet1.xlsx": "x"}), "embedded file",
    ),
    "15 hidden text": ("a.docx", document(lambda d: _run(d, hidden=True)), "hidden text"),
    "16 white text in a document": ("a.docx", document(_white_run), "white text"),
    "17 comment in a document": (
        "a.docx", document(parts={"word/comments.xml": "<w/>"}), "comment",
    ),
    "18 who saved it last": ("a.docx", document(_author), "name in properties"),
    "19 tiny text": ("a.docx", document(lambda d: _run(d, size=Pt(1))), "tiny text"),
    "20 name spread over runs": ("a.docx", document(_spread), "canary"),
    "21 comment in a page": ("a.html", page("<!-- 13 in truth -->"), "comment"),
    "22 hidden element": (
        "a.html", page('<p style="display: none">13</p>'), "hidden element",
    ),
    "23 white text in a page": ("a.html", page('<p style="color:#fff">13</p>'), "white text"),
    "24 author of a page": ("a.html", page(head='<meta name="author" content="A">'), "author"),
    "25 EXIF in a page's picture": ("a.html", page(DATA_EXIF), "EXIF"),
    "26 metadata of a drawing": ("a.svg", picture("<metadata>13</metadata>"), "metadata"),
    "27 private column": ("a.csv", b"category,count,_exact\nburglary,15,13\n", "private column"),
    "28 private key": ("a.json", b'{"rows": [{"count": 15, "true_count": 13}]}', "private key"),
    "29 name in a packed stream": (
        "a.pdf", pdf(words=f"BT 3 Tr ({CANARY}) Tj ET".encode()), "canary",
    ),
    "30 earlier version of a PDF": (
        "a.pdf", pdf(after=b"3 0 obj<</X 13>>endobj\n%%EOF\n"), "earlier version",
    ),
    "31 EXIF of a photograph": ("a.jpg", EXIF, "EXIF"),
    "32 text in a picture": ("a.png", TEXT_CHUNK, "text chunk"),
    "33 note on a PDF": ("a.pdf", pdf(b"/Annots[<</Subtype/Text>>]"), "annotation"),
    "34 formula that fetches": ("a.csv", b'a,b\n1,"=WEBSERVICE(""x"")"\n', "formula"),
}  # fmt: skip

CLEAN: dict[str, bytes] = {
    "a.xlsx": workbook(), "a.docx": document(), "a.html": page(), "a.svg": picture(),
    "a.csv": b"category,count\nburglary,15\n", "a.json": b'{"rows": [{"count": 15}]}',
    "a.pdf": pdf(), "a.png": PIXEL,
}  # fmt: skip
