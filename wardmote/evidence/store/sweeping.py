"""Files that the ledger does not name: left by a run that was killed, and of no meaning."""

import shutil
from pathlib import Path

from wardmote.evidence.errors import StoreDamaged
from wardmote.evidence.store import durable, ledger_file
from wardmote.evidence.store.ledger import DataFile, Ledger

RECORDS = "records"
STAGING = "staging"
SPILL = "spill"


def sweep(folder: Path, ledger: Ledger) -> None:
    """Remove what a killed run left; the caller is the only writer."""
    shutil.rmtree(folder / STAGING, ignore_errors=True)
    for left in (folder / SPILL).glob("*"):
        if not durable.is_held(left):
            shutil.rmtree(left)
    (folder / f"{ledger_file.NAME}.new").unlink(missing_ok=True)
    named = {folder / file.path for file in ledger.files()}
    for path in (folder / RECORDS).rglob("*.parquet"):
        if path not in named:
            path.unlink()
            durable.sync_folder(path.parent)


def check_sizes(folder: Path, files: tuple[DataFile, ...]) -> None:
    """Every file that the ledger names is there, and as long as it was.

    Raises:
        StoreDamaged: one is missing or of another length.
    """
    for file in files:
        path = folder / file.path
        if not path.is_file():
            raise damage(path, "is missing")
        if path.stat().st_size != file.bytes:
            raise damage(path, "is not as long as it was written")


def check_content(folder: Path, file: DataFile) -> None:
    """The file holds what was written.

    Raises:
        StoreDamaged: it holds something else.
    """
    if durable.content_hash(folder / file.path) != file.sha256:
        raise damage(folder / file.path, "was changed after it was written")


def damage(path: Path, what: str) -> StoreDamaged:
    """The error for a file that is not what the ledger says, with what to do."""
    return StoreDamaged(
        f"{path} {what}. Put the whole store's folder back from a backup, or move it aside and "
        "take the suppliers' files in again."
    )
