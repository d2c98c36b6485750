"""Kinds of hidden content and the marks by which each format carries them."""

import re
from collections.abc import Iterator, Mapping

Found = tuple[str, str]
"""A kind of leak and the text that shows it."""

_STYLED = r"<[a-zA-Z][^>]*\sstyle=\"[^\"]*"
_NEAR_WHITE = r"(?:FF)?(?:[fF][A-Fa-f0-9]){3}"

NAMES = re.compile(
    rb"<(?:\w+:)?(?:creator|lastModifiedBy|Manager|Company)\b[^>]*>[^<]*[^<\s][^<]*<", re.IGNORECASE
)

WORKBOOK: Mapping[str, str] = {
    "hidden sheet": r'<sheet\b[^>]*\bstate="(?:very)?[hH]idden"',
    "hidden row": r'<row\b[^>]*\bhidden="(?:1|true)"',
    "hidden column": r'<col\b[^>]*\bhidden="(?:1|true)"',
    "defined name": r"<definedName\b(?![^>]*\b_xlnm\.(?:Print_|_FilterDatabase))[^>]*>",
    "external link": r"<externalReference\b",
    "hidden cell format": r"<numFmt\b[^>]*formatCode=\"(?:;;;|&quot;&quot;)\"",
    "white text": rf'<font>(?:(?!</font>).)*<color\b[^>]*rgb="{_NEAR_WHITE}"',
    "white text by theme": r"<font>(?:(?!</font>).)*<color\b[^>]*theme=\"0\"",
}

DOCUMENT: Mapping[str, str] = {
    "hidden text": r"<w:vanish\b(?![^>]*w:val=\"(?:0|false)\")",
    "white text": rf'<w:color\b[^>]*w:val="{_NEAR_WHITE}"',
    "tracked change": r"<w:(?:ins|del|moveFrom|moveTo)\b[^>]*w:author=",
    "tiny text": r'<w:sz\b[^>]*w:val="[12]"',
}

PARTS: Mapping[str, str] = {
    "comment": r"(?:^|/)(?:threadedComments?|comments?)[^/]*(?:/.*)?\.xml$",
    "pivot cache": r"/pivotCache/",
    "external link": r"/externalLinks/",
    "embedded file": r"/embeddings/",
    "macro": r"vbaProject\.bin$",
    "custom property": r"docProps/custom\.xml$",
    "custom XML": r"^customXml/item\d*\.xml$",
    "printer settings": r"/printerSettings/",
    "person": r"/persons/|/people\.xml$",
}

MARKUP: Mapping[str, str] = {
    "comment": r"<!--(?!\[if)(.*?)-->",
    "hidden element": _STYLED + r"(?:display\s*:\s*none|visibility\s*:\s*hidden)",
    "white text": _STYLED + r"(?<![-\w])(?:color|fill)\s*:\s*(?:white|#fff(?:fff)?)\b",
    "author": r"<meta\b[^>]*\bname=\"(?:author|creator|generator)\"[^>]*>",
    "metadata": r"<(?:metadata|sodipodi:namedview|rdf:RDF)\b",
    "hidden input": r"<input\b[^>]*\btype=\"hidden\"",
    "transparent text": r"<text\b[^>]*\b(?:opacity|fill-opacity)=\"0(?:\.0*)?\"",
    "file on a computer": r"(?:file:///|[A-Z]:\\Users\\|/home/\w+/|/Users/\w+/)",
}

PDF: Mapping[str, bytes] = {
    "author": rb"/(?:Author|Creator)\s*\((?!\))[^)]+\)",
    "annotation": rb"/Subtype\s*/(?:Text|FreeText|Popup|FileAttachment)\b",
    "embedded file": rb"/EmbeddedFiles?\b",
    "script": rb"/JavaScript\b|/JS\s*\(",
    "hidden layer": rb"/OCProperties\b",
    "earlier version": rb"%%EOF\s+\d+ \d+ obj",
    "invisible text": rb"(?<![\d.])3\s+Tr\b",
}

PICTURE: Mapping[str, bytes] = {
    "EXIF": rb"Exif\x00\x00|\x00\x00..eXIf|eXIf",
    "GPS": rb"GPSLatitude",
    "XMP": rb"<x:xmpmeta|http://ns\.adobe\.com/xap",
    "text chunk": rb"(?:tEXt|iTXt|zTXt)(?:Author|Comment|Description|XML:com)",
}


def found(text: str, patterns: Mapping[str, str]) -> Iterator[Found]:
    """Each kind that the text holds, with a little of where it stands."""
    for kind, pattern in patterns.items():
        for match in re.finditer(pattern, text, re.DOTALL):
            yield kind, match.group(0)[:60]


def found_bytes(data: bytes, patterns: Mapping[str, bytes]) -> Iterator[Found]:
    """`found`, for what is not text."""
    for kind, pattern in patterns.items():
        if match := re.search(pattern, data, re.DOTALL):
            yield kind, repr(match.group(0)[:40])
