"""Where the command line keeps things, and how it comes by a day and a key."""

import os
import secrets
from datetime import date
from pathlib import Path

import typer

KEY_BYTES = 32


def today() -> date:
    """The day it is: the command line is the one place of the engine that may ask."""
    return date.today()  # noqa: DTZ011, TID251


def day_of(text: str | None) -> date:
    """The day written as 2026-03-27; today where none is given."""
    if text is None:
        return today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}” is no day. Write it as 2026-03-27.") from None


def release_key(folder: Path) -> bytes:
    """The store's secret release key, made the first time and readable by its owner alone."""
    path = folder / "release.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_hex(KEY_BYTES).encode())
    return path.read_bytes()
