"""Values that are missing, column by column."""

import ibis
import pandas as pd

from wardmote.rulebook import Dataset, Field

COLUMNS = ["column", "heading", "required", "rows", "missing", "missing_share"]


def completeness(records: ibis.Table, dataset: Dataset) -> pd.DataFrame:
    """How often each thing that the dataset can tell is missing.

    Args:
        records: standard records of the dataset.
        dataset: what the rulebook says of it.

    Returns:
        One row per column that the dataset can fill, in the dataset's order: column, heading,
        required, rows [records], missing [records], missing_share (missing without rows).
    """
    fields = _by_column(dataset)
    counts = records.agg(
        rows=records.count(),
        **{f"missing_{name}": records[name].isnull().sum() for name in fields},
    )
    found = {name: int(value or 0) for name, value in counts.to_pyarrow().to_pylist()[0].items()}
    rows = found["rows"]
    table = [
        (name, field.heading, field.required, rows, missing := found[f"missing_{name}"],
         missing / rows if rows else None)
        for name, field in fields.items()
    ]  # fmt: skip
    return pd.DataFrame(table, columns=COLUMNS).astype({"missing_share": float})


def _by_column(dataset: Dataset) -> dict[str, Field]:
    """The first field of each column; a required one goes before."""
    fields = sorted((field for field in dataset.fields if field.name), key=lambda f: not f.required)
    first = {field.name: field for field in reversed(fields)}
    order = dict.fromkeys(field.name for field in dataset.fields if field.name)
    return {name: first[name] for name in order}
