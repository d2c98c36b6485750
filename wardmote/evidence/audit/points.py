"""The points and days of single events: for the analyst, never for the public."""

import ibis
import numpy as np
import pandas as pd

from wardmote.evidence.places.grid import to_grid
from wardmote.evidence.records import Period
from wardmote.rulebook import Dataset

COLUMNS = ["category", "happened_on", "easting", "northing", "area"]
POINT = ("easting", "northing", "longitude", "latitude")


def points_of(records: ibis.Table, dataset: Dataset, period: Period) -> pd.DataFrame:
    """The events of a period that tell their day and point.

    Args:
        records: standard records of one partnership.
        dataset: what the rulebook says of it: one that tells no day or no point, or whose rows
            are no events, gives none.
        period: the period.

    Returns:
        One row per event: category, happened_on, easting, northing [m], area.
    """
    told = {field.name for field in dataset.fields}
    if dataset.grain != "event" or "happened_on" not in told or not told.intersection(POINT):
        return pd.DataFrame(columns=COLUMNS)
    within = records.filter(
        records.month >= period.start,
        records.month < period.end,
        records.happened_on.notnull(),
        records.category.notnull(),
    )
    rows = within.select("category", "happened_on", *POINT, "area").to_pandas()
    rows["happened_on"] = pd.to_datetime(rows["happened_on"])
    without = rows["easting"].isna() | rows["northing"].isna()
    turned = to_grid(rows.loc[without, "longitude"], rows.loc[without, "latitude"])
    rows.loc[without, ["easting", "northing"]] = np.column_stack(turned)
    known = rows.dropna(subset=["easting", "northing"])
    return known.sort_values(COLUMNS, ignore_index=True)[COLUMNS]
