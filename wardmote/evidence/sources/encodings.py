"""Encodings: any text file as UTF-8 with no byte-order mark."""

import codecs
from pathlib import Path

from wardmote.evidence.sources.refusing import Unreadable

CHUNK = 1 << 22
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(path: Path) -> str:
    """How a file is encoded: "utf-8", "utf-8-sig", "utf-16" or "cp1252".

    Raises:
        Unreadable: it is no text.
    """
    with path.open("rb") as file:
        start = file.read(4)
        marked = next((name for mark, name in MARKS if start.startswith(mark)), None)
        if marked:
            return marked
        file.seek(0)
        return _unmarked(iter(lambda: file.read(CHUNK), b""))


def as_utf8(path: Path, folder: Path) -> Path:
    """The file itself if it is plain UTF-8, else a copy in `folder` that is.

    Raises:
        Unreadable: it is no text.
    """
    encoding = encoding_of(path)
    if encoding == "utf-8" and not _old_lines(path):
        return path
    copy = folder / f"{path.stem}.utf8"
    try:
        # newline="" on the way out and not on the way in: every kind of line end becomes \n.
        with (
            path.open(encoding=encoding) as file,
            copy.open("w", encoding="utf-8", newline="") as out,
        ):
            for part in iter(lambda: file.read(CHUNK), ""):
                out.write(part)
    except UnicodeDecodeError as error:
        raise _no_text() from error
    return copy


def _unmarked(parts) -> str:  # type: ignore[no-untyped-def]
    """UTF-8 if every byte of it is, else what Windows writes."""
    decoder, found = codecs.getincrementaldecoder("utf-8")(), "utf-8"
    for part in parts:
        if b"\0" in part:
            raise _no_text()
        if found == "utf-8":
            try:
                decoder.decode(part)
            except UnicodeDecodeError:
                found = "cp1252"
    if found == "utf-8":
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return found


def _old_lines(path: Path) -> bool:
    """Whether lines end as on old Macs: with a carriage return alone."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
    return b"\r" in start and b"\n" not in start


def _no_text() -> Unreadable:
    return Unreadable(
        "not_text", "The file is no text in UTF-8, UTF-16 or Windows-1252. Save it as CSV (UTF-8)."
    )
