"""Converters: what a cell says → what it means, as SQL, with the faults it may have.

A converter is given the SQL of one or more text cells, null where a cell says nothing, and gives
back the SQL of a value (null where the cell cannot be read) and of each fault. A value with a
fault is left out by the caller, so a converter need not guard its value against its own faults.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wardmote.evidence.records import AGE_BANDS
from wardmote.evidence.sources import moments
from wardmote.evidence.sources.settings import bounds

Words = Mapping[str, str]


@dataclass(frozen=True)
class Read:
    """The SQL of a value, and of each fault: rule → condition."""

    value: str
    faults: tuple[tuple[str, str], ...] = ()


def literal(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def text(cell: str, words: Words) -> Read:
    """Words as they stand; what a spreadsheet would run as a formula is left out."""
    return Read(cell, (("formula_like_text", f"{cell}[1] IN ('=', '+', '-', '@')"),))


def code(cell: str, words: Words) -> Read:
    """A code, in capitals."""
    return Read(f"upper({cell})", text(cell, words).faults)


def word(cell: str, words: Words) -> Read:
    """Our word for one of theirs; an empty word of ours means that they know nothing."""
    table = "MAP {" + ", ".join(f"{literal(a)}: {literal(b)}" for a, b in words.items()) + "}"
    found = f"{table}[lower({cell})]"
    fault = f"{cell} IS NOT NULL AND {found} IS NULL"
    return Read(f"nullif({found}, '')", (("unknown_word", fault),))


def number(cell: str, words: Words) -> Read:
    """A number, with or without commas between thousands."""
    shape = r"'^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?([eE][+-]?\d{1,2})?$'"
    value = (
        f"CASE WHEN regexp_matches({cell}, {shape}) THEN try_cast(replace({cell}, ',', '') AS "
        f"DOUBLE) END"
    )
    return _must(cell, value, "not_a_number")


def whole(cell: str, words: Words) -> Read:
    """A whole number."""
    read = number(cell, words).value
    return _must(cell, f"CASE WHEN {read} = round({read}) THEN {read} END", "not_a_number")


def count(cell: str, words: Words) -> Read:
    """A number of events or people: not below zero, not without end."""
    read = number(cell, words).value
    return _must(cell, f"CASE WHEN {read} BETWEEN 0 AND 1e9 THEN {read} END", "not_a_number")


def age(cell: str, words: Words) -> Read:
    """An age in years, as its band."""
    read = f"floor({number(cell, words).value})"
    bands = " ".join(f"WHEN {read} BETWEEN {a} AND {b} THEN '{name}'" for name, a, b in AGE_BANDS)
    # −1 is how STATS19 says that an age is not known.
    return Read(
        f"CASE {bands} END", (("not_an_age", f"{_unread(cell, bands)} AND {cell} <> '-1'"),)
    )


def easting(cell: str, words: Words) -> Read:
    """Metres east of the grid's origin."""
    return _grid(cell, bounds().easting_m)


def northing(cell: str, words: Words) -> Read:
    """Metres north of the grid's origin."""
    return _grid(cell, bounds().northing_m)


def longitude(cell: str, words: Words) -> Read:
    """Degrees east of Greenwich."""
    return _degrees(cell, bounds().longitude)


def latitude(cell: str, words: Words) -> Read:
    """Degrees north of the equator."""
    return _degrees(cell, bounds().latitude)


def date(cell: str, words: Words) -> Read:
    """A day, alone or with its time of day."""
    return _must(cell, moments.day(cell), "not_a_date")


def month(cell: str, words: Words) -> Read:
    """The first day of a month, from a month or from a day in it."""
    return _must(cell, moments.month(cell), "not_a_month")


def plain_date(cell: str, words: Words) -> Read:
    """A day where every cell of its column is written as 2025-04-03."""
    return _must(cell, moments.plain_day(cell), "not_a_date")


def plain_month(cell: str, words: Words) -> Read:
    """A month where every cell of its column is written as 2025-04."""
    return _must(cell, moments.plain_month(cell), "not_a_month")


def time(cell: str, words: Words) -> Read:
    """The hour of a time of day, alone or after its day."""
    return _must(cell, moments.hour(cell), "not_a_time")


def financial_year(cell: str, words: Words) -> Read:
    """The April that begins a financial year, such as 2012-13."""
    return _must(cell, moments.financial_year(cell), "not_a_month")


def financial_quarter(year: str, quarter: str, words: Words) -> Read:
    """The first month of a quarter, 1 to 4, of a financial year."""
    value = moments.financial_quarter(year, quarter)
    return Read(value, (("not_a_month", f"{year} IS NOT NULL AND ({value}) IS NULL"),))


CONVERTERS: Mapping[str, Callable[..., Read]] = {
    each.__name__: each
    for each in (
        text, code, word, number, whole, count, age, easting, northing, longitude, latitude, date,
        month, time, financial_year, financial_quarter,
    )
}  # fmt: skip

PLAIN: Mapping[str, tuple[Callable[[str], str], Callable[..., Read]]] = {
    "date": (moments.is_plain_day, plain_date),
    "month": (moments.is_plain_month, plain_month),
}
"""How a cell is known to be written the plain way, and what converts a column of such cells.

Planning takes DuckDB fifty milliseconds where a cell may be written in any way, and most files
have one.
"""


def _must(cell: str, value: str, rule: str) -> Read:
    return Read(value, ((rule, f"{cell} IS NOT NULL AND ({value}) IS NULL"),))


def _unread(cell: str, bands: str) -> str:
    return f"{cell} IS NOT NULL AND (CASE {bands} END) IS NULL"


def _grid(cell: str, within: tuple[float, float]) -> Read:
    read = number(cell, {}).value
    masked = rf"regexp_matches({cell}, '^\d*[xX*?#]+[\dxX*?#]*$|^0+(\.0*)?$')"
    return Read(
        read,
        (
            ("masked_grid_reference", masked),
            ("not_a_number", f"{cell} IS NOT NULL AND ({read}) IS NULL AND NOT {masked}"),
            (
                "outside_great_britain",
                f"NOT {masked} AND {read} NOT BETWEEN {within[0]} AND {within[1]}",
            ),
        ),
    )


def _degrees(cell: str, within: tuple[float, float]) -> Read:
    read = number(cell, {}).value
    outside = f"{read} NOT BETWEEN {within[0]} AND {within[1]}"
    unread = _must(cell, read, "not_a_number")
    return Read(read, (*unread.faults, ("outside_great_britain", outside)))
