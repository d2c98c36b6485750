"""Chance with a name: each part of the made-up world draws from its own stream of the one seed."""

import zlib

import numpy as np
from numpy.typing import NDArray


def stream(seed: int, *names: str) -> np.random.Generator:
    """A generator that depends on the seed and on the names only, so that parts do not disturb.

    Args:
        seed: the seed of the whole world.
        names: what the numbers are for, such as "police", "Riverton".
    """
    return np.random.default_rng([seed, zlib.crc32("/".join(names).encode())])


def pick(
    rng: np.random.Generator, table: list[tuple[str, float]], size: int
) -> NDArray[np.object_]:
    """So many words of a table of (word, weight)."""
    words = np.array([word for word, _ in table], dtype=object)
    weights = np.array([weight for _, weight in table])
    return words[rng.choice(len(words), size=size, p=weights / weights.sum())]


def hex_ids(rng: np.random.Generator, size: int, digits: int = 64) -> NDArray[np.str_]:
    """So many identifiers of hexadecimal digits, as the police publish them."""
    text = rng.bytes(size * digits // 2).hex().encode()
    return np.frombuffer(text, dtype=f"S{digits}").astype(f"U{digits}")
