"""A table's rows and groups, one by one."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Each row, its columns as attributes."""
    yield from table.itertuples(index=False)


def grouped(table: pd.DataFrame, *keys: str) -> Iterator[tuple[tuple[str, ...], pd.DataFrame]]:
    """Each group of rows with the same keys, in the order in which they first come."""
    for values, rows in table.groupby(list(keys), sort=False):
        yield tuple(str(value) for value in values), rows
