"""What a meeting works with and nobody else reads: a page, the same as a PDF, and a document."""

from collections.abc import Callable
from pathlib import Path

from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports.working_papers import pdf
from wardmote.evidence.reports.working_papers.page import drawn_from
from wardmote.evidence.reports.working_papers.parts import actions, ending, sources, worst_grades


def write_paper(
    name: str, released: Released, out: Path, *, page: Callable[[Released], str],
    document: Callable[[Released, Path], None],
) -> Path:  # fmt: skip
    """Write a released paper as `name.html`, `name.pdf` and `name.docx`.

    Args:
        name: of the files.
        released: from disclosure.
        out: the folder, made if it is not there.
        page: makes the page's text.
        document: writes the document.

    Returns:
        The page to open.

    Raises:
        NoPango: the library that lays out PDFs lacks what it stands on; page and document stand.
    """
    out.mkdir(parents=True, exist_ok=True)
    text, opened = page(released), out / f"{name}.html"
    opened.write_text(text, encoding="utf-8")
    document(released, out / f"{name}.docx")
    pdf.write(text, out / f"{name}.pdf")
    return opened


__all__ = ["actions", "drawn_from", "ending", "sources", "worst_grades", "write_paper"]
