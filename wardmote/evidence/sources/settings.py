"""What a file may cost to read, and what a place in Great Britain can look like."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Limits:
    """What a file may cost to read; the file beside this one says what each is for."""

    memory_mb: int
    engine_memory_mb: int
    seconds: float
    file_mb: int
    unpacked_mb: int
    unpacked_ratio: int
    ratio_from_mb: int
    members: int
    sheet_cells: int
    columns: int
    json_mb: int
    suppliers: int
    heading_rows: int
    readers: int
    files_at_once: int
    months_apart: int


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest that a coordinate or a date can be, both included."""

    easting_m: tuple[float, float]
    northing_m: tuple[float, float]
    longitude: tuple[float, float]
    latitude: tuple[float, float]
    earliest: date


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "settings.toml").read_text(encoding="utf-8"))


def _without_source(name: str) -> dict[str, Any]:
    return {key: value for key, value in _table()[name].items() if key != "source"}


@cache
def limits() -> Limits:
    """The limits on reading one file."""
    return Limits(**_without_source("limits"))


@cache
def bounds() -> Bounds:
    """The bounds of coordinates and dates."""
    sides: dict[str, Any] = {k: tuple(v) for k, v in _without_source("great_britain").items()}
    return Bounds(**sides, **_without_source("dates"))


@cache
def places_headings() -> tuple[str, ...]:
    """Patterns of headings that mark a file of places: lookups, populations, deprivation."""
    return tuple(_without_source("places")["headings"])
