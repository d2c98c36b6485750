"""Promised beside brought in: bars, and where they go. A table beside says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from wardmote.partnership.agencies.models import Promise
from wardmote.partnership.agencies.rules import amount_told

FULL, ENDS, ROW, BAR = 400, 110, 58, 14
LETTERS = 60
"""How many fit above a bar."""


@dataclass(frozen=True)
class Pair:
    """One promise: how long its two bars are, and what stands behind each."""

    label: str
    y: int
    promised: int
    brought: int
    promised_says: str
    brought_says: str

    @property
    def text_y(self) -> int:
        """Where its name stands."""
        return self.y + 14

    @property
    def promised_y(self) -> int:
        """Where the upper bar begins."""
        return self.y + 20

    @property
    def brought_y(self) -> int:
        """Where the lower bar begins."""
        return self.promised_y + BAR + 1


@dataclass(frozen=True)
class Beside:
    """The promises that are counted alike, drawn to one scale."""

    name: str
    unit: str
    pairs: tuple[Pair, ...]
    width: int
    height: int


def beside(promises: Sequence[Promise]) -> tuple[Beside, ...]:
    """A drawing for each unit in which something was promised."""
    units = list(dict.fromkeys(each.unit for each in promises if each.amount is not None))
    return tuple(
        _drawing(f"unit{number}", unit, [each for each in promises if each.unit == unit])
        for number, unit in enumerate(units)
    )


def _drawing(name: str, unit: str, promises: list[Promise]) -> Beside:
    most = max(max(each.amount, each.brought) for each in promises)
    pairs = tuple(_pair(each, most, ROW * number) for number, each in enumerate(promises))
    return Beside(name, unit, pairs, FULL + ENDS, ROW * len(pairs))


def _pair(promise: Promise, most: Decimal, y: int) -> Pair:
    said, brought = promise.amount, promise.brought
    label = f"{promise.partner}: {promise.what}"
    return Pair(
        label=label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…", y=y,
        promised=round(FULL * said / most), brought=round(FULL * brought / most),
        promised_says=amount_told(said, promise.unit),
        brought_says=amount_told(brought, promise.unit),
    )  # fmt: skip
