"""Small tables written as they are read: one line per row, cells between bars."""

import io

import pandas as pd


def table(text: str) -> pd.DataFrame:
    """A table from lines such as "area | count"; empty cells are missing."""
    lines = [line.strip() for line in text.strip().splitlines()]
    tidy = "\n".join("|".join(cell.strip() for cell in line.split("|")) for line in lines)
    return pd.read_csv(io.StringIO(tidy), sep="|")
