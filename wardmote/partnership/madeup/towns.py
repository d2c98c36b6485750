"""The made-up partnerships as `towns.toml` describes them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Town:
    """One of them.

    Attributes:
        kind: how local government is cut there.
        also: kinds of agency that it has beside those that all have.
        without: kinds that it has not.
        planted: rules that it breaks, once for each time that they stand here.
    """

    name: str
    kind: str
    setting: str
    region: str
    about: str
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    planted: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Its part of addresses."""
        return self.name.lower()

    @property
    def county(self) -> str:
        """What the agencies that reach further are named for: "Sandfordshire"."""
        return f"{self.name}shire" if self.kind == "district" else self.name


def _read() -> Mapping[str, Town]:
    rows = tomllib.loads(Path(__file__).with_name("towns.toml").read_text(encoding="utf-8"))
    return {name: Town(name=name, **{k: _held(v) for k, v in row.items()})
            for name, row in rows.items()}  # fmt: skip


def _held(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


TOWNS = _read()
