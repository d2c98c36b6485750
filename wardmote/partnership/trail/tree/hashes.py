"""Hashes of leaves and subtrees, and a tree kept as the frontier of its complete subtrees."""

from collections.abc import Iterable, Sequence
from functools import reduce
from hashlib import sha256

EMPTY = sha256(b"").hexdigest()
"""The root of a tree with no leaf."""


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
    *rest, last = frontier
    return reduce(lambda right, left: node_hash(left, right), reversed(rest), last)


def root_of(leaves: Iterable[str]) -> str:
    """The root over leaf hashes in their order."""
    frontier: list[str] = []
    for size, leaf in enumerate(leaves):
        frontier = appended(frontier, size, leaf)
    return root(frontier)
