"""Zip files: what is in them, taken out under names of our own and within limits."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.settings import limits

READ = (".csv", ".json", ".xlsx", ".txt")
MB = 1 << 20
DAMAGE = (
    zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError,
)  # fmt: skip
"""What comes up where a zip is damaged, or locked."""


def is_zip(path: Path) -> bool:
    """Whether a file is a zip and no workbook (which is a zip too)."""
    if not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as packed:
            return "[Content_Types].xml" not in packed.namelist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise Unreadable(
            "broken_zip", "The zip file is damaged. Pack and send it again."
        ) from error


def members(path: Path, out: Path) -> list[tuple[str, Path]]:
    """Unpack the files that can be read: each member's name and where it now is, in order of name.

    Raises:
        Unreadable: the zip is damaged, locked, too large, packs too tightly or names a way out.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            chosen = sorted(_chosen(packed), key=lambda info: info.filename)
            return [
                (info.filename, _taken_out(packed, info, out, n)) for n, info in enumerate(chosen)
            ]
    except DAMAGE as error:
        raise Unreadable(
            "broken_zip",
            "The zip file is damaged or locked with a password. Pack and send it again, unlocked.",
        ) from error


def check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse what would unpack to too much.

    Raises:
        Unreadable: too many members, too large in all, or packed too tightly to be honest.
    """
    if len(infos) > limits().members:
        raise Unreadable(
            "too_many_files",
            f"The zip holds {len(infos):,} files; at most {limits().members:,} are read.",
        )
    size, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    tight = size > limits().unpacked_ratio * max(packed, 1) and size > limits().ratio_from_mb * MB
    if size > limits().unpacked_mb * MB or tight:
        raise Unreadable(
            "unpacks_too_large",
            f"The file unpacks to {size // MB:,} MB from {packed // 1024:,} kB, more than is "
            f"read. Send it in parts.",
        )


def _chosen(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = [info for info in packed.infolist() if not info.is_dir()]
    check_sizes(infos)
    for info in infos:
        _check_name(info)
    chosen = [
        i for i in infos if PurePosixPath(i.filename).suffix.lower() in READ and not _hidden(i)
    ]
    if not chosen:
        raise Unreadable(
            "nothing_to_read", f"The zip holds no file that can be read ({', '.join(READ)})."
        )
    return chosen


def _check_name(info: zipfile.ZipInfo) -> None:
    name = info.filename.replace("\\", "/")
    linked = stat.S_ISLNK(info.external_attr >> 16)
    if name.startswith("/") or ":" in name or ".." in PurePosixPath(name).parts or linked:
        raise Unreadable(
            "path_escapes",
            "The zip names a place outside itself. Pack it again, with plain folders.",
        )


def _hidden(info: zipfile.ZipInfo) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(info.filename).parts)


def _taken_out(packed: zipfile.ZipFile, info: zipfile.ZipInfo, out: Path, number: int) -> Path:
    # The name on disk is ours: a member's own could be anything.
    target = out / f"member-{number:05}{PurePosixPath(info.filename).suffix.lower()}"
    left = info.file_size
    with packed.open(info) as source, target.open("wb") as file:
        for part in iter(lambda: source.read(MB), b""):
            left -= len(part)
            if left < 0:
                raise Unreadable(
                    "unpacks_too_large", "A file in the zip is larger than the zip says."
                )
            file.write(part)
    return target
