"""The file of a backup: a zip whose manifest holds the hash of everything in it."""

import hashlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from wardmote.partnership.website.waking import Refused

MANIFEST = "manifest.json"
FORMAT = 1
PIECE = 1 << 20
OWNER_ONLY = 0o600


@dataclass
class Manifest:
    """What a backup holds.

    Attributes:
        made_at: the moment, as text.
        database: "sqlite" or "postgresql".
        migrations: "app.name" of each that the database had.
        database_told: what its own reader needs besides its files.
        files: name in the archive → SHA-256 of its content.
    """

    made_at: str
    database: str
    migrations: list[str]
    database_told: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class Writing:
    """An archive that is being written; it takes its name only when it is whole."""

    def __init__(self, path: Path) -> None:
        self.path, self.part = path, path.with_name(f"{path.name}.part")
        self.files: dict[str, str] = {}

    def __enter__(self) -> "Writing":
        descriptor = os.open(self.part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
        self.file = os.fdopen(descriptor, "w+b")
        self.zip = zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED, compresslevel=3)
        return self

    def __exit__(self, kind, *_) -> None:
        self.zip.close()
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        if kind is None:
            os.replace(self.part, self.path)
        else:
            self.part.unlink()

    def add(self, name: str, pieces: Iterator[bytes]) -> None:
        """One file, piece by piece."""
        hashed = hashlib.sha256()
        with self.zip.open(name, "w", force_zip64=True) as out:
            for piece in pieces:
                hashed.update(piece)
                out.write(piece)
        self.files[name] = hashed.hexdigest()

    def add_file(self, name: str, path: Path) -> None:
        """A file of the disk."""
        with path.open("rb") as file:
            self.add(name, in_pieces(file))

    def finish(self, manifest: Manifest) -> None:
        """Say what is in it."""
        manifest.files = self.files
        self.zip.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))


class Reading:
    """An archive whose every byte was checked before anything is done with it."""

    def __init__(self, path: Path) -> None:
        try:
            self.zip = zipfile.ZipFile(path)
            self.manifest = Manifest(**json.loads(self.zip.read(MANIFEST)))
            wrong = list(self._wrong())
        except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
            raise Refused(
                f"{path} is no backup, or is damaged: {error}. Nothing was done."
            ) from None
        if wrong:
            raise Refused(f"{path} is damaged: {', '.join(wrong)}. Nothing was done.")

    def _wrong(self) -> Iterator[str]:
        if self.manifest.format != FORMAT:
            yield f"its format is {self.manifest.format}, this program reads {FORMAT}"
        held = set(self.zip.namelist()) - {MANIFEST}
        yield from (f"{name} is missing" for name in self.manifest.files.keys() - held)
        yield from (f"{name} does not belong" for name in held - self.manifest.files.keys())
        for name, expected in self.manifest.files.items():
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                yield f"{name} would be written elsewhere"
            elif name in held and self._hash(name) != expected:
                yield f"{name} is not what was saved"

    def _hash(self, name: str) -> str:
        hashed = hashlib.sha256()
        try:
            with self.zip.open(name) as file:
                for piece in in_pieces(file):
                    hashed.update(piece)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            return str(error)
        return hashed.hexdigest()

    def under(self, folder: str) -> list[str]:
        """Names of the files within a folder of the archive."""
        return [name for name in self.manifest.files if name.startswith(f"{folder}/")]

    def open(self, name: str) -> BinaryIO:
        """A file in it."""
        return self.zip.open(name)

    def unpack(self, name: str, path: Path) -> None:
        """Write one file to disk, readable by its owner only."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
        with self.open(name) as file, os.fdopen(descriptor, "wb") as out:
            shutil.copyfileobj(file, out, PIECE)


def in_pieces(file: BinaryIO) -> Iterator[bytes]:
    """A file's content, a megabyte at a time."""
    return iter(lambda: file.read(PIECE), b"")
