"""Regrouping: each different row of large files once, with how often it is there.

It is the one question that an engine is asked of a whole country's rows. What comes back is about
as large as the cube that is made of it, however many rows there were.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pandas as pd
import pyarrow as pa

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.sources.coding import POINT, SAID, Coded, cells_of, own_cells
from wardmote.evidence.sources.sound import sound
from wardmote.evidence.sources.text_cells import text_cells

TIMES = "times"
_KNOWN = "wardmote_code"


def regrouped(path_or_glob: str | Path, connection: Any, *, answered: Collection[str]) -> Coded:
    """The different rows of CSV files of one source, as numbers, with how often each is there.

    As `coded`, it trusts the files; a cell must not go over a line's end.

    Args:
        path_or_glob: a file, or a pattern such as "police/*/*.csv"; UTF-8, headings in row 1.
        connection: an Ibis connection to DuckDB or Spark.
        answered: codes whose area is known: their rows need no point, so they are not told apart
            by it.

    Raises:
        FileRefused: there is no such file, they are not of one known source and layout, or a row
            does not fit its headings.
    """
    files = sound(path_or_glob)
    said = sorted({cell for name in SAID for cell in cells_of(files, name)})
    point = sorted({cell for name in POINT for cell in own_cells(files, name)} - set(said))
    cells = text_cells(files, connection)
    code = own_cells(files, "area_code")
    asked = grouping(cells, said, point, code=code[0] if code else "", answered=answered)
    try:
        told = connection.to_pyarrow(asked)
    except Exception as error:
        if not _is_of_a_row(error):
            raise
        raise FileRefused(f"{path_or_glob}: a row does not fit. Take the file in.") from error
    if cells_of(files, "count"):  # fractions add up alike only in one order
        told = told.sort_by([(name, "ascending") for name in (*said, *point)])
    return Coded(files, _as_numbers(told.drop([TIMES])), told[TIMES].to_numpy())


def grouping(
    cells: ibis.Table, said: list[str], point: list[str], *, code: str, answered: Collection[str]
) -> ibis.Table:
    """One row per different row: its cells, a point only where one is needed, and `times`.

    An expression, so that it runs where the rows are.

    Args:
        cells: text cells.
        said: the cells that are counted by.
        point: the cells of the point.
        code: the cell of the area's code; "" for none.
        answered: codes that need no point.
    """
    rows = cells.select(**{name: cells[name].nullif("") for name in (*said, *point)})
    if code and point:
        codes = pd.DataFrame({_KNOWN: sorted(answered)}, dtype=object)
        known = ibis.memtable(codes, schema={_KNOWN: "string"})
        rows = rows.left_join(known, rows[code] == known[_KNOWN])
        needed = rows[_KNOWN].isnull()
        pointed = {name: ibis.ifelse(needed, rows[name], ibis.null("string")) for name in point}
        rows = rows.select(*said, **pointed)
    return rows.group_by([*said, *point]).agg(**{TIMES: rows.count().cast("int64")})


def _as_numbers(told: pa.Table) -> pa.Table:
    columns = {
        name: told[name].cast(pa.string()).combine_chunks().dictionary_encode()
        for name in told.column_names
    }
    return pa.table({name: pa.chunked_array([column]) for name, column in columns.items()})


def _is_of_a_row(error: Exception) -> bool:
    """Whether an engine stopped at a row that does not fit, and not at a fault of ours."""
    if isinstance(error, duckdb.InvalidInputException):
        return True
    return "MALFORMED_RECORD_IN_PARSING" in str(error) or "FAILED_READ_FILE" in str(error)
