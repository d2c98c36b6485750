"""What the demonstration made before and need not make again, as long as nothing has changed."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import wardmote

NAME = "made.json"
PACKAGE = Path(wardmote.__file__).parent
PARTS = ("evidence", "rulebook")


@cache
def of_our_own() -> str:
    """The sha256 of all the program that makes files, audits and reports."""
    found = hashlib.sha256()
    for part in PARTS:
        for path in sorted((PACKAGE / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(PACKAGE)}\n".encode() + path.read_bytes())
    return found.hexdigest()


def mark_of(*things: object) -> str:
    """The mark of what this program makes of these things."""
    return hashlib.sha256(json.dumps([of_our_own(), *map(str, things)]).encode()).hexdigest()


def kept(folder: Path, name: str, mark: str) -> Any:
    """What was kept of this name under this mark; None where there is no such thing."""
    found = _all(folder).get(name, {})
    return found.get("kept") if found.get("mark") == mark else None


def keep(folder: Path, name: str, mark: str, value: Any) -> None:
    """Keep something of this name until its mark is another."""
    told = _all(folder) | {name: {"mark": mark, "kept": value}}
    (folder / NAME).write_text(json.dumps(told, indent=1), encoding="utf-8")


def _all(folder: Path) -> dict[str, Any]:
    path = folder / NAME
    if not path.exists():
        return {}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
