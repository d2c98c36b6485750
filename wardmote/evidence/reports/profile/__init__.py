"""The problem profile as a page, the same as a PDF, and a document to edit."""

from pathlib import Path

from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports.pack import pdf
from wardmote.evidence.reports.profile import document, page

PAGE, PDF, DOCUMENT = "profile.html", "profile.pdf", "profile.docx"


def write_profile(released: Released, out: Path) -> Path:
    """Write a released profile as page, PDF and document.

    Args:
        released: from disclosure.
        out: the folder, made if it is not there.

    Returns:
        The page to open: `out/profile.html`.

    Raises:
        NoPango: the library that lays out PDFs lacks what it stands on; page and document stand.
    """
    out.mkdir(parents=True, exist_ok=True)
    text = page.page(released)
    (out / PAGE).write_text(text, encoding="utf-8")
    document.write(released, out / DOCUMENT)
    pdf.write(text, out / PDF)
    return out / PAGE


__all__ = ["write_profile"]
