"""Brings an installation back from a backup."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from wardmote.partnership.website.backup import postgresql, sqlite
from wardmote.partnership.website.backup.archive import Manifest, Reading
from wardmote.partnership.website.backup.making import OF_THE_HOME, PARTNERSHIPS, STORE
from wardmote.partnership.website.steps import found_in_each_step
from wardmote.partnership.website.waking import Refused


def restore(path: Path, *, store: Path | None = None, replace: bool = False) -> Manifest:
    """Make this installation what the backup holds.

    Every byte of the file is checked, and its files are laid beside their places, before
    anything is touched; the database then changes in one step or not at all.

    Args:
        path: the backup.
        store: where the engine's store goes.
        replace: whether a living installation may be replaced.

    Raises:
        Refused: the file is damaged, does not fit, or there is something to replace.
    """
    archive = Reading(path)
    _check_fits(archive.manifest)
    places = {settings.HOME / name: name for name in (*OF_THE_HOME, PARTNERSHIPS)}
    if archive.under(STORE):
        if store is None:
            raise Refused("The backup holds a store: say where it goes, by --store.")
        places[store] = STORE
    if not replace:
        _check_nothing_lives([store] if store else [])
    laid = {place: _lay(archive, name, place) for place, name in places.items()}
    _load_database(archive)
    for place, beside in laid.items():
        if place.exists():
            shutil.rmtree(place)
        beside.rename(place)
    return archive.manifest


def _check_fits(manifest: Manifest) -> None:
    if manifest.database != connection.vendor:
        raise Refused(
            f"The backup is of {manifest.database}, this installation has {connection.vendor}: "
            "set WARDMOTE_DATABASE to one of the same kind."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not set(manifest.migrations) <= known:
        raise Refused("The backup was made by a newer version. Install that one first.")
    if connection.vendor == "postgresql" and set(manifest.migrations) != known:
        raise Refused(
            "The backup was made by an older version. Restore it with that one, then upgrade."
        )


def _check_nothing_lives(stores: list[Path]) -> None:
    own = [settings.HOME / name for name in ("uploads", PARTNERSHIPS)]
    holds = [str(folder) for folder in (*own, *stores) if folder.is_dir() and any(folder.iterdir())]
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            holds.insert(0, "the database")
    if holds:
        raise Refused(
            f"There is something already: {', '.join(holds)}. To replace it, add --replace."
        )


def _lay(archive: Reading, name: str, place: Path) -> Path:
    """Unpack a folder beside the place that it will take."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    for file in archive.under(name):
        archive.unpack(file, beside / file.removeprefix(f"{name}/"))
    return beside


def _load_database(archive: Reading) -> None:
    if connection.vendor == "sqlite":
        sqlite.load(connection, archive)
        return
    call_command("migrate", interactive=False, verbosity=0)
    (unguarded,) = (step.unguarded for step in found_in_each_step("guards"))
    postgresql.load(connection, archive, unguarded)
