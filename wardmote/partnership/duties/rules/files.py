"""Which files may be given: by size, by name, and by what is in them."""

from collections.abc import Callable
from zipfile import BadZipFile, ZipFile

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused

MOST_BYTES = 20 * 2**20
"""Setting of this project: 20 MB."""


def _begins(*signs: bytes) -> Callable[[UploadedFile], bool]:
    return lambda file: file.read(16).startswith(signs)


def _holds(*names: str) -> Callable[[UploadedFile], bool]:
    """An office document: a zip with that inside, and no programs in it."""

    def is_one(file: UploadedFile) -> bool:
        try:
            with ZipFile(file) as inside:
                there = inside.namelist()
        except BadZipFile:
            return False
        has_program = any(name.lower().endswith("vbaproject.bin") for name in there)
        return all(name in there for name in names) and not has_program

    return is_one


def _is_text(file: UploadedFile) -> bool:
    content = file.read()
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


OPEN = "application/vnd.openxmlformats-officedocument"
FREE = "application/vnd.oasis.opendocument"
KINDS: dict[str, tuple[str, Callable[[UploadedFile], bool]]] = {
    "pdf": ("application/pdf", _begins(b"%PDF-")),
    "docx": (f"{OPEN}.wordprocessingml.document", _holds("word/document.xml")),
    "xlsx": (f"{OPEN}.spreadsheetml.sheet", _holds("xl/workbook.xml")),
    "pptx": (f"{OPEN}.presentationml.presentation", _holds("ppt/presentation.xml")),
    "odt": (f"{FREE}.text", _holds("mimetype", "content.xml")),
    "ods": (f"{FREE}.spreadsheet", _holds("mimetype", "content.xml")),
    "odp": (f"{FREE}.presentation", _holds("mimetype", "content.xml")),
    "csv": ("text/csv", _is_text),
    "txt": ("text/plain", _is_text),
    "png": ("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
    "jpeg": ("image/jpeg", _begins(b"\xff\xd8\xff")),
}
"""End of the name → type, and whether a file is what its name says."""


def ending(name: str) -> str:
    """The end of a name: "pdf" of "Plan 2026.PDF"."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def content_type(name: str) -> str:
    """What a file is served as; nothing that a browser would run."""
    return KINDS[ending(name)][0] if ending(name) in KINDS else "application/octet-stream"


def what_is_wrong(file: UploadedFile) -> str:
    """Why a file is not taken, in words; "" where nothing is wrong with it."""
    if file.size > MOST_BYTES:
        return _("The file must be smaller than %d MB") % (MOST_BYTES // 2**20)
    if not file.size:
        return _("The file is empty")
    if ending(file.name) not in KINDS:
        return _("The file must be one of these: %s") % ", ".join(KINDS)
    file.seek(0)
    is_one = KINDS[ending(file.name)][1](file)
    file.seek(0)
    return "" if is_one else _("The file is not what its name says, or has programs in it")


def check_file(file: UploadedFile) -> None:
    """Refuse what is too large, of another kind, or not what it says.

    Raises:
        Refused: in words for whoever gives it.
    """
    if wrong := what_is_wrong(file):
        raise Refused(wrong)
