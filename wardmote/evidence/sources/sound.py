"""Files known to be sound: of which source they are, and what their cells mean, as SQL."""

from dataclasses import dataclass
from glob import glob
from pathlib import Path

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.sources.catalogue import sources
from wardmote.evidence.sources.converters import literal
from wardmote.evidence.sources.csv_rows import look
from wardmote.evidence.sources.face import Face
from wardmote.evidence.sources.mapping import Placed, place
from wardmote.evidence.sources.recognising import choose
from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.settings import bounds
from wardmote.evidence.sources.source import Source


@dataclass(frozen=True)
class Sound:
    """Files of one source and one layout.

    Attributes:
        paths: the files, in order of their names.
        source: how they are read.
        headings: their headings, in row 1.
        delimiter: what parts their cells.
        placed: what of the source was found in them.
    """

    paths: tuple[Path, ...]
    source: Source
    headings: tuple[str, ...]
    delimiter: str
    placed: tuple[Placed, ...]


def sound(path_or_glob: str | Path) -> Sound:
    """The files of that name or pattern, by the look of their first rows.

    Raises:
        FileRefused: there is no such file, or they are not of one known source and layout.
    """
    paths = tuple(Path(name) for name in sorted(glob(str(path_or_glob), recursive=True)))
    if not paths:
        raise FileRefused(f"{path_or_glob}: no such file. See the pattern and the folder.")
    try:
        faces = [look(path, sources().values()) for path in paths]
        source = choose(faces[0][0], sources().values(), None)
    except Unreadable as error:
        raise FileRefused(f"{path_or_glob}: {error}") from error
    headings = _one_layout(paths, [face for face, _ in faces])
    return Sound(paths, source, headings, faces[0][1], place(source, headings, quick=True))


def value(source: Source, placed: Placed) -> str:
    """A value, left out where its point is impossible: an analysis must not meet one."""
    rules = ("outside_great_britain", "masked_grid_reference")
    wrong = [f"({sql})" for rule, sql in placed.read.faults if rule in rules]
    if placed.take.by == "text" and source.missing:
        wrong.append(f"{placed.cells[0]} IN ({', '.join(map(literal, source.missing))})")
    if not wrong:
        return placed.read.value
    value = f"CASE WHEN NOT ({' OR '.join(wrong)}) THEN {placed.read.value} END"
    return _plain_or(value, placed)


def _plain_or(value: str, placed: Placed) -> str:
    """A coordinate as a plain number within bounds stands; any other goes the long way."""
    within = {
        "easting": bounds().easting_m, "northing": bounds().northing_m,
        "longitude": bounds().longitude, "latitude": bounds().latitude,
    }  # fmt: skip
    if placed.take.by not in within:
        return value
    low, high = within[placed.take.by]
    plain = f"try_cast({placed.cells[0]} AS DOUBLE)"
    return f"CASE WHEN {plain} BETWEEN {low} AND {high} THEN {plain} ELSE {value} END"


def _one_layout(paths: tuple[Path, ...], faces: list[Face]) -> tuple[str, ...]:
    for path, face in zip(paths, faces, strict=True):
        if face.headings != faces[0].headings or face.heading_row != 1:
            raise FileRefused(f"{path}: its headings are not those of {paths[0]}. Scan them apart.")
    return faces[0].headings
