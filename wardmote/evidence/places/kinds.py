"""Kinds of area: what a file's headings say, and the dates for which a kind holds."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from wardmote.evidence.records import Period


@dataclass(frozen=True, order=True)
class Kind:
    """One kind of area, of one vintage.

    Attributes:
        family: "lsoa", "ward", "csp" …
        year: the year it was drawn; 0 where its files do not say.
    """

    family: str
    year: int

    @property
    def name(self) -> str:
        """What files and tables call it: "lsoa21"."""
        return f"{self.family}{self.year % 100:02d}" if self.year else self.family

    @property
    def title(self) -> str:
        """What a reader calls it: "LSOA 2021"."""
        short = str(_families()[self.family]["short"])
        return f"{short} {self.year}" if self.year else short

    @property
    def is_atom(self) -> bool:
        """Whether counts are kept by this kind, the smallest there is."""
        return bool(_families()[self.family].get("atom", False))

    @property
    def holds_from(self) -> date:
        """The first day it holds: 1 January of its year unless `kinds.toml` says."""
        dates = settled()["kinds"].get(self.name, {})
        found = dates.get("from", date(self.year or 1900, 1, 1))
        assert isinstance(found, date)
        return found


@cache
def settled() -> Mapping[str, Any]:
    """All of `kinds.toml`."""
    text = resources.files(__package__).joinpath("kinds.toml").read_text("utf-8")
    return tomllib.loads(text)


def setting(name: str) -> float:
    """One number of `kinds.toml` [settings]."""
    return float(settled()["settings"][name])


def _families() -> Mapping[str, Mapping[str, Any]]:
    families: Mapping[str, Mapping[str, Any]] = settled()["families"]
    return families


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted((w for f in _families().values() for w in f["headings"]), key=len, reverse=True)
    return re.compile(rf"({'|'.join(words)})(\d\d)?(?:_(code|name)|(cd|nm))", re.IGNORECASE)


@cache
def _family_of() -> dict[str, str]:
    return {word: name for name, family in _families().items() for word in family["headings"]}


@lru_cache(maxsize=4096)
def read_heading(heading: str) -> tuple[Kind, str] | None:
    """The kind that a heading or property names and whether it is its "code" or "name"."""
    match = _pattern().fullmatch(heading.strip())
    if match is None:
        return None
    family = _family_of()[match[1].lower()]
    if match[2] is None and not _families()[family].get("undated", False):
        return None
    role = (match[3] or {"cd": "code", "nm": "name"}[match[4].lower()]).lower()
    return Kind(family, 2000 + int(match[2]) if match[2] else 0), role


def kind_named(name: str) -> Kind:
    """The kind that its short name stands for: "lsoa21", "beat"."""
    found = read_heading(f"{name}_code")
    if found is None:
        raise ValueError(f"{name} is no kind of area that kinds.toml knows")
    return found[0]


def names_a_kind(text: str) -> bool:
    """Whether a map's text has a property that names a kind's code."""
    found = _pattern().finditer(text)
    return any(read_heading(match[0]) is not None for match in found)


def atoms_for(period: Period, held: Iterable[Kind]) -> tuple[Kind, ...]:
    """The small areas that counts of a period are kept by: one kind for each family held.

    It is the latest that held by the middle of the period; where none so old is held, the oldest.
    """
    middle = period.months[len(period.months) // 2]
    chosen = []
    for family in sorted({kind.family for kind in held if kind.is_atom}):
        kinds = sorted(kind for kind in held if kind.family == family)
        holding = [kind for kind in kinds if kind.holds_from <= middle]
        chosen.append(holding[-1] if holding else kinds[0])
    return tuple(chosen)
