"""Read an exhibit's table by role, so that no picture knows a column's own name."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from wardmote.evidence.disclosure.edition import Exhibit
from wardmote.evidence.errors import UnknownName

ROLES = (
    "x", "y", "low", "high", "series", "value", "area", "centre", "lower", "upper", "label", "mark",
)  # fmt: skip

Row = dict[str, Any]


def rows(exhibit: Exhibit, *needed: str) -> list[Row]:
    """The table, one dict per row, keyed by role; a value that is missing is None.

    Raises:
        UnknownName: a needed role has no column, or the encoding names a column that is not there.
    """
    columns = {role: exhibit.encoding[role] for role in ROLES if exhibit.encoding.get(role)}
    for role in needed:
        if role not in columns:
            raise UnknownName(
                f"Exhibit “{exhibit.id}” ({exhibit.kind}) names no column for {role}."
            )
    for role, column in columns.items():
        if column not in exhibit.table.columns:
            raise UnknownName(f"Exhibit “{exhibit.id}” has no column “{column}” ({role}).")
    lists = {
        role: [_plain(value) for value in exhibit.table[name]] for role, name in columns.items()
    }
    return [dict(zip(lists, values, strict=True)) for values in zip(*lists.values(), strict=True)]


def order(exhibit: Exhibit, role: str, table: Sequence[Row]) -> list[Any]:
    """The distinct values of a role: in the fixed order where one is given, else as they come."""
    present = list(dict.fromkeys(row[role] for row in table if row.get(role) is not None))
    levels = exhibit.encoding.get("levels")
    if isinstance(levels, Mapping):
        levels = levels.get(role, levels.get(exhibit.encoding[role]))
    if not levels or not set(map(str, present)) <= set(map(str, levels)):
        return present
    return [_plain(level) for level in levels]


def words(exhibit: Exhibit, role: str) -> str:
    """What a role's column means and its unit, in words."""
    column = exhibit.encoding.get(role, "")
    return exhibit.columns.get(column, str(column))


def number(value: Any) -> float | None:
    """The number, or None where the cell holds a word such as “[c]” or nothing."""
    if value is None or isinstance(value, str | bool):
        return None
    return float(value)


def month_number(value: Any) -> int | None:
    """Months since year 0 of a month (“2023-04” or its first day), or None if it is no month."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}(-01)?", value):
        return None
    if not isinstance(value, str | date):
        return None
    text = str(value)[:7]
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if value is pd.NA:
        return None
    return value.item() if hasattr(value, "item") else value
