"""Who told of each event: the counts that an estimate of the hidden part starts from."""

from collections.abc import Collection, Mapping
from itertools import combinations

import ibis
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from wardmote.evidence.linking.may_link import check_may_link
from wardmote.evidence.linking.repeat_calls import repeat_calls
from wardmote.evidence.linking.same_event import same_events
from wardmote.rulebook import Rules

KEY = ["dataset", "delivery", "row_number"]


def who_told(
    records: Mapping[str, ibis.Table],
    *,
    purpose: str,
    granted: Mapping[str, Collection[str]],
    rules: Rules,
) -> pd.DataFrame:
    """How many events each set of datasets told of.

    Later calls about one incident are left out first, where the rulebook lets a dataset's records
    be linked with each other. Then each two datasets are linked; an event is what hangs together.

    Args:
        records: dataset → its standard records with `delivery`, two or more of one partnership's
            store, all of the same place, period and kind of event. Only those with a day, an hour
            and a point are counted.
        purpose: what for, a name of `sharing.toml`.
        granted: dataset → purposes for which a live protocol grants it.
        rules: what may be linked, and how near.

    Returns:
        One row per set of datasets that told of an event: a column of true and false for each
        dataset, and `count` [events].

    Raises:
        MayNotLink: the rulebook or a protocol does not let two of these be linked.
        TooFewToLearn: two of them have too few records near each other.
    """
    names = sorted(records)
    for pair in combinations(names, 2):
        check_may_link(pair, purpose=purpose, granted=granted, rules=rules)
    kept = {name: told_once(records[name], name, purpose, rules) for name in names}
    asked = {"purpose": purpose, "granted": granted, "rules": rules}
    links = [same_events({a: kept[a], b: kept[b]}, **asked).links  # type: ignore[arg-type]
             for a, b in combinations(names, 2)]  # fmt: skip
    every = pd.concat([_keys(table, name) for name, table in kept.items()], ignore_index=True)
    every["event"] = _hanging_together(every, pd.concat(links, ignore_index=True))
    told = pd.crosstab(every["event"], every["dataset"]).reindex(columns=names, fill_value=0) > 0
    return told.value_counts(sort=False).rename("count").reset_index()


def told_once(records: ibis.Table, name: str, purpose: str, rules: Rules) -> ibis.Table:
    """The records of a dataset that can be linked, later calls about one incident left out.

    Args:
        records: standard records with `delivery`.
        name: the dataset's.
        purpose: what for; later calls are left out only where it allows to link them.
        rules: what may be linked, and how near.
    """
    placed = (records.easting.notnull() & records.northing.notnull()) | (
        records.longitude.notnull() & records.latitude.notnull()
    )
    timed = records.happened_on.notnull() & records.hour.notnull() & records.category.notnull()
    told = records.filter(placed & timed)
    if rules.linking.allowed([name], purpose) is None:
        return told
    near = rules.quality
    later = repeat_calls(told, minutes=near.repeat_call_minutes, metres=near.repeat_call_metres)
    named = later[["delivery", "row_number"]].astype({"delivery": "str", "row_number": "int64"})
    return told.anti_join(ibis.memtable(named), ["delivery", "row_number"])


def _keys(records: ibis.Table, name: str) -> pd.DataFrame:
    return records.select("delivery", "row_number").to_pandas().assign(dataset=name)


def _hanging_together(every: pd.DataFrame, links: pd.DataFrame) -> "pd.Series[int]":
    """The number of the event that each record is of."""
    at = pd.Series(every.index, index=pd.MultiIndex.from_frame(every[KEY]))
    one = at.reindex(pd.MultiIndex.from_frame(links[KEY])).to_numpy()
    other = at.reindex(pd.MultiIndex.from_frame(links[[f"first_{k}" for k in KEY]])).to_numpy()
    size = len(every)
    joined = coo_array(([1] * len(one), (one, other)), shape=(size, size))
    return pd.Series(connected_components(joined, directed=False)[1], index=every.index)
