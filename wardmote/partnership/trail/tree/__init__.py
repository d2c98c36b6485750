"""Merkle trees over the entries of a log, as in RFC 9162 section 2.1."""

from wardmote.partnership.trail.tree.hashes import (
    EMPTY,
    appended,
    leaf_hash,
    node_hash,
    root,
    root_of,
)
from wardmote.partnership.trail.tree.proofs import (
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
)

__all__ = [
    "EMPTY", "appended", "consistency_proof", "inclusion_proof", "is_consistent", "is_included",
    "leaf_hash", "node_hash", "root", "root_of",
]  # fmt: skip
