"""Finding every boundary, lookup, population and deprivation file below a folder, by content."""

from dataclasses import dataclass, field
from pathlib import Path

from wardmote.evidence.places.map_files import Layer, read_layers
from wardmote.evidence.places.tables import (
    Facts,
    Lookup,
    headings_of,
    read_deprivation,
    read_lookup,
    read_population,
)


@dataclass
class Found:
    """What a folder holds on places, file by file in order of their paths."""

    layers: list[Layer] = field(default_factory=list)
    lookups: list[Lookup] = field(default_factory=list)
    populations: list[Facts] = field(default_factory=list)
    deprivation: list[Facts] = field(default_factory=list)


def find(folder: Path) -> Found:
    """Read what is below the folder and about places; a file of another sort is passed over.

    Raises:
        FileRefused: a file about places that is broken; the message names it and the mend.
    """
    found = Found()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or not path.is_file():
            continue
        if path.suffix.lower() in (".geojson", ".json", ".topojson"):
            found.layers += read_layers(path)
        elif path.suffix.lower() == ".csv":
            _add_table(found, path)
    return found


def _add_table(found: Found, path: Path) -> None:
    headings = headings_of(path)
    if lookup := read_lookup(path, headings):
        found.lookups.append(lookup)
    if population := read_population(path, headings):
        found.populations.append(population)
    if deprivation := read_deprivation(path, headings):
        found.deprivation.append(deprivation)
