"""The public log of releases: a line of JSON each, holding the hash of the line before."""

import fcntl
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from wardmote.evidence.disclosure.manifest import canonical
from wardmote.evidence.disclosure.releasing import PUBLIC, Released
from wardmote.evidence.disclosure.rereading import Kept
from wardmote.evidence.errors import NotReleasable

_FIRST = "0" * 64


def log_release(log: Path, released: Released | Kept, *, on: date) -> dict[str, Any]:
    """Add a public release to the log.

    Args:
        log: the file, made if it is not there.
        released: what went out.
        on: the day it went out.

    Returns:
        The entry: `on`, the hash of the entry `before`, and the manifest.

    Raises:
        NotReleasable: the edition is not public, or the log was tampered with.
    """
    if released.audience != PUBLIC:
        raise NotReleasable(f"{released.edition.id} is not public, so the log does not tell of it.")
    with log.open("ab") as file:
        # Two audits may end at once: the line before stays the last one until ours follows it.
        fcntl.flock(file, fcntl.LOCK_EX)
        read_log(log)
        lines = log.read_bytes().splitlines()
        before = hashlib.sha256(lines[-1]).hexdigest() if lines else _FIRST
        entry = {"on": on.isoformat(), "before": before, "manifest": dict(released.manifest)}
        file.write(canonical(entry) + b"\n")
    return entry


def read_log(log: Path) -> tuple[dict[str, Any], ...]:
    """The entries of the log, first to last; none where there is no log yet.

    Raises:
        NotReleasable: an entry does not follow from the one before it.
    """
    before, entries = _FIRST, []
    for number, line in enumerate(log.read_bytes().splitlines() if log.exists() else [], start=1):
        entry = json.loads(line)
        if entry["before"] != before:
            raise NotReleasable(f"{log.name}, line {number}: it does not follow the line before.")
        before = hashlib.sha256(line).hexdigest()
        entries.append(entry)
    return tuple(entries)
