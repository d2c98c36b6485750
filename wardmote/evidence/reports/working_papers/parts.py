"""What every working paper ends with: room for actions, its sources, what is amiss with them."""

from pathlib import Path

import pandas as pd
from docx.document import Document as Doc

from wardmote.evidence.disclosure.edition import Edition
from wardmote.evidence.reports.document import parts
from wardmote.evidence.reports.document.writing import drop_custom_xml
from wardmote.evidence.reports.grids import grid

TO_DO = ("Action", "Who leads", "By when", "How we will know")
TO_DO_ROWS = 5  # lines on which a meeting writes what it will do
SOURCES = ["title", "agency", "last_month", "days_old", "grade"]


def worst_grades(edition: Edition) -> list[str]:
    """What is known to be amiss with the data, the worst first."""
    notes = sorted(edition.quality, key=lambda note: note.grade, reverse=True)
    titles = dict(zip(edition.sources["dataset"], edition.sources["title"], strict=True))
    return [
        f"{titles.get(note.dataset, note.dataset)}: {note.sentence}"
        for note in notes
        if note.grade in "CD"
    ]


def actions(document: Doc) -> None:
    """Empty lines to write into."""
    empty = pd.DataFrame([[""] * len(TO_DO)] * TO_DO_ROWS, columns=list(TO_DO))
    parts.table(document, grid(empty, "Actions"))


def sources(document: Doc, edition: Edition) -> None:
    """Each dataset, its agency, how new and how good it is."""
    parts.table(document, grid(edition.sources[SOURCES], "Sources"))


def ending(document: Doc, edition: Edition, path: Path) -> None:
    """Title and language, and nothing of who wrote it; then the file."""
    core = document.core_properties
    core.title, core.language, core.author, core.comments = edition.title, "en-GB", "", edition.id
    drop_custom_xml(document)
    document.save(str(path))
