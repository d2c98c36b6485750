"""Keys that this installation makes for itself on first need and keeps to its own folder."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """The key that signs sessions; made once."""
    return kept(home / "keys" / "secret", lambda: secrets.token_urlsafe(64).encode()).decode()


def kept(path: Path, make) -> bytes:
    """What a file holds; if there is none, it is made and readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_once(path, make())
    return path.read_bytes()


def _write_once(path: Path, content: bytes) -> None:
    """Two processes that start together agree: the first to link its file wins."""
    mine = path.with_name(f"{path.name}.{os.getpid()}")
    mine.touch(mode=0o600)
    mine.write_bytes(content)
    try:
        os.link(mine, path)
    except FileExistsError:
        pass
    finally:
        mine.unlink()
