"""The installation's own Ed25519 keys. The highest number signs; the older ones still verify."""

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings

from wardmote.partnership.website.keys import kept

ID_LENGTH = 16


def sign(told: dict[str, Any]) -> tuple[str, str]:
    """The signing key's id, and the signature of what a checkpoint tells (hex)."""
    private = _private(_newest())
    key = key_id(_public(private))
    return key, private.sign(_bytes({**told, "key": key})).hex()


def is_signed(told: dict[str, Any], key: str, signature: str, public: str) -> bool:
    """Whether the key of that id, and no other, signed it.

    Args:
        told: log, size, root and moment of a checkpoint.
        key: the id that the checkpoint names.
        signature: hex.
        public: the public key, hex.
    """
    try:
        raw = bytes.fromhex(public)
        Ed25519PublicKey.from_public_bytes(raw).verify(
            bytes.fromhex(signature), _bytes({**told, "key": key})
        )
    except (InvalidSignature, ValueError):
        return False
    return key == key_id(public)


def public_keys() -> dict[str, str]:
    """Every key that this installation ever signed with: id → public key (hex)."""
    publics = [_public(_private(path)) for path in _kept()]
    return {key_id(public): public for public in publics}


def rotate() -> str:
    """Make the next key; from now on it signs. The id of it."""
    number = len(_kept()) + 1
    return key_id(_public(_private(_folder() / f"{number:04}.key")))


def key_id(public: str) -> str:
    """What a key is called: the start of its hash."""
    return sha256(bytes.fromhex(public)).hexdigest()[:ID_LENGTH]


def _folder() -> Path:
    return Path(settings.HOME) / "keys" / "trail"


def _kept() -> list[Path]:
    return sorted(_folder().glob("[0-9]*.key"))


def _newest() -> Path:
    return (_kept() or [_folder() / "0001.key"])[-1]


@lru_cache(maxsize=32)
def _private(path: Path) -> Ed25519PrivateKey:
    held = kept(path, lambda: Ed25519PrivateKey.generate().private_bytes_raw().hex().encode())
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(held.decode()))


def _public(private: Ed25519PrivateKey) -> str:
    return private.public_key().public_bytes_raw().hex()


def _bytes(told: dict[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
