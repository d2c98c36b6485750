"""JSON: a list of objects as a table, a column for each key, inner keys after a dot."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from wardmote.evidence.records import Fault
from wardmote.evidence.sources.csv_rows import load_numbered
from wardmote.evidence.sources.encodings import encoding_of
from wardmote.evidence.sources.face import Face
from wardmote.evidence.sources.refusing import Unreadable
from wardmote.evidence.sources.settings import limits
from wardmote.evidence.sources.tables import write_numbered

DEPTH = 5
SHAPES = re.compile(rb'"type"\s*:\s*"(FeatureCollection|Topology)"')


def is_json(path: Path) -> bool:
    """Whether a file begins as a JSON list or object does."""
    with path.open("rb") as file:
        return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{")


def opened(path: Path, folder: Path) -> tuple[Face, Callable[[Any], tuple[Fault, ...]]]:
    """The face of a JSON file, and what loads it into a connection as `raw`.

    The first object is row 1: there is no heading above it.

    Raises:
        Unreadable: it is too large, no JSON, or no list of objects.
    """
    rows = [dict(_flat(each)) for each in _objects(path)]
    headings = tuple(dict.fromkeys(key for row in rows for key in row))
    face = Face(path.name, "json", "", headings, 0)

    def load(connection: Any) -> tuple[Fault, ...]:
        clean = folder / f"{path.stem}.rows"
        cells = ((n, [row.get(key, "") for key in headings]) for n, row in enumerate(rows, 1))
        faults = write_numbered(cells, len(headings), clean)
        load_numbered(connection, clean, len(headings))
        return faults

    return face, load


def _objects(path: Path) -> list[dict[str, Any]]:
    with path.open("rb") as file:
        if SHAPES.search(file.read(4096)):
            raise Unreadable("places", "The file holds boundaries, not records.")
    if path.stat().st_size > limits().json_mb << 20:
        raise Unreadable(
            "too_large", f"A JSON file may have {limits().json_mb} MB. Send it in parts."
        )
    try:
        held = json.loads(path.read_text(encoding=encoding_of(path)))
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            "not_json",
            "The file begins as JSON does and cannot be read as it. Fetch or save it again.",
        ) from error
    if not isinstance(held, list) or not all(isinstance(each, dict) for each in held):
        raise Unreadable(
            "not_a_list", "The JSON is no list of objects. Send the list of records itself."
        )
    if not held:
        raise Unreadable("empty_file", "The list has no record. Send it again.")
    return held


def _flat(held: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    for key, value in held.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < DEPTH:
            yield from _flat(value, f"{name}.", depth + 1)
        else:
            yield name, _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)
