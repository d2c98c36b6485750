"""The made-up country as it is planned: forces, districts, towns, habits and names, from TOML."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Force:
    """A police force that exists nowhere."""

    name: str
    slug: str
    code: str


@dataclass(frozen=True)
class Town:
    """A place where a district's areas are small and close together."""

    at_km: tuple[float, float]
    spread_km: float
    share: float


@dataclass(frozen=True)
class District:
    """A district as planned: where it lies, how many areas it has, how much is recorded there.

    Attributes:
        crime: what every rate of `habits.toml` is multiplied by.
        deprivation: the mean of its areas on a scale where the country's is 0 and one is a lot.
        radius_km: it takes all within this distance of its centre; 0 where it shares by nearness.
        reach_km: by how much farther than its neighbours it reaches.
        flat: the same constant rate everywhere and always: nothing to be found.
    """

    name: str
    code: str
    force: str
    partnerships: tuple[str, ...]
    centre_km: tuple[float, float]
    areas: int
    wards: int
    residents_per_area: int
    deprivation: float
    crime: float
    towns: tuple[Town, ...]
    radius_km: float = 0.0
    reach_km: float = 0.0
    flat: bool = False

    def at_scale(self, scale: float) -> tuple[int, int]:
        """How many areas and wards it has at a scale: enough of each for a map to be a map."""
        areas = max(8, round(self.areas * scale))
        return areas, max(2, min(self.wards, round(self.wards * scale), areas // 3))


@dataclass(frozen=True)
class Atlas:
    """The plan of the country, as `atlas.toml` has it."""

    outline_km: tuple[tuple[float, float], ...]
    estuary_km: tuple[tuple[float, float], ...]
    estuary_width_m: tuple[float, ...]
    forces: tuple[Force, ...]
    districts: tuple[District, ...]

    def force(self, slug: str) -> Force:
        """The force of this slug."""
        return next(force for force in self.forces if force.slug == slug)

    @property
    def partnerships(self) -> tuple[str, ...]:
        """Every partnership's name, in the order of its first district."""
        names = (name for district in self.districts for name in district.partnerships)
        return tuple(dict.fromkeys(names))


@cache
def settings(name: str) -> dict[str, Any]:
    """One of this folder's TOML files, read once: it is not to be changed by whoever asks."""
    with Path(__file__).with_name(f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def atlas() -> Atlas:
    """The plan of the made-up country."""
    plan = settings("atlas")
    return Atlas(
        outline_km=tuple((x, y) for x, y in plan["outline_km"]),
        estuary_km=tuple((x, y) for x, y in plan["estuary_km"]),
        estuary_width_m=tuple(plan["estuary_width_m"]),
        forces=tuple(
            Force(force["name"], force["slug"], f"Z23{number:06d}")
            for number, force in enumerate(plan["force"], start=1)
        ),
        districts=tuple(_district(entry) for entry in plan["district"]),
    )


def _district(entry: dict[str, Any]) -> District:
    towns = tuple(
        Town(tuple(town["at_km"]), town["spread_km"], town["share"]) for town in entry["towns"]
    )
    lists = {key: tuple(entry[key]) for key in ("partnerships", "centre_km")}
    return District(**(entry | lists | {"towns": towns}))
