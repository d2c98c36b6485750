"""Files that are on the disk when we say so: written aside, synced, put in place in one step."""

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` where `path` is, so that a crash leaves the old file or the new one."""
    aside = path.with_name(path.name + ".new")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)
    sync_folder(path.parent)


def put_in_place(moves: Iterable[tuple[Path, Path]]) -> None:
    """Move finished files to where they stay; contents, names and folders are synced."""
    changed: set[Path] = set()
    for made, path in moves:
        sync(made)
        if path.parent not in changed:
            changed |= {folder.parent for folder in path.parents if not folder.exists()}
            path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(made, path)
        changed.add(path.parent)
    for folder in sorted(changed):
        sync_folder(folder)


def sync(path: Path) -> None:
    """Wait until the file's contents are on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the folder's names are on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; a second writer waits. The system frees it when a process dies."""
    with (folder / "lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def hold(folder: Path) -> int:
    """Mark the folder as in use until the descriptor is closed or the process dies."""
    descriptor = os.open(folder / "in_use", os.O_RDWR | os.O_CREAT)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def is_held(folder: Path) -> bool:
    """Whether a living process holds the folder."""
    with (folder / "in_use").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def content_hash(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
