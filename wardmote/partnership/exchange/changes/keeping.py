"""Files on the disk: kept while a delivery is open, gone once it is settled."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.rules.files import safe_name
from wardmote.partnership.exchange.rules.keeping import files_folder

LOCK = "lock"


@dataclass(frozen=True)
class Kept:
    """A file on the disk: the folder of its own that it is in, and its fingerprint."""

    folder: str
    name: str
    size: int
    sha256: str


def keep(partnership: Partnership, name: str, pieces: Iterable[bytes]) -> Kept:
    """Write a file where only the service reads it; it is on the disk when this returns."""
    kept_as, name = uuid4().hex, safe_name(name)
    folder = files_folder(partnership) / kept_as
    folder.mkdir(parents=True, mode=0o700)
    hashed, size = hashlib.sha256(), 0
    with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        for piece in pieces:
            hashed.update(piece)
            size += file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return Kept(kept_as, name, size, hashed.hexdigest())


def keep_again(kept: Kept, here: Partnership, there: Partnership) -> Kept:
    """The same file for another partnership: no second copy of its bytes where the disk allows."""
    source = files_folder(here) / kept.folder / kept.name
    kept_as = uuid4().hex
    folder = files_folder(there) / kept_as
    folder.mkdir(parents=True, mode=0o700)
    try:
        os.link(source, folder / kept.name)
    except OSError:
        shutil.copyfile(source, folder / kept.name)
    return Kept(kept_as, kept.name, kept.size, kept.sha256)


def path_of(delivery: Delivery) -> Path:
    """Where a delivery's file is, while it is open."""
    return files_folder(delivery.partnership) / delivery.kept_as / delivery.file_name


def let_go(partnership: Partnership, folder: str) -> None:
    """Remove a file that is not needed any more."""
    shutil.rmtree(files_folder(partnership) / folder, ignore_errors=True)


@contextmanager
def worked_on(delivery: Delivery) -> Iterator[bool]:
    """Hold a delivery while a job works on it; False where another process does.

    The system lets go when a process dies, so that what it left half done is seen at once.
    """
    folder = files_folder(delivery.partnership) / delivery.kept_as
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
