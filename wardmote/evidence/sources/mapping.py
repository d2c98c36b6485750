"""Mapping: the columns of a file → the standard table, as one SQL query over its text cells."""

from dataclasses import dataclass

from wardmote.evidence.records import COLUMNS
from wardmote.evidence.sources.converters import CONVERTERS, PLAIN, Read, literal
from wardmote.evidence.sources.headings import find
from wardmote.evidence.sources.source import Source, Taking

SQL_TYPES = {
    "string": "VARCHAR", "int64": "BIGINT", "date32[day]": "DATE", "int8": "TINYINT",
    "double": "DOUBLE",
}  # fmt: skip
PAIRS = (("easting", "northing"), ("longitude", "latitude"))


@dataclass(frozen=True)
class Placed:
    """One column of ours, found in a file: what it takes, its cells' SQL and what they say."""

    take: Taking
    cells: tuple[str, ...]
    heading: str
    read: Read


def cell_name(number: int) -> str:
    """The SQL name of a file's column, counted from 0."""
    return f"c{number}"


def trimmed_name(number: int) -> str:
    """The SQL name of the same column once trimmed."""
    return f"t{number}"


def cell(number: int, missing: tuple[str, ...]) -> str:
    """The SQL of a cell: trimmed, and null where it says that nothing is known."""
    trimmed = f"nullif(trim({cell_name(number)}, ' \t\u00a0'), '')"
    if not missing:
        return trimmed
    return f"CASE WHEN {trimmed} NOT IN ({', '.join(map(literal, missing))}) THEN {trimmed} END"


def place(
    source: Source,
    headings: tuple[str, ...],
    *,
    quick: bool = False,
    plain: frozenset[str] = frozenset(),
) -> tuple[Placed, ...]:
    """What a source takes, found in a file with these headings; what is not there is left out.

    Args:
        source: how the file is to be read.
        headings: the file's own.
        quick: read the raw cells (null where empty) and not trimmed ones.
        plain: columns of ours whose every cell is written the plain way.
    """
    named = cell_name if quick else trimmed_name
    placed = []
    for take in source.takes:
        numbers = [find(take.names(n), headings) for n in range(len(take.headings))]
        known = [number for number in numbers if number is not None]
        if len(known) == len(numbers):
            cells = tuple(named(number) for number in known)
            convert = PLAIN[take.by][1] if take.to in plain else CONVERTERS[take.by]
            read = convert(*cells, source.words.get(take.words, {}))
            placed.append(Placed(take, cells, headings[known[-1]], read))
    return tuple(placed)


def plain_word(word: str) -> str:
    """A word without the differences that mean nothing, as SQL's lower() has it."""
    return word.strip().lower()


def as_type(column: str, value: str) -> str:
    """The SQL of a value as the type that the standard table has for a column."""
    return f"try_cast({value} AS {SQL_TYPES[_TYPES[column]]})"


_TYPES = {column.name: str(column.type) for column in COLUMNS}


def complete(source: Source, placed: tuple[Placed, ...], values: dict[str, str]) -> dict[str, str]:
    """The SQL of every column of the standard table but the row's number.

    Args:
        source: how the file is read.
        placed: what was found in it.
        values: our column → SQL of its value, for what was found.
    """
    full = dict.fromkeys(_TYPES, "NULL")
    full |= {name: literal(word) for name, word in source.constants.items()}
    full |= {name: both_or_none(name, values) for name in values}
    if "month" not in values:
        full["month"] = _month_of(source, values)
    if "count" in values and not _asked(placed, "count"):
        full["count"] = f"coalesce({values['count']}, 1)"
    return {name: as_type(name, full[name]) for name in _TYPES if name != "row_number"}


def both_or_none(name: str, values: dict[str, str]) -> str:
    """A coordinate's value only where its partner has one too."""
    for pair in PAIRS:
        if name in pair:
            other = values.get(pair[1 - pair.index(name)], "NULL")
            return f"CASE WHEN {other} IS NOT NULL THEN {values[name]} END"
    return values[name]


def _month_of(source: Source, values: dict[str, str]) -> str:
    if "happened_on" in values:
        return f"date_trunc('month', {values['happened_on']})"
    return f"DATE '{source.undated}-01'" if source.undated else "NULL"


def _asked(placed: tuple[Placed, ...], to: str) -> bool:
    return any(each.take.required for each in placed if each.take.to == to)
