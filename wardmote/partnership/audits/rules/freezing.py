"""The list of an edition's files with their fingerprints: what is frozen, and may be served."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from wardmote.partnership.audits.models import Run
from wardmote.partnership.audits.rules.editions import AUDIENCES, PUBLIC, edition_folder

LIST = "sha256sum.txt"
"""Kept beside an edition's folders, as `sha256sum --check` reads it."""
OPEN = "application/vnd.openxmlformats-officedocument"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xlsx": f"{OPEN}.spreadsheetml.sheet",
    ".docx": f"{OPEN}.wordprocessingml.document",
}
"""Ending → what it is served as; nothing else is served."""
TAKEN_AWAY = frozenset({".csv", ".json", ".xlsx", ".docx"})
"""What a browser is told to save and not to show."""
SHA256_LETTERS = 64


@dataclass(frozen=True)
class Served:
    """A file of a frozen edition."""

    path: Path
    content_type: str
    is_taken_away: bool


def list_files(folder: Path) -> str:
    """Every file below a folder with its sha256, a line each, by name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    return "".join(f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def folder_of(run: Run) -> Path:
    """The folder that holds the editions of a run for each audience, and their list."""
    return edition_folder(run, PUBLIC).parent


def write_list(run: Run) -> str:
    """List the files of a run's editions, and keep the list beside them.

    Returns:
        The sha256 of the list: the fingerprint of the edition.
    """
    told = list_files(folder_of(run))
    (folder_of(run) / LIST).write_text(told, encoding="utf-8")
    return _of(told)


def is_unchanged(run: Run) -> bool:
    """Whether the files of a run's editions are those that were written."""
    return _of(list_files(folder_of(run))) == run.sha256


def freeze(run: Run) -> None:
    """Let nobody write to the files of a run by mistake."""
    for audience in AUDIENCES:
        for path in edition_folder(run, audience).rglob("*"):
            if path.is_file():
                path.chmod(0o440)


def public_file(run: Run, name: str) -> Served | None:
    """A file of the public edition, if it is on the list and still as listed; else None."""
    folder = folder_of(run)
    known = _listed(folder / LIST, run.sha256)
    listed = known.get(f"{PUBLIC}/{name}")
    content_type = TYPES.get(Path(name).suffix)
    if listed is None or content_type is None:
        return None
    path = folder / PUBLIC / name
    if not path.is_file() or _sha256(path) != listed:
        return None
    return Served(path, content_type, Path(name).suffix in TAKEN_AWAY)


def _listed(path: Path, sha256: str) -> dict[str, str]:
    """Name → sha256 of what is on a list; nothing, if the list is not the one that was frozen."""
    try:
        told = path.read_text(encoding="utf-8")
    except OSError:
        return {}
    if _of(told) != sha256:
        return {}
    return {line[SHA256_LETTERS + 2 :]: line[:SHA256_LETTERS] for line in told.splitlines()}


def _of(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
