"""Makes a backup while the service runs."""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from wardmote.partnership.website.backup import postgresql, sqlite
from wardmote.partnership.website.backup.archive import Manifest, Writing

OF_THE_HOME = ("keys", "uploads")
PARTNERSHIPS = "partnerships"
"""Folder of the home with a folder for each partnership: its store, places, files, editions."""
STORE = "store"
SPILL = "spill"
"""What a store's own process lays aside while it reads."""
LOCK = "lock"
"""File by which the engine's store keeps writers apart."""


def make_backup(out: Path, *, at: datetime, store: Path | None = None) -> Manifest:
    """Write the whole installation into one file.

    The database is saved first, as at one moment; files come after it, so that none that a
    record names is missing.

    Args:
        out: the file to write; it holds keys, so only its owner may read it.
        at: the moment.
        store: the engine's store, where there is one.
    """
    saves = {"sqlite": sqlite.save, "postgresql": postgresql.save}
    with Writing(out) as archive:
        manifest = Manifest(at.isoformat(), connection.vendor, migrations())
        manifest.database_told = saves[connection.vendor](connection, archive)
        for folder in OF_THE_HOME:
            _add_folder(archive, folder, settings.HOME / folder)
        _add_partnerships(archive)
        if store and store.is_dir():
            with _held_still(store):
                _add_folder(archive, STORE, store)
        archive.finish(manifest)
    return manifest


def _add_partnerships(archive: Writing) -> None:
    """All that partnerships keep in files; nobody writes to their stores meanwhile."""
    folder = settings.HOME / PARTNERSHIPS
    with ExitStack() as held:
        for store in sorted(folder.glob(f"*/{STORE}")):
            held.enter_context(_held_still(store))
        _add_folder(archive, PARTNERSHIPS, folder)


def migrations() -> list[str]:
    """What the database has been brought up to."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _add_folder(archive: Writing, name: str, folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != LOCK and SPILL not in path.parts:
            archive.add_file(f"{name}/{path.relative_to(folder).as_posix()}", path)


@contextmanager
def _held_still(store: Path) -> Iterator[None]:
    """Wait for whoever writes to the store, and keep others waiting."""
    with (store / LOCK).open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
