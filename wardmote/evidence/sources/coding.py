"""Coding: large files known to be sound, read at once and kept as numbers.

A column of millions of rows says few different things. Each of them is made out once; a row is
the number of what it says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

from wardmote.evidence.errors import FileRefused
from wardmote.evidence.sources.mapping import PAIRS, cell_name, complete
from wardmote.evidence.sources.sound import Sound, sound, value

SAID = ("area_code", "month", "category", "count")
POINT = tuple(name for pair in PAIRS for name in pair)
BLOCK_BYTES = 2**20
_AS_NUMBERS = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True)
class Said:
    """One column of ours: all that is said in it, and which of that each row says.

    Attributes:
        values: each value once, None where nothing is known.
        which: for each row, the place of its value in `values`.
    """

    values: tuple[Any, ...]
    which: NDArray[np.int64]


class Coded:
    """The rows of sound files as numbers.

    Attributes:
        times: how many rows of the files each row here stands for; None where for one.
    """

    def __init__(
        self, files: Sound, cells: pa.Table, times: NDArray[np.int64] | None = None
    ) -> None:
        """Keep cells that were read; what they mean is asked when it is asked for."""
        self.times = times
        self._files = files
        self._cells = cells
        values = {e.take.to: value(files.source, e) for e in reversed(files.placed)}
        self._sql = complete(files.source, files.placed, values)

    def __len__(self) -> int:
        return len(self._cells)

    def said(self, name: str) -> Said:
        """One column of the standard table: `area_code`, `month`, `category` or `count`."""
        cells = cells_of(self._files, name)
        told, which = _once(self._cells.select(cells))
        meant = self._meant([name], told).column(0).to_pylist()
        values = tuple(dict.fromkeys(meant))
        place = {each: i for i, each in enumerate(values)}
        return Said(values, np.array([place[each] for each in meant], np.int64)[which])

    def points(self, rows: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
        """`easting`, `northing`, `longitude` and `latitude` of some rows; NaN where not known."""
        found = {name: np.full(len(rows), np.nan) for name in POINT}
        cells = self._cells.select([c for name in POINT for c in own_cells(self._files, name)])
        if not cells.num_columns:
            return found
        asked = cells.take(pa.array(rows))
        some = np.any([column.is_valid().to_numpy() for column in asked.columns], axis=0)
        told = self._meant(list(POINT), asked.filter(pa.array(some)))
        for name in POINT:
            found[name][some] = told[name].to_numpy()
        return found

    def _meant(self, names: Sequence[str], cells: pa.Table) -> pa.Table:
        """What cells mean in columns of ours: one row per row of `cells`, in order."""
        chosen = ", ".join(f"{self._sql[name]} AS {name}" for name in names)
        if not cells.num_columns:
            return duckdb.connect().sql(f"SELECT {chosen}").to_arrow_table()
        with duckdb.connect() as connection:
            connection.register("cells", cells)
            return connection.sql(f"SELECT {chosen} FROM cells").to_arrow_table()


def coded(path_or_glob: str | Path) -> Coded:
    """The rows of CSV files of one source, for a pass over a whole country.

    As `scan`, it trusts the files; a cell must not go over a line's end.

    Args:
        path_or_glob: a file, or a pattern such as "police/*/*.csv"; UTF-8, headings in row 1.

    Raises:
        FileRefused: there is no such file, they are not of one known source and layout, or a row
            does not fit its headings.
    """
    files = sound(path_or_glob)
    said = {cell for name in SAID for cell in cells_of(files, name)}
    point = {cell for name in POINT for cell in own_cells(files, name)}
    tables = [_read(path, files, said, point - said) for path in files.paths]
    return Coded(files, pa.concat_tables(tables).unify_dictionaries())


def cells_of(files: Sound, name: str) -> list[str]:
    """The cells that a column of ours is made out of: a month may be that of a day."""
    own = own_cells(files, name)
    return own if own or name != "month" else own_cells(files, "happened_on")


def own_cells(files: Sound, name: str) -> list[str]:
    """The cells that a column of ours is read from; none where the files have none."""
    found = [each.cells for each in files.placed if each.take.to == name]
    return list(found[0]) if found else []


def _read(path: Path, files: Sound, said: set[str], point: set[str]) -> pa.Table:
    columns = [cell_name(n) for n in range(len(files.headings))]
    types = dict.fromkeys(said, _AS_NUMBERS) | dict.fromkeys(point, pa.string())
    try:
        return csv.read_csv(
            path,
            csv.ReadOptions(column_names=columns, skip_rows=1, block_size=BLOCK_BYTES),
            csv.ParseOptions(delimiter=files.delimiter),
            csv.ConvertOptions(
                include_columns=sorted(said | point), column_types=types,
                null_values=[""], strings_can_be_null=True,
            ),
        )  # fmt: skip
    except pa.ArrowInvalid as error:
        raise FileRefused(f"{path}: a row does not fit ({error}). Take the file in.") from error


def _once(cells: pa.Table) -> tuple[pa.Table, NDArray[np.int64]]:
    """Each row of cells once, as text, and for every row which of these it is."""
    if not cells.num_columns:
        return cells, np.zeros(len(cells), np.int64)
    parts = [_numbered(column) for column in cells.columns]
    sizes = [len(values) for values, _ in parts]
    key = np.ravel_multi_index([which for _, which in parts], sizes)
    if len(parts) == 1:
        return pa.table({cells.column_names[0]: parts[0][0]}), key
    kept, which = np.unique(key, return_inverse=True)
    places = np.unravel_index(kept, sizes)
    taken = [values.take(pa.array(at)) for (values, _), at in zip(parts, places, strict=True)]
    return pa.table(taken, names=cells.column_names), which


def _numbered(column: pa.ChunkedArray) -> tuple[pa.Array, NDArray[np.int64]]:
    """What a column says, last of all nothing, and which of these each row says."""
    whole = column.combine_chunks()
    values = pa.concat_arrays([whole.dictionary, pa.nulls(1, pa.string())])
    return values, whole.indices.fill_null(len(whole.dictionary)).to_numpy()
