"""Proofs that a leaf is in a tree, and that a tree only grew (RFC 9162 2.1.3 and 2.1.4)."""

from collections.abc import Sequence

from wardmote.partnership.trail.tree.hashes import node_hash, root_of


def inclusion_proof(index: int, leaves: Sequence[str]) -> list[str]:
    """PATH(m, D_n): the hashes beside the way from leaf `index` up to the root."""
    if len(leaves) <= 1:
        return []
    half = _split(len(leaves))
    if index < half:
        return [*inclusion_proof(index, leaves[:half]), root_of(leaves[half:])]
    return [*inclusion_proof(index - half, leaves[half:]), root_of(leaves[:half])]


def consistency_proof(first: int, leaves: Sequence[str]) -> list[str]:
    """PROOF(m, D_n): the hashes that show that the tree of `first` leaves is this one's start."""
    return _sub_proof(first, leaves, is_whole=True) if 0 < first < len(leaves) else []


def _sub_proof(first: int, leaves: Sequence[str], *, is_whole: bool) -> list[str]:
    """SUBPROOF(m, D_n, b)."""
    if first == len(leaves):
        return [] if is_whole else [root_of(leaves)]
    half = _split(len(leaves))
    if first <= half:
        left = _sub_proof(first, leaves[:half], is_whole=is_whole)
        return [*left, root_of(leaves[half:])]
    right = _sub_proof(first - half, leaves[half:], is_whole=False)
    return [*right, root_of(leaves[:half])]


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def is_included(leaf: str, index: int, size: int, proof: Sequence[str], root: str) -> bool:
    """Whether the proof leads from the leaf to the root (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for beside in proof:
        if last == 0:
            return False
        if here % 2 or here == last:
            found = node_hash(beside, found)
            while not here % 2 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(
    first: int, first_root: str, second: int, second_root: str, proof: Sequence[str]
) -> bool:
    """Whether the proof shows that the second tree is the first with leaves added (2.1.4.2)."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    if not proof:
        return False
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    here, last = first - 1, second - 1
    while here % 2:
        here, last = here >> 1, last >> 1
    return _climbs(path, here, last, first_root, second_root)


def _climbs(path: list[str], here: int, last: int, first_root: str, second_root: str) -> bool:
    """Steps 4 to 6 of 2.1.4.2: the way up rebuilds both roots."""
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if here % 2 or here == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not here % 2 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        here, last = here >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root
