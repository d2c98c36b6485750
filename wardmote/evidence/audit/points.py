"""The points and days of single events: for the analyst, never for the public."""

import ibis
import numpy as np
import pandas as pd

from wardmote.evidence.places.grid import to_grid
from wardmote.evidence.records import Period
from wardmote.rulebook import Dataset

COLUMNS = ["category", "happened_on", "easting", "northing", "area"]
BY_MONTH = ["dataset", "category", "month", "easting", "northing", "area", "count"]
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
    known = _on_the_grid(rows)
    return known.sort_values(COLUMNS, ignore_index=True)[COLUMNS]


def points_by_month(records: ibis.Table, dataset: Dataset) -> pd.DataFrame:
    """How many events each month tells of at each point; the day is not asked for.

    Args:
        records: standard records of one partnership, of the events that are counted.
        dataset: what the rulebook says of it: one that tells no point or whose rows are no
            events gives none.

    Returns:
        One row per category × month ("2026-02") × point × area: dataset, category, month, easting,
        northing [m], area, `count` [events].
    """
    told = {field.name for field in dataset.fields}
    if dataset.grain != "event" or not told.intersection(POINT):
        return no_points_by_month()
    by = ["category", "month", *POINT, "area"]
    rows = records.group_by(by).agg(count=records["count"].sum())
    known = _on_the_grid(rows.to_pandas())
    month = pd.to_datetime(known["month"]).dt.strftime("%Y-%m")
    known = known.assign(dataset=dataset.name, month=month)[BY_MONTH]
    return known.sort_values(BY_MONTH, ignore_index=True)


def no_points_by_month() -> pd.DataFrame:
    """A table of such points with none in it."""
    numbers = {"easting": float, "northing": float, "count": float}
    return pd.DataFrame(columns=BY_MONTH).astype(numbers)


def _on_the_grid(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a point, in metres of the national grid."""
    without = rows["easting"].isna() | rows["northing"].isna()
    turned = to_grid(rows.loc[without, "longitude"], rows.loc[without, "latitude"])
    rows.loc[without, ["easting", "northing"]] = np.column_stack(turned)
    return rows.dropna(subset=["easting", "northing"])
