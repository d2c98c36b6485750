"""The ledger as a file: sealed by its own hash, and replaced in one step."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from wardmote.evidence.errors import StoreDamaged
from wardmote.evidence.records import Fault
from wardmote.evidence.store import durable
from wardmote.evidence.store.ledger import DataFile, Entry, Ledger, Part

NAME = "ledger.json"
FORMAT = 1


def write(folder: Path, ledger: Ledger) -> None:
    """Put the ledger in place of the one that is there, all of it or nothing."""
    text = f"[{', '.join(_text(entry) for entry in ledger.entries)}]"
    sealed = f'{{"format": {FORMAT}, "seal": "{_seal(text)}", "entries":\n{text}\n}}\n'
    durable.replace_file(folder / NAME, sealed.encode())


@lru_cache(maxsize=4096)
def _text(entry: Entry) -> str:
    """An entry as JSON; entries never change, so each is written out once."""
    return json.dumps(asdict(entry), default=date.isoformat, ensure_ascii=False)


def read(folder: Path) -> Ledger:
    """The ledger of a store; one that has not changed since is not read again.

    Raises:
        StoreDamaged: it is missing, cannot be read, or was changed by something else.
    """
    path = folder / NAME
    try:
        now = path.stat()
    except OSError as error:
        raise _untrusted(path, error) from error
    return _read(path, now.st_ino, now.st_mtime_ns, now.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, *_version: int) -> Ledger:
    """The ledger, kept for as long as the file's number, time and length stay the same."""
    try:
        text = path.read_text(encoding="utf-8")
        whole = json.loads(text)
        body = text.split('"entries":\n', 1)[1].rsplit("\n}", 1)[0]
        if whole["format"] != FORMAT or whole["seal"] != _seal(body):
            raise ValueError("the seal is not that of its contents")
        return Ledger(tuple(_entry(entry) for entry in whole["entries"]))
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise _untrusted(path, error) from error


def _untrusted(path: Path, error: Exception) -> StoreDamaged:
    return StoreDamaged(
        f"{path}: the ledger cannot be trusted ({error}). Put the whole folder back from a "
        "backup, or move it aside and take the suppliers' files in again."
    )


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(told: Mapping[str, Any]) -> Entry:
    return Entry(
        **{
            **told,
            "day": date.fromisoformat(told["day"]),
            "faults": tuple(Fault(**fault) for fault in told["faults"]),
            "parts": tuple(_part(part) for part in told["parts"]),
        }
    )


def _part(told: Mapping[str, Any]) -> Part:
    return Part(
        **{
            **told,
            "month": date.fromisoformat(told["month"]),
            "forget_on": date.fromisoformat(told["forget_on"]),
            "files": tuple(DataFile(**file) for file in told["files"]),
        }
    )
