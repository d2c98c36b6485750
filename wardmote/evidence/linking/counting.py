"""Repeat calls under the rulebook: of which datasets, how close, and how many in a period."""

import ibis
import pandas as pd

from wardmote.evidence.linking.repeat_calls import repeat_calls
from wardmote.evidence.records import Period
from wardmote.rulebook import Dataset, Rules


def tells_calls(dataset: Dataset) -> bool:
    """Whether repeat calls can be looked for: it tells events by day and hour, and where."""
    told = {field.name for field in dataset.fields}
    where = bool({"easting", "longitude", "place"} & told)
    return dataset.grain == "event" and {"happened_on", "hour"} <= told and where


def incidents(records: ibis.Table, dataset: Dataset, rules: Rules) -> ibis.Table:
    """The records to count: where the rulebook counts incidents, the first call of each alone.

    The others stay in the store, and `count_repeat_calls` tells how many they are.

    Args:
        records: standard records of the dataset with `delivery`.
        dataset: what the rulebook says of it, `count` above all.
        rules: `rules.quality` says how close in time and place calls of one incident are.
    """
    if not dataset.counts_incidents:
        return records
    later = _linked(records, rules)[["delivery", "row_number"]]
    told = later.astype({"delivery": "str", "row_number": "int64"})
    return records.anti_join(ibis.memtable(told), ["delivery", "row_number"])


def count_repeat_calls(
    records: ibis.Table, dataset: Dataset, period: Period, rules: Rules
) -> int | None:
    """How many of a period's records are likely to be repeat calls about one incident.

    Args:
        records: standard records of the dataset with `delivery`.
        dataset: what the rulebook says of it.
        period: the period.
        rules: `rules.quality` says how close in time and place calls of one incident are.

    Returns:
        The number of linked calls; None where the dataset does not tell day, hour and place.
    """
    if not tells_calls(dataset):
        return None
    within = records.filter(records.month >= period.start, records.month < period.end)
    return len(_linked(within, rules))


def _linked(records: ibis.Table, rules: Rules) -> pd.DataFrame:
    quality = rules.quality
    return repeat_calls(
        records, minutes=quality.repeat_call_minutes, metres=quality.repeat_call_metres
    )
