"""The tactical pack on two sides of A4: a page, the same as a PDF, and a document to edit."""

from pathlib import Path

from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports.pack import document, page
from wardmote.evidence.reports.working_papers import write_paper


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
    return write_paper("pack", released, out, page=page.page, document=document.write)


__all__ = ["write_pack"]
