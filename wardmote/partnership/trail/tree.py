"""Merkle tree hashes as in RFC 9162 section 2.1, kept as the frontier of complete subtrees."""

from collections.abc import Sequence
from hashlib import sha256

EMPTY = sha256(b"").hexdigest()


def leaf_hash(data: bytes) -> str:
    """MTH of one entry (RFC 9162 2.1.1)."""
    return sha256(b"\x00" + data).hexdigest()


def node_hash(left: str, right: str) -> str:
    """MTH of two subtrees."""
    return sha256(b"\x01" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()


def appended(frontier: Sequence[str], size: int, leaf: str) -> list[str]:
    """The frontier of a tree of `size` leaves after one more: equal subtrees are joined."""
    grown = [*frontier, leaf]
    while size % 2:
        right, left = grown.pop(), grown.pop()
        grown.append(node_hash(left, right))
        size //= 2
    return grown


def root(frontier: Sequence[str]) -> str:
    """The root of the whole tree."""
    if not frontier:
        return EMPTY
    *rest, found = frontier
    for left in reversed(rest):
        found = node_hash(left, found)
    return found
