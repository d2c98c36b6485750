"""Numbers and lists as words, for sentences that anyone can read."""

from collections.abc import Sequence


def number(value: float) -> str:
    """A whole number with commas: "1,029"."""
    return f"{round(value):,}"


def share(value: float) -> str:
    """A share as a percentage: "13.8%"; the smallest as "less than 0.1%"."""
    if 0 < value < 0.0005:
        return "less than 0.1%"
    return f"{100 * value:.1f}%"


def listed(words: Sequence[str]) -> str:
    """Words in a row: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
