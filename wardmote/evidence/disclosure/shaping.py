"""Taking tables apart for rounding and putting the rounded ones together."""

from collections.abc import Iterator, Sequence

import pandas as pd

_WHOSE = ["dataset", "year"]

UNTOLD = "\x00"
"""The part that no table shows: events of which a split does not tell."""


def tables(
    by_area: pd.DataFrame, by_part: pd.DataFrame
) -> Iterator[tuple[str, str, pd.DataFrame, pd.DataFrame]]:
    """Each dataset and year, in order, with its rows of the area table and of the splits."""
    parts = dict(list(by_part.groupby(_WHOSE, sort=True)))
    for (dataset, year), rows in by_area.groupby(_WHOSE, sort=True):
        yield str(dataset), str(year), rows, parts.get((dataset, year), by_part.iloc[:0])


def stack(tables_: Sequence[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    """The tables as one, with those columns, sorted by all but the last."""
    some = [table for table in tables_ if len(table)]
    if not some:
        return pd.DataFrame({column: pd.Series(dtype="object") for column in columns})
    return pd.concat(some)[columns].sort_values(columns[:-1], ignore_index=True)


def filled(by_part: pd.DataFrame) -> pd.DataFrame:
    """Each split with every published category at every published part, 0 where it has none.

    What is filled follows from published numbers alone; so a row that reads 0 cannot tell that
    it stands for 1 to 4.
    """
    if by_part.empty:
        return by_part
    whose = ["dataset", "year", "split"]
    categories = by_part[[*whose, "category"]].drop_duplicates()
    every = categories.merge(by_part[[*whose, "part"]].drop_duplicates(), on=whose)
    columns = list(by_part.columns)
    told = every.merge(by_part, on=[*whose, "category", "part"], how="left")
    told["count"] = told["count"].fillna(0).astype("int64")
    return told[columns].sort_values(columns[:-1], ignore_index=True)


def with_untold(told: pd.DataFrame, totals: "pd.Series[float]") -> pd.DataFrame:
    """A split's parts and, where they fall short of the categories' totals, the rest."""
    short = totals.sub(told.groupby("category")["count"].sum(), fill_value=0)
    short = short[short > 0]
    rest = pd.DataFrame({"category": short.index, "part": UNTOLD, "count": short.to_numpy()})
    return pd.concat([told[["category", "part", "count"]], rest], ignore_index=True)
