"""The problem profile as a page, the same as a PDF, and a document to edit."""

from pathlib import Path

from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports.profile import document, page
from wardmote.evidence.reports.working_papers import write_paper


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
    return write_paper("profile", released, out, page=page.page, document=document.write)


__all__ = ["write_profile"]
