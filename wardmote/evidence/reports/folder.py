"""The report as a folder that opens in a browser with no server, script or network."""

import shutil
from collections.abc import Callable
from pathlib import Path

from wardmote.evidence.disclosure.releasing import Released
from wardmote.evidence.reports import audit_json, charts, csvs, document, pages, pictures, workbook
from wardmote.evidence.reports.pages import site
from wardmote.evidence.reports.pages.picture import Picture

OURS = ("exhibits", "tables")
"""Folders that are made anew, so that no exhibit of an earlier edition stays behind."""


def write(released: Released, out: Path, *, progress: Callable[[str], None] | None = None) -> Path:
    """Write the report of a released edition.

    Args:
        released: from disclosure; nothing else can be reported.
        out: the folder, made if it is not there; a report in it is replaced.
        progress: told the title of each exhibit and file as it is begun.

    Returns:
        The page to open: `out/index.html`.
    """
    write_pages(released, out, progress=progress)
    return write_files(released, out, progress=progress)


def write_pages(
    released: Released, out: Path, *, progress: Callable[[str], None] | None = None
) -> Path:
    """The pages, pictures and tables of a report alone, which stand before its large files.

    Returns:
        The page to open.
    """
    tell = progress or (lambda _: None)
    drawn = write_tables(released, out, progress=tell)
    tell("Pages")
    for name, text in pages.pages(released, drawn).items():
        (out / name).write_text(text, encoding="utf-8")
    return out / site.FINDINGS


def write_tables(
    released: Released, out: Path, *, progress: Callable[[str], None] | None = None
) -> dict[str, Picture]:
    """The tables and pictures alone, with the whole edition as data beside them.

    Returns:
        How each picture is shown, by its exhibit's id.
    """
    for name in OURS:
        shutil.rmtree(out / name, ignore_errors=True)
        (out / name).mkdir(parents=True)
    (out / "audit.json").write_text(audit_json.audit_json(released), encoding="utf-8")
    return _exhibits(released, out, progress or (lambda _: None))


def write_files(
    released: Released, out: Path, *, progress: Callable[[str], None] | None = None
) -> Path:
    """The workbook and the document that the pages offer, beside them.

    Returns:
        The page to open.
    """
    tell = progress or (lambda _: None)
    tell("Workbook")
    workbook.write(released, out / "tables.xlsx")
    tell("Document")
    document.write(released, out / "report.docx")
    return out / site.FINDINGS


def _exhibits(released: Released, out: Path, tell: Callable[[str], None]) -> dict[str, Picture]:
    """Write each exhibit's table and pictures; how each picture is shown, by id."""
    edition, drawn = released.edition, {}
    for exhibit in edition.exhibits.values():
        tell(exhibit.title)
        (out / "tables" / f"{exhibit.id}.csv").write_text(csvs.csv(exhibit.table), encoding="utf-8")
        about = out / "tables" / f"{exhibit.id}.csv-metadata.json"
        about.write_text(csvs.metadata(exhibit, edition), encoding="utf-8")
        sizes = []
        for frame, ending in ((charts.WIDE, ".svg"), (charts.NARROW, ".narrow.svg")):
            spec = charts.draw(exhibit, frame, edition)
            if spec is None:
                break
            svg = pictures.svg(spec, title=exhibit.title, description=exhibit.description)
            (out / "exhibits" / f"{exhibit.id}{ending}").write_text(svg, encoding="utf-8")
            sizes.append(pictures.size(svg))
        if sizes:
            drawn[exhibit.id] = Picture(exhibit.id, wide=sizes[0], narrow=sizes[1])
    return drawn
