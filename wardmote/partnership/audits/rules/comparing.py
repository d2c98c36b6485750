"""What differs between two editions, finding by finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Told(Protocol):
    """A finding, of a database or of an edition."""

    key: str
    sentence: str
    theme: str
    value: float | None
    unit: str


@dataclass(frozen=True)
class Changed:
    """A finding that both editions have, in other words or numbers.

    Attributes:
        by: how much its figure rose; None where either has none or their units differ.
    """

    key: str
    before: Told
    after: Told
    by: float | None


@dataclass(frozen=True)
class Differences:
    """How a later edition differs from an earlier one."""

    new: tuple[Told, ...]
    gone: tuple[Told, ...]
    changed: tuple[Changed, ...]
    same: int

    @property
    def is_none(self) -> bool:
        """Whether every finding stands as it was."""
        return not (self.new or self.gone or self.changed)


def compare(before: Iterable[Told], after: Iterable[Told]) -> Differences:
    """Hold two editions' findings against each other, in the later one's order."""
    was = {each.key: each for each in before}
    now = {each.key: each for each in after}
    both = [(was[key], now[key]) for key in now if key in was]
    changed = tuple(Changed(b.key, a, b, _by(a, b)) for a, b in both if a.sentence != b.sentence)
    return Differences(
        new=tuple(each for key, each in now.items() if key not in was),
        gone=tuple(each for key, each in was.items() if key not in now),
        changed=changed,
        same=len(both) - len(changed),
    )


def _by(before: Told, after: Told) -> float | None:
    if before.value is None or after.value is None or before.unit != after.unit:
        return None
    return after.value - before.value
