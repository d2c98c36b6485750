"""Headings: what counts as the same one, and which is nearest to one that is missing."""

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """A heading without the differences that mean nothing: case, spaces, a byte-order mark."""
    return " ".join(heading.replace("\ufeff", "").replace("_", " ").split()).casefold()


def find(names: Iterable[str], headings: tuple[str, ...]) -> int | None:
    """The number of the first column that goes by one of these names; None if none does."""
    known = [plain(heading) for heading in headings]
    return next((known.index(plain(name)) for name in names if plain(name) in known), None)


def nearest(name: str, headings: tuple[str, ...]) -> str:
    """The heading most like a name, as the file has it; "" if none is at all like it."""
    known = {plain(heading): heading for heading in headings}
    close = get_close_matches(plain(name), list(known), n=1, cutoff=0.5)
    return known[close[0]] if close else ""


def repeated(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Headings that stand more than once, as the file has them."""
    counted = Counter(plain(heading) for heading in headings if heading.strip())
    return tuple(
        dict.fromkeys(heading for heading in headings if counted.get(plain(heading), 0) > 1)
    )
