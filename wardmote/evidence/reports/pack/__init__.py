"""The tactical pack on two sides of A4: a page, the same as a PDF, and a document to edit."""

from pathlib import Path

from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports.pack import document, page, pdf

PAGE, PDF, DOCUMENT = "pack.html", "pack.pdf", "pack.docx"


def write_pack(released: Released, out: Path) -> Path:
    """Write a released pack as page, PDF and document.

    Args:
        released: from disclosure.
        out: the folder, made if it is not there.

    Returns:
        The page to open: `out/pack.html`.

    Raises:
        NoPango: the library that lays out PDFs lacks what it stands on; page and document stand.
    """
    out.mkdir(parents=True, exist_ok=True)
    text = page.page(released)
    (out / PAGE).write_text(text, encoding="utf-8")
    document.write(released, out / DOCUMENT)
    pdf.write(text, out / PDF)
    return out / PAGE


__all__ = ["write_pack"]
