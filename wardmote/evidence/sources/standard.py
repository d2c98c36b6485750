"""From text cells to standard rows, each fault beside the row that has it: in DuckDB alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.evidence.records import NAMES, Fault, first_of_month
from wardmote.evidence.sources.converters import PLAIN, literal
from wardmote.evidence.sources.ends import ends_amiss, without_ends
from wardmote.evidence.sources.headings import find
from wardmote.evidence.sources.mapping import (
    Placed,
    cell,
    complete,
    place,
    plain_word,
    trimmed_name,
)
from wardmote.evidence.sources.messages import row_fault
from wardmote.evidence.sources.source import Source

# A row without one of these stands for nothing that could be counted: it is left out.
NEEDED = ("month", "category", "count")


@dataclass(frozen=True)
class Flag:
    """One fault that rows may have: its SQL, its rule, and the heading that it stands under."""

    condition: str
    rule: str
    heading: str


def standardise(
    connection: Any,
    source: Source,
    headings: tuple[str, ...],
    *,
    day: date | None,
    supplier: str,
) -> tuple[Flag, ...]:
    """Make the table `standard` of the table `raw`.

    Args:
        connection: a DuckDB connection that holds `raw`: row_number and text columns c0, c1 …
        source: how the file is read.
        headings: the file's own, one for each text column.
        day: the day of taking in; a row of a later day is left out. None asks nothing.
        supplier: who sent it, where a row does not say so.

    Returns:
        The flags of `standard`, in order: its columns are the standard table's, supplier, usable
        (whether the row is kept) and f0, f1 … (whether it has that flag). One row per row that
        is neither blank nor a line of totals.
    """
    placed = place(source, headings, plain=_plain(connection, source, headings))
    flags = tuple(flag for each in placed for flag in _flags_of(each))
    values = {each.take.to: _unless_flagged(each, flags) for each in reversed(placed)}
    full = complete(source, placed, values)
    late, who = _late(day), _supplier(source, headings, supplier)
    ends = ends_amiss({each.take.to: each.heading for each in placed}, day)
    asked = (*late, *(Flag(*each) for each in ends))
    connection.execute(f"""
        CREATE TABLE standard AS
        WITH cells AS (SELECT row_number, {_cells(source, headings)} FROM raw),
        kept AS (SELECT * FROM cells WHERE {_is_row(source, headings)}),
        flagged AS (SELECT *{_columns(flags, 0)} FROM kept),
        valued AS (SELECT row_number, {_named(full)}, {who} AS supplier{_carried(flags)}
                   FROM flagged),
        timed AS (SELECT *{_columns(asked, len(flags))} FROM valued)
        SELECT *{without_ends(len(flags) + len(late), len(ends))},
               {_usable(late, len(flags))} AS usable FROM timed""")
    return (*flags, *asked)


def faults(connection: Any, flags: tuple[Flag, ...]) -> tuple[Fault, ...]:
    """One fault per flag that a row of `standard` has, told once with how many rows have it."""
    if not flags:
        return ()
    asked = ", ".join(
        f"count(*) FILTER (f{n}), min(row_number) FILTER (f{n})" for n in range(len(flags))
    )
    told = connection.execute(f"SELECT {asked} FROM standard").fetchone()
    found = [
        row_fault(flag.rule, flag.heading, row=told[2 * n + 1], rows=told[2 * n])
        for n, flag in enumerate(flags)
        if told[2 * n]
    ]
    return tuple(sorted(found, key=lambda fault: (fault.row, fault.column, fault.rule)))


def _plain(connection: Any, source: Source, headings: tuple[str, ...]) -> frozenset[str]:
    """The columns of ours whose every cell in `raw` is written the plain way."""
    asked = {
        each.take.to: PLAIN[each.take.by][0](*each.cells)
        for each in place(source, headings)
        if each.take.by in PLAIN
    }
    if not asked:
        return frozenset()
    tests = ", ".join(f"coalesce(bool_and({sql}), false)" for sql in asked.values())
    cells = f"SELECT {_cells(source, headings)} FROM raw"
    told = connection.execute(f"SELECT {tests} FROM ({cells})").fetchone()
    return frozenset(name for name, plain in zip(asked, told, strict=True) if plain)


def _flags_of(placed: Placed) -> list[Flag]:
    own = [Flag(sql, rule, placed.heading) for rule, sql in placed.read.faults]
    if placed.take.required:
        empty = " OR ".join(f"{each} IS NULL" for each in placed.cells)
        own.append(Flag(empty, "missing_required", placed.heading))
    return own


def _unless_flagged(placed: Placed, flags: tuple[Flag, ...]) -> str:
    own = {(flag.condition, flag.heading) for flag in _flags_of(placed)}
    names = [f"f{n}" for n, flag in enumerate(flags) if (flag.condition, flag.heading) in own]
    return (
        f"CASE WHEN NOT ({' OR '.join(names)}) THEN {placed.read.value} END"
        if names
        else placed.read.value
    )


def _late(day: date | None) -> tuple[Flag, ...]:
    if day is None:
        return ()
    after = f"coalesce(happened_on, month) > DATE '{day}' OR month > DATE '{first_of_month(day)}'"
    return (Flag(after, "future_month", ""),)


def _cells(source: Source, headings: tuple[str, ...]) -> str:
    return ", ".join(
        f"{cell(n, source.missing)} AS {trimmed_name(n)}" for n in range(len(headings))
    )


def _is_row(source: Source, headings: tuple[str, ...]) -> str:
    anything = ", ".join(trimmed_name(n) for n in range(len(headings)))
    tests = [f"coalesce({anything}, NULL) IS NOT NULL"]
    for heading, words in source.leave_out.items():
        number = find([heading], headings)
        if number is not None:
            marks = ", ".join(literal(plain_word(word)) for word in words)
            tests.append(f"coalesce(lower({trimmed_name(number)}), '') NOT IN ({marks})")
    return " AND ".join(tests)


def _supplier(source: Source, headings: tuple[str, ...], sent_by: str) -> str:
    number = find([source.supplier_heading], headings) if source.supplier_heading else None
    otherwise = literal(sent_by or "not named")
    if number is None:
        return otherwise
    name = trimmed_name(number)
    return (
        f"CASE WHEN {name} IS NULL OR {name}[1] IN ('=', '+', '-', '@') THEN {otherwise} ELSE "
        f"{name}[1:80] END"
    )


def _named(full: dict[str, str]) -> str:
    return ", ".join(f"{full[name]} AS {name}" for name in NAMES if name != "row_number")


def _columns(flags: tuple[Flag, ...], start: int) -> str:
    return "".join(
        f", coalesce({flag.condition}, false) AS f{n}" for n, flag in enumerate(flags, start)
    )


def _carried(flags: tuple[Flag, ...]) -> str:
    return "".join(f", f{n}" for n in range(len(flags)))


def _usable(late: tuple[Flag, ...], start: int) -> str:
    known = [f"{name} IS NOT NULL" for name in NEEDED]
    return " AND ".join([*known, *(f"NOT f{start + n}" for n in range(len(late)))])
