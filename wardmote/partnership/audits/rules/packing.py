"""Packs a frozen public edition with its papers: scanned, listed, and the same each time."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from wardmote import evidence
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.audits.models import Audit, Run
from wardmote.partnership.audits.rules.editions import (
    PUBLIC,
    audits_folder,
    edition_folder,
    edition_of,
)
from wardmote.partnership.audits.rules.freezing import LIST, is_unchanged, list_files
from wardmote.partnership.audits.rules.states import State

EDITION = "edition"
"""Folder of the public edition within the package."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The day that every file within is told to be of: the same papers make the same bytes."""
SUBMITTED_IN = frozenset({State.SIGNED, State.PUBLISHED})
LETTERS_OF_DIGEST = 16


def check_can_submit(audit: Audit, run: Run | None) -> None:
    """What two people signed off may be submitted, and nothing else.

    Raises:
        Refused: it is not signed off, or its edition is gone.
    """
    if audit.state not in SUBMITTED_IN:
        raise Refused(_("The audit is not signed off yet: there is nothing to submit."))
    if run is None or run.sha256 != audit.sha256 or edition_of(run, PUBLIC) is None:
        raise Refused(_("The edition that was signed off is not there."))


def package(run: Run, audience: str, papers: Mapping[str, bytes], names: Sequence[str]) -> Path:
    """The package of an edition with these papers; made once, and again when a paper changes.

    Args:
        audience: for whom the papers are: "body" or "everybody".
        papers: name within the package and content.
        names: of people, which must be nowhere in it.

    Raises:
        Refused: the edition's files are not as they were signed, or the scanner found something.
    """
    folder = audits_folder(run.audit.partnership) / "submissions"
    stem = f"{run.audit_id}.{run.number}.{audience}"
    path = folder / f"{stem}.{_digest(run, papers, names)}.zip"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _make(run, papers, names, path)
        for old in folder.glob(f"{stem}.*.zip"):
            if old != path:
                old.unlink(missing_ok=True)
    return path


def _digest(run: Run, papers: Mapping[str, bytes], names: Sequence[str]) -> str:
    """Of all that the package depends on; a new member is looked for in it too."""
    told = hashlib.sha256(run.sha256.encode())
    for name, content in sorted(papers.items()):
        told.update(f"\n{name}\n".encode() + content)
    told.update("\n".join(sorted(names)).encode())
    return told.hexdigest()[:LETTERS_OF_DIGEST]


def _make(run: Run, papers: Mapping[str, bytes], names: Sequence[str], path: Path) -> None:
    if not is_unchanged(run):
        raise Refused(_("Files of this edition are not as they were signed."))
    with TemporaryDirectory(dir=path.parent) as made:
        folder = Path(made) / "package"
        shutil.copytree(edition_folder(run, PUBLIC), folder / EDITION)
        for name, content in papers.items():
            (folder / name).write_bytes(content)
        _check_clean(folder, names)
        (folder / LIST).write_text(list_files(folder), encoding="utf-8")
        zipped = Path(made) / path.name
        _zip(folder, zipped)
        os.replace(zipped, path)


def _check_clean(folder: Path, names: Sequence[str]) -> None:
    leaks = evidence.scan(folder, canaries=names)
    if leaks:
        said = "; ".join(sorted({f"{leak.file}: {leak.kind}" for leak in leaks}))
        raise Refused(
            _("The package is not given out: the scanner found what is not shown (%s).") % said
        )


def _zip(folder: Path, to: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path in files:
            told = zipfile.ZipInfo(path.relative_to(folder).as_posix(), LONG_AGO)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            zipped.writestr(told, path.read_bytes())
