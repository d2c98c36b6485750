"""Open every released file and report what it holds besides what it shows."""

import base64
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from io import BytesIO
from pathlib import Path

from wardmote.evidence.disclosure.scanning import patterns
from wardmote.evidence.disclosure.scanning.leak import Leak

Inside = Iterator[tuple[str, str, str]]
"""Where, kind, what."""

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_WRITTEN = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_PRIVATE = re.compile(r"^[_$@]|^(?:debug|true_count|exact|unrounded|raw)(?:_|$)", re.IGNORECASE)


def scan(path: Path, *, canaries: Sequence[str] = ()) -> list[Leak]:
    """Everything hidden in a file, or in every file below a folder.

    Looks into xlsx, docx, html, svg, csv, json, pdf, png and jpg: hidden sheets, rows, columns,
    defined names, comments, pivot caches, external links, names of people in properties, white
    or invisible text, tracked changes, EXIF, embedded files, and any canary.

    Args:
        path: a file or a folder.
        canaries: texts that must be nowhere, such as an exact number's own mark or a name.

    Returns:
        The leaks by file and place; empty where all that is held is shown.
    """
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return [leak for file in files for leak in _scan_file(file, canaries)]


def _scan_file(file: Path, canaries: Sequence[str]) -> Iterator[Leak]:
    data = file.read_bytes()
    for where, kind, what in _READERS.get(file.suffix.lower(), _nothing)(data):
        yield Leak(file.name, where, kind, what)
    for where, text in _texts(file.suffix.lower(), data):
        for number, canary in enumerate(canaries, start=1):
            if canary.casefold() in text.casefold():
                yield Leak(file.name, where, "canary", f"number {number}")


def _nothing(data: bytes) -> Inside:
    return iter(())


def _office(data: bytes) -> Inside:
    """What a workbook or document holds: by the names of its parts, then inside them."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            for kind, pattern in patterns.PARTS.items():
                if re.search(pattern, name):
                    yield name, kind, ""
            yield from _part(name, archive.read(name))


def _part(name: str, data: bytes) -> Inside:
    if name.startswith("docProps/"):
        for match in patterns.NAMES.finditer(data):
            yield name, "name in properties", match.group(0)[:60].decode("utf-8", "replace")
    if "/media/" in name:
        yield from ((name, *each) for each in patterns.found_bytes(data, patterns.PICTURE))
    elif name.startswith("xl/") and name.endswith(".xml"):
        yield from ((name, *each) for each in patterns.found(data.decode(), patterns.WORKBOOK))
    elif _WRITTEN.match(name):
        yield from ((name, *each) for each in patterns.found(data.decode(), patterns.DOCUMENT))


def _markup(data: bytes) -> Inside:
    text = data.decode("utf-8", "replace")
    yield from (("page", *each) for each in patterns.found(text, patterns.MARKUP))
    for number, picture in enumerate(_data_pictures(text), start=1):
        for each in patterns.found_bytes(picture, patterns.PICTURE):
            yield f"picture {number}", *each


def _pdf(data: bytes) -> Inside:
    yield from (("file", *each) for each in patterns.found_bytes(_inflated(data), patterns.PDF))


def _picture(data: bytes) -> Inside:
    yield from (("picture", *each) for each in patterns.found_bytes(data, patterns.PICTURE))


def _csv(data: bytes) -> Inside:
    lines = data.decode("utf-8-sig", "replace").splitlines()
    for heading in lines[0].split(",") if lines else []:
        if _PRIVATE.search(heading.strip().strip('"')):
            yield "heading", "private column", heading
    for number, line in enumerate(lines, start=1):
        if re.search(r'(?:^|,)"?[=@](?:cmd|HYPERLINK|WEBSERVICE|IMPORT)', line, re.IGNORECASE):
            yield f"line {number}", "formula", line[:40]


def _json(data: bytes) -> Inside:
    def walk(value: object, where: str) -> Inside:
        items = value.items() if isinstance(value, dict) else ()
        for key, each in items:
            if _PRIVATE.search(str(key)) and not str(key).startswith(("$schema", "@")):
                yield where or "top", "private key", str(key)
            yield from walk(each, f"{where}/{key}")
        for number, each in enumerate(value if isinstance(value, list) else ()):
            yield from walk(each, f"{where}/{number}")

    return walk(json.loads(data), "")


def _texts(suffix: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a file, unpacked, by its place."""
    if suffix in (".xlsx", ".xlsm", ".docx"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                text = archive.read(name).decode("utf-8", "replace")
                # A word may be spread over runs: its tags are taken away as well as kept.
                yield name, unescape(text) + unescape(re.sub(r"<[^>]+>", "", text))
    elif suffix == ".pdf":
        yield "file", _inflated(data).decode("latin-1")
    else:
        yield "file", unescape(data.decode("utf-8", "replace"))


def _inflated(data: bytes) -> bytes:
    """A PDF with its compressed streams laid open."""
    opened = [data]
    for match in _STREAM.finditer(data):
        try:
            opened.append(zlib.decompressobj().decompress(match.group(1)))
        except zlib.error:
            continue  # not deflated: it is in the file as it stands
    return b"\n".join(opened)


def _data_pictures(text: str) -> Iterator[bytes]:
    for match in re.finditer(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=]+)", text):
        yield base64.b64decode(match.group(1))


_READERS: dict[str, Callable[[bytes], Inside]] = {
    ".xlsx": _office, ".xlsm": _office, ".docx": _office, ".html": _markup, ".svg": _markup,
    ".csv": _csv, ".json": _json, ".pdf": _pdf, ".png": _picture, ".jpg": _picture,
    ".jpeg": _picture,
}  # fmt: skip
