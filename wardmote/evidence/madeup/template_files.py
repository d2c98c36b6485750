"""Files in the templates that the rulebook agrees: its headings, our values."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wardmote.rulebook.datasets import Dataset, Field

_DAY = "%d/%m/%Y"
_MINUTE_OF = {"hour": "minute", "ended_hour": "ended_minute"}


def write_template(
    path: Path, dataset: Dataset, rows: pd.DataFrame, fixed: dict[str, Any] | None = None
) -> Path:
    """Write rows as a file with the dataset's own headings.

    Args:
        path: the file to write.
        dataset: the rulebook's dataset.
        rows: one row per record, its columns named as the standard table's; `minute` is the
            minute of the day, `ended_minute` that of the last day or missing.
        fixed: heading → value or values, for headings that are asked for and not kept.
    """
    table: dict[str, Any] = {}
    for field in dataset.fields:
        value = (fixed or {}).get(field.heading, "") if not field.name else _told(field, rows)
        if field.heading not in table:
            table[field.heading] = value
        elif field.type == "time":
            table[field.heading] = pd.Series(table[field.heading]) + " " + pd.Series(value)
    path.parent.mkdir(parents=True, exist_ok=True)
    frame = pd.DataFrame(table, index=range(len(rows)))
    frame.to_csv(path, index=False, lineterminator="\r\n")
    return path


def _told(field: Field, rows: pd.DataFrame) -> Any:
    """The values of one field as people write them: 03/05/2024, 23:15."""
    if field.type == "time":
        minute = _MINUTE_OF[field.name]
        return clock(rows[minute].to_numpy()) if minute in rows else ""
    if field.name not in rows:
        return ""
    values = rows[field.name].reset_index(drop=True)
    if field.type == "date":
        return values.dt.strftime(_DAY)
    if field.type in ("easting", "northing"):
        return values.astype(int)
    return values


def clock(minute: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.object_]:
    """Minutes of the day as 23:15; nothing for one that is missing."""
    told = ["" if np.isnan(m) else f"{int(m) // 60:02d}:{int(m) % 60:02d}" for m in minute]
    return np.array(told, dtype=object)
