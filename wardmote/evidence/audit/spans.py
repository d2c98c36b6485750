"""Between when and when events happened: exact, and so for those who work on a problem alone."""

import ibis
import pandas as pd

from wardmote.evidence.records import Period
from wardmote.rulebook import Dataset

COLUMNS = ["dataset", "category", "from_at", "to_at"]
HOUR = pd.Timedelta(hours=1)


def spans_of(records: ibis.Table, dataset: Dataset, period: Period) -> pd.DataFrame:
    """The span of hours within which each event of a period happened.

    Args:
        records: standard records of one partnership.
        dataset: what the rulebook says of it: one that cannot tell a span gives none.
        period: the period.

    Returns:
        One row per event that tells its day: dataset, category, from_at (the start of its first
        hour), to_at (the end of its last, which is the first where no last day is told). Both are
        missing where it does not say the first hour, or says a last day and no hour of it.
    """
    if not dataset.tells_spans:
        return no_spans()
    within = records.filter(
        records.month >= period.start,
        records.month < period.end,
        records.happened_on.notnull(),
        records.category.notnull(),
    )
    told = within.select("category", "happened_on", "hour", "ended_on", "ended_hour").to_pandas()
    begun = _hour(told["happened_on"], told["hour"])
    ended = _hour(told["ended_on"], told["ended_hour"]).where(told["ended_on"].notna(), begun)
    known = begun.notna() & ended.notna()
    rows = told.assign(dataset=dataset.name, from_at=begun, to_at=ended + HOUR)
    rows.loc[~known, ["from_at", "to_at"]] = pd.NaT
    return rows.sort_values(COLUMNS, ignore_index=True)[COLUMNS]


def _hour(day: pd.Series, hour: pd.Series) -> pd.Series:
    """The moment at which an hour of a day begins; missing where either is."""
    return pd.to_datetime(day) + pd.to_timedelta(hour.astype("float64"), unit="h")


def no_spans() -> pd.DataFrame:
    """A table of spans with none in it."""
    table = pd.DataFrame(columns=COLUMNS)
    return table.assign(
        from_at=pd.to_datetime(table["from_at"]), to_at=pd.to_datetime(table["to_at"])
    )
