"""A source: one kind of extract, and how its headings and words become ours."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath
from typing import Any

from wardmote.evidence.records import NAMES
from wardmote.evidence.sources.headings import plain
from wardmote.evidence.sources.months import COVERS

LAYOUTS = ("table", "json")


class SourceMistaken(Exception):  # noqa: N818
    """A source.toml that says something it cannot; the message names file, key and mend."""


@dataclass(frozen=True)
class Taking:
    """One column of ours and the headings that it is read from.

    Attributes:
        to: our column.
        by: the converter that reads it.
        headings: their headings, one for each thing the converter needs.
        also: other headings that the first of them goes by.
        words: which table of words, for the converter "word".
        required: whether a row without it is left out.
    """

    to: str
    by: str
    headings: tuple[str, ...]
    also: tuple[str, ...] = ()
    words: str = ""
    required: bool = False

    def names(self, number: int) -> tuple[str, ...]:
        """Every name that the heading of this number goes by, their own first."""
        return (self.headings[number], *(self.also if number == 0 else ()))


@dataclass(frozen=True)
class Source:
    """One kind of extract.

    Attributes:
        name: its folder's name.
        title: its name for readers.
        dataset: the rulebook's dataset that its rows are of.
        recognise: headings (or keys) that all stand in such a file and mark it.
        takes: what is read from it.
        notes: encoding, layout and what else a reader of the file must know.
        layout: "table" (CSV or workbook) or "json" (a list of objects).
        sheet: the sheet of a workbook; "" where any will do.
        supplier_heading: the column that names who supplied a row; "" where none does.
        supplier: who supplied it, where no column says so.
        supplier_in_name: a pattern; its group 1 is the supplier in the file's name; "" for none.
        named_by_file: whether the file's name, without its numbers, stands for the supplier where
            nothing else says who it is: two agencies' files must never replace each other.
        constants: our column → the one value of all its rows.
        words: table of words → their word → ours; the dataset's own words hold beside them.
        missing: what stands in a cell to say that nothing is known.
        leave_out: heading → words that mark a row as no record, such as a line of totals.
        covers: which months the file stands for; see `months`.
        undated: the month of the rows of a file that bears no date, as 2020-04; "" for none.
        forget_after_days: days kept; 0 for as long as the dataset says.
    """

    name: str
    title: str
    dataset: str
    recognise: tuple[str, ...]
    takes: tuple[Taking, ...]
    notes: tuple[str, ...] = ()
    layout: str = "table"
    sheet: str = ""
    supplier_heading: str = ""
    supplier: str = ""
    supplier_in_name: str = ""
    named_by_file: bool = False
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    leave_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    covers: str = "between"
    undated: str = ""
    forget_after_days: int = 0

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that it reads, each once, in order."""
        read = [heading for take in self.takes for heading in take.headings]
        return tuple(
            dict.fromkeys([*read, *([self.supplier_heading] * bool(self.supplier_heading))])
        )

    def sent_by(self, file_name: str) -> str:
        """Who supplied a file of this name, for rows that do not say so."""
        told = re.search(self.supplier_in_name, file_name) if self.supplier_in_name else None
        if told:
            return told[1]
        words = re.sub(r"[\W\d_]+", " ", PurePosixPath(file_name).stem).strip()
        return words if self.named_by_file and words else self.supplier

    def marks(self, headings: tuple[str, ...]) -> bool:
        """Whether these headings are a file of this source."""
        found = {plain(heading) for heading in headings}
        return bool(self.recognise) and all(plain(mark) in found for mark in self.recognise)


def read_source(folder: Path) -> Source:
    """The source that a folder holds.

    Raises:
        SourceMistaken: its source.toml has an unknown key, column or word.
    """
    path = folder / "source.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    columns = table.pop("columns", [])
    _known(table, {each.name for each in fields(Source)} - {"name", "takes"}, path)
    takes = tuple(_taking(column, path) for column in columns)
    source = Source(name=folder.name, takes=takes, **{k: _frozen(v) for k, v in table.items()})
    _check(source, path)
    return source


def _taking(column: dict[str, Any], path: Path) -> Taking:
    heading = column.pop("heading", None)
    _known(column, {each.name for each in fields(Taking)}, path)
    if heading is not None:
        column["headings"] = [heading]
    return Taking(**{key: _frozen(value) for key, value in column.items()})


def _check(source: Source, path: Path) -> None:
    for name in [*(take.to for take in source.takes), *source.constants]:
        if name not in NAMES:
            raise SourceMistaken(f"{path}: “{name}” is no column of the standard table.")
    if source.covers not in COVERS:
        raise SourceMistaken(f"{path}: covers “{source.covers}”; use {', '.join(COVERS)}.")
    if source.layout not in LAYOUTS:
        raise SourceMistaken(f"{path}: layout “{source.layout}”; use {', '.join(LAYOUTS)}.")
    if not (source.supplier_heading or source.supplier):
        raise SourceMistaken(f"{path}: say supplier_heading, supplier, or both.")


def _known(table: Mapping[str, Any], known: set[str], path: Path) -> None:
    for key in table:
        if key not in known:
            raise SourceMistaken(f"{path}: unknown key “{key}”; known: {', '.join(sorted(known))}.")


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    return value
