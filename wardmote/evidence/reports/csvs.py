"""Every table as CSV, with what its columns mean beside it (CSV on the Web)."""

import json
from typing import Any

import pandas as pd

from wardmote.evidence.disclosure.edition import Edition, Exhibit
from wardmote.evidence.reports.grids import is_number
from wardmote.evidence.reports.words import MARKS

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run, were a cell to begin with it."""


def harmless(value: Any) -> Any:
    """The value, with a quote before text that a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def csv(table: pd.DataFrame) -> str:
    """The table as CSV: one row of column names, then the rows; no title above them."""
    safe = table.map(harmless).rename(columns=harmless)
    return safe.to_csv(index=False, lineterminator="\n")


def metadata(exhibit: Exhibit, edition: Edition) -> str:
    """What the CSV of an exhibit holds, by column, as CSV on the Web metadata."""
    columns = [
        {"name": f"column_{index}", "titles": name, "datatype": _type(exhibit.table[name]),
         "dc:description": exhibit.columns.get(name, str(name))}
        for index, name in enumerate(exhibit.table.columns, start=1)
    ]  # fmt: skip
    about = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{exhibit.id}.csv",
        "dc:title": exhibit.title,
        "dc:description": f"{exhibit.subtitle}. {exhibit.description}",
        "dc:source": exhibit.source,
        "dc:isPartOf": edition.id,
        "dc:coverage": f"{edition.partnership}, {edition.period}",
        "rdfs:comment": [*exhibit.notes, edition.rounding],
        "tableSchema": {"columns": columns, "null": ["", *MARKS]},
    }
    return json.dumps(about, indent=1, ensure_ascii=False) + "\n"


def _type(column: "pd.Series[Any]") -> str:
    known = [
        value for value in column if value is not None and value not in MARKS and value == value
    ]
    if not known or not all(is_number(value) for value in known):
        return "string"
    return "integer" if all(float(value).is_integer() for value in known) else "number"
