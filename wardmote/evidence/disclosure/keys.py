"""The partnership's release key: chance that nobody else can repeat, and that never changes."""

import hashlib
import hmac
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from wardmote.evidence.errors import NotReleasable

SMALLEST_KEY_BYTES = 16
_BETWEEN = "\x1f"
_FINGERPRINT_OF = b"wardmote release key"

Seeds = npt.NDArray[np.uint64]


def check_key(key: bytes) -> None:
    """Refuse a key that could be guessed.

    Raises:
        NotReleasable: the key is shorter than 16 bytes.
    """
    if len(key) < SMALLEST_KEY_BYTES:
        raise NotReleasable(
            f"The release key has {len(key)} bytes; it needs {SMALLEST_KEY_BYTES} or more. "
            "Make one at random, keep it secret, and use the same one for every edition."
        )


def fingerprint(key: bytes) -> str:
    """Sixteen hexadecimal digits that tell one key from another and nothing about either."""
    return hmac.digest(key, _FINGERPRINT_OF, hashlib.sha256).hex()[:16]


def seed(key: bytes, *names: str) -> int:
    """The secret 64-bit seed of what is so named: HMAC-SHA256 of its names under the key."""
    return int.from_bytes(hmac.digest(key, _BETWEEN.join(names).encode(), "sha256")[:8], "little")


def seeds(key: bytes, names: Iterable[tuple[str, ...]]) -> Seeds:
    """`seed` of each, in order."""
    return np.array([seed(key, *each) for each in names], dtype=np.uint64)


def uniform(seed_: int) -> float:
    """The number from 0 up to 1 that a seed stands for."""
    return (seed_ >> 11) / float(1 << 53)


def uniforms(seeds_: Seeds) -> npt.NDArray[np.float64]:
    """`uniform` of each."""
    return (seeds_ >> np.uint64(11)) / float(1 << 53)
