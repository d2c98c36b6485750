"""SQLite as one file, by its own online backup: of one moment, whoever writes meanwhile."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wardmote.partnership.website.backup.archive import Reading, Writing

NAME = "database/wardmote.sqlite3"
PAGES_AT_ONCE = -1
"""All pages in one step: a step apart would begin anew whenever somebody writes."""


def save(connection, archive: Writing) -> dict[str, Any]:
    """Put the database into the archive."""
    with TemporaryDirectory(dir=archive.path.parent) as folder:
        copy = Path(folder) / "copy.sqlite3"
        with _opened(connection.settings_dict["NAME"]) as source, _opened(copy) as target:
            source.backup(target, pages=PAGES_AT_ONCE)
            target.execute("PRAGMA journal_mode=DELETE")
        archive.add_file(NAME, copy)
    return {}


def load(connection, archive: Reading) -> None:
    """Make the database what the archive holds, in one step or not at all."""
    with TemporaryDirectory(dir=Path(connection.settings_dict["NAME"]).parent) as folder:
        copy = Path(folder) / "copy.sqlite3"
        archive.unpack(NAME, copy)
        connection.close()
        with _opened(copy) as source, _opened(connection.settings_dict["NAME"]) as target:
            source.backup(target, pages=PAGES_AT_ONCE)


def _opened(path: Any) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, timeout=60))
