"""Backup, wipe, restore: equal, on the database that the tests run on."""

import json
import os
import shutil
import sqlite3
import zipfile
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from tests.partnership.conftest import made_up
from wardmote.partnership.agencies.models import Briefing, Partnership
from wardmote.partnership.trail import changes, guards
from wardmote.partnership.trail.models import Entry
from wardmote.partnership.trail.verify import verify_all
from wardmote.partnership.website.backup import archive, make_backup, restore
from wardmote.partnership.website.waking import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def home(settings, tmp_path) -> Path:
    """A home with keys and uploads."""
    settings.HOME = tmp_path / "home"
    for name, content in {
        "keys/secret": b"a secret", "uploads/2026/minutes.docx": Random(1).randbytes(3_000_000),
        "uploads/empty.txt": b"",
    }.items():  # fmt: skip
        (settings.HOME / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.HOME / name).write_bytes(content)
    return settings.HOME


@pytest.fixture
def store(tmp_path) -> Path:
    folder = tmp_path / "store" / "records"
    folder.mkdir(parents=True)
    (folder / "crimes.parquet").write_bytes(Random(2).randbytes(10_000))
    return folder.parent


@pytest.fixture
def world(home, at) -> Partnership:
    """Riverton, and a trail that tells of every briefing."""
    riverton = made_up("Riverton")
    for number in range(30):
        brief(riverton, at, f"Part {number}\twith\ntabs, \\N and “quotes”")
    return riverton


@transaction.atomic
def brief(partnership: Partnership, at, subject: str) -> None:
    made = Briefing.objects.create(
        partnership=partnership, briefed_on=at.date(), audience="Council", subject=subject
    )
    changes.added(made, by=None, at=at)


def tables() -> dict[str, list[tuple]]:
    """Every row of every table, as the database itself tells them."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {name: _rows(cursor, name) for name in sorted(names)}


def _rows(cursor, table: str) -> list[tuple]:
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
    return cursor.fetchall()


def files(*folders: Path) -> dict[str, bytes]:
    return {
        f"{folder.name}/{path.relative_to(folder)}": path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def wipe(*folders: Path) -> None:
    """All tables and files gone, by another hand than the program's."""
    for folder in folders:
        shutil.rmtree(folder)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        else:
            cursor.execute("PRAGMA foreign_keys = OFF")
            for table in tables():
                cursor.execute(f'DROP TABLE "{table}"')
    connection.close()


def test_a_backup_brings_everything_back_as_it_was(world, home, store, tmp_path, at) -> None:
    rows, content = tables(), files(home, store)
    make_backup(tmp_path / "backup.zip", at=at, store=store)
    wipe(home / "uploads", home / "keys", store)
    assert tables() == {}
    restore(tmp_path / "backup.zip", store=store)
    assert tables() == rows
    assert files(home, store) == content
    assert guards.missing(connection) == set()
    assert verify_all() == []


def test_what_is_written_after_a_restore_follows_on(world, home, tmp_path, at) -> None:
    make_backup(tmp_path / "backup.zip", at=at)
    restore(tmp_path / "backup.zip", replace=True)
    brief(world, at, "The next")
    assert Briefing.objects.count() == Entry.objects.count() == 31
    assert verify_all() == []


def test_a_backup_taken_while_others_write_is_of_one_moment(world, home, tmp_path, at) -> None:
    stop, failed = Event(), []

    def write() -> None:
        try:
            while not stop.is_set():
                brief(world, at, "Meanwhile")
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            make_backup(tmp_path / f"{number}.zip", at=at)
    finally:
        stop.set()
        writer.join()
    assert failed == []
    for number in range(5):
        restore(tmp_path / f"{number}.zip", replace=True)
        assert Briefing.objects.count() == Entry.objects.count() >= 30
        assert verify_all() == []


def test_a_living_installation_is_not_replaced_unasked(world, home, tmp_path, at) -> None:
    make_backup(tmp_path / "backup.zip", at=at)
    with pytest.raises(Refused, match="--replace"):
        restore(tmp_path / "backup.zip")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_damaged_file_is_told_before_anything_is_touched(
    world, home, tmp_path, at, share
) -> None:
    path = tmp_path / "backup.zip"
    make_backup(path, at=at)
    rows, content = tables(), files(home)
    damaged = bytearray(path.read_bytes())
    damaged[int(len(damaged) * share)] ^= 0xFF
    path.write_bytes(damaged)
    with pytest.raises(Refused, match="Nothing was done"):
        restore(path, replace=True)
    assert (tables(), files(home)) == (rows, content)


def test_a_file_that_was_cut_short_is_told(world, home, tmp_path, at) -> None:
    path = tmp_path / "backup.zip"
    make_backup(path, at=at)
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(Refused, match="Nothing was done"):
        restore(path, replace=True)


def test_a_file_that_leads_elsewhere_is_refused(home, tmp_path) -> None:
    path = tmp_path / "backup.zip"
    told = {"made_at": "", "database": connection.vendor, "migrations": [],
            "files": {"keys/../../evil": "00"}}  # fmt: skip
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("keys/../../evil", "evil")
        made.writestr(archive.MANIFEST, json.dumps(told))
    with pytest.raises(Refused, match="would be written elsewhere"):
        restore(path, replace=True)


def test_a_backup_of_another_kind_of_database_is_refused(world, home, tmp_path, at, monkeypatch):
    path = tmp_path / "backup.zip"
    make_backup(path, at=at)
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    monkeypatch.setattr(connection, "vendor", other)
    with pytest.raises(Refused, match="WARDMOTE_DATABASE"):
        restore(path, replace=True)


def test_a_backup_that_fails_leaves_no_half_file(world, home, tmp_path, at, monkeypatch) -> None:
    def full(*_) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(archive.Writing, "finish", full)
    with pytest.raises(OSError, match="No space"):
        make_backup(tmp_path / "backup.zip", at=at)
    assert not list(tmp_path.glob("backup.zip*"))


def test_only_its_owner_may_read_a_backup(world, home, tmp_path, at) -> None:
    make_backup(tmp_path / "backup.zip", at=at)
    assert (tmp_path / "backup.zip").stat().st_mode & 0o077 == 0


def test_the_saved_database_of_sqlite_is_whole(world, home, tmp_path, at) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is saved by table")
    make_backup(tmp_path / "backup.zip", at=at)
    with zipfile.ZipFile(tmp_path / "backup.zip") as made:
        made.extract("database/wardmote.sqlite3", tmp_path)
    opened = sqlite3.connect(tmp_path / "database" / "wardmote.sqlite3")
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    opened.close()


def test_what_partnerships_keep_in_files_comes_back(world, home, tmp_path, at) -> None:
    kept = home / "partnerships" / "riverton" / "places" / "wards.csv"
    kept.parent.mkdir(parents=True)
    kept.write_text("of the day of the backup")
    make_backup(tmp_path / "backup.zip", at=at)
    kept.write_text("of the day after")
    restore(tmp_path / "backup.zip", replace=True)
    assert kept.read_text() == "of the day of the backup"
