"""An exhibit as a page shows it: its picture, its table beside it, and its files."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wardmote.partnership.audits.pages.viewing.edition import Viewed
from wardmote.partnership.audits.pages.viewing.numbers import Shown, shown
from wardmote.partnership.audits.pages.viewing.ways import Ways

SHORT = 12
"""Tables of so many rows stand open; longer ones are opened by whoever wants them."""
SIZES_KEPT = 1000
HEAD = 1000
"""Bytes in which a picture tells its size."""


@dataclass(frozen=True)
class Picture:
    """The engine's drawing, for a desk and for a phone."""

    href: str
    narrow: str
    size: tuple[int, int]
    narrow_size: tuple[int, int]


@dataclass(frozen=True)
class ExhibitShown:
    """One exhibit.

    Attributes:
        map: where it is drawn as a map that can be asked, if it is one.
        is_open: whether its table stands open.
    """

    id: str
    title: str
    subtitle: str
    picture: Picture | None
    description: str
    notes: tuple[str, ...]
    source: str
    table: Shown
    is_open: bool
    csv: str
    columns: str
    map: str


def exhibit(of: Viewed, ways: Ways, name: str) -> ExhibitShown:
    """An exhibit of the edition."""
    told = of.edition.exhibits[name]
    drawn = _picture(of, ways, name)
    table = _shown(of, name)
    return ExhibitShown(
        id=name,
        title=told.title,
        subtitle=told.subtitle,
        picture=drawn,
        description=told.description,
        notes=tuple(note for note in told.notes if note != of.edition.rounding),
        source=told.source.removeprefix("Source: "),
        table=table,
        is_open=drawn is None or len(table.rows) <= SHORT,
        csv=ways.to("table", name=name),
        columns=ways.to("columns", name=name),
        map=ways.map(category=name) if told.kind == "map" else "",
    )


@lru_cache(maxsize=SIZES_KEPT)
def _shown(of: Viewed, name: str) -> Shown:
    told = of.edition.exhibits[name]
    return shown(of.table(name), f"{told.title}. {told.subtitle}", told.columns)


def _picture(of: Viewed, ways: Ways, name: str) -> Picture | None:
    sizes = _sizes(of, name)
    if sizes is None:
        return None
    return Picture(
        ways.to("picture", name=name), ways.to("narrow_picture", name=name), sizes[0], sizes[1]
    )


@lru_cache(maxsize=SIZES_KEPT)
def _sizes(of: Viewed, name: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Width and height of both drawings; None where the exhibit is a table alone."""
    wide, narrow = of.picture(name), of.picture(name, is_narrow=True)
    return (_size(wide), _size(narrow)) if wide.is_file() and narrow.is_file() else None


def _size(drawing: Path) -> tuple[int, int]:
    with drawing.open(encoding="utf-8") as file:
        head = file.read(HEAD)
    box = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', head)
    return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
