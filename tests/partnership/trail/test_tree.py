"""The tree's hashes and proofs: known answers, and a plain recursive twin."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.partnership.trail.tree import (
    EMPTY,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
)

# The eight inputs and their roots that the reference implementations of Certificate Transparency
# (RFC 6962, whose tree RFC 9162 keeps) are tested with.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
          "606162636465666768696a6b6c6d6e6f"]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(bytes.fromhex(text)) for text in INPUTS]

sizes = st.integers(1, 70)


def leaves(size: int) -> list[str]:
    return [leaf_hash(str(number).encode()) for number in range(size)]


def plain_root(entries: list[str]) -> str:
    """MTH as section 2.1.1 writes it, word for word."""
    if not entries:
        return sha256(b"").hexdigest()
    if len(entries) == 1:
        return entries[0]
    half = 1
    while half * 2 < len(entries):
        half *= 2
    both = plain_root(entries[:half]), plain_root(entries[half:])
    return sha256(b"\x01" + b"".join(map(bytes.fromhex, both))).hexdigest()


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_the_known_ones(size: int) -> None:
    assert root_of(LEAVES[:size]) == ROOTS[size - 1]


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert root_of([]) == EMPTY == sha256(b"").hexdigest()


def test_the_inclusion_proofs_of_the_rfcs_example_name_its_nodes() -> None:
    """RFC 9162 2.1.5: seven leaves."""
    a, b, c, d, e, f = LEAVES[:6]
    g, h = root_of([a, b]), root_of([c, d])
    i, j, k = root_of([e, f]), LEAVES[6], root_of([a, b, c, d])
    l = root_of([e, f, j])  # noqa: E741
    assert inclusion_proof(0, LEAVES[:7]) == [b, h, l]
    assert inclusion_proof(3, LEAVES[:7]) == [c, g, l]
    assert inclusion_proof(4, LEAVES[:7]) == [f, j, k]
    assert inclusion_proof(6, LEAVES[:7]) == [i, k]


def test_the_consistency_proofs_of_the_rfcs_example_name_its_nodes() -> None:
    a, b, c, d, e, f, j = LEAVES[:7]
    g, h, i = root_of([a, b]), root_of([c, d]), root_of([e, f])
    k, l = root_of([a, b, c, d]), root_of([e, f, j])  # noqa: E741
    assert consistency_proof(3, LEAVES[:7]) == [c, d, g, l]
    assert consistency_proof(4, LEAVES[:7]) == [l]
    assert consistency_proof(6, LEAVES[:7]) == [i, j, k]
    assert h == root_of([c, d])


@given(sizes)
def test_the_root_is_that_of_the_plain_twin(size: int) -> None:
    assert root_of(leaves(size)) == plain_root(leaves(size))


@given(st.data())
def test_every_leaf_is_shown_to_be_in_its_tree(data) -> None:
    all_of = leaves(data.draw(sizes))
    index = data.draw(st.integers(0, len(all_of) - 1))
    proof = inclusion_proof(index, all_of)
    assert is_included(all_of[index], index, len(all_of), proof, plain_root(all_of))


@given(st.data())
def test_no_other_leaf_place_or_path_is_shown_to_be_in_it(data) -> None:
    all_of = leaves(data.draw(st.integers(2, 70)))
    index = data.draw(st.integers(0, len(all_of) - 1))
    other = data.draw(st.integers(0, len(all_of) - 1).filter(lambda place: place != index))
    proof, top = inclusion_proof(index, all_of), plain_root(all_of)
    assert not is_included(all_of[other], index, len(all_of), proof, top)
    assert not is_included(all_of[index], other, len(all_of), proof, top)
    assert not is_included(all_of[index], index, len(all_of), proof[:-1], top)
    assert not is_included(all_of[index], index, len(all_of), [*proof, top], top)


@given(st.data())
def test_a_tree_that_grew_is_shown_to_have_only_grown(data) -> None:
    all_of = leaves(data.draw(sizes))
    first = data.draw(st.integers(1, len(all_of)))
    roots = plain_root(all_of[:first]), plain_root(all_of)
    proof = consistency_proof(first, all_of)
    assert is_consistent(first, roots[0], len(all_of), roots[1], proof)


@given(st.data())
def test_a_tree_that_was_rewritten_has_no_proof(data) -> None:
    all_of = leaves(data.draw(st.integers(2, 70)))
    first = data.draw(st.integers(1, len(all_of) - 1))
    place = data.draw(st.integers(0, first - 1))
    rewritten = [*all_of[:place], leaf_hash(b"rewritten"), *all_of[place + 1 :]]
    proof = consistency_proof(first, rewritten)
    old, new = plain_root(all_of[:first]), plain_root(rewritten)
    assert not is_consistent(first, old, len(all_of), new, proof)
    assert not is_consistent(first, old, len(all_of), plain_root(all_of), proof[:-1])
