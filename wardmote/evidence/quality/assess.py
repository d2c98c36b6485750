"""The five data problems of the first audits, measured for one dataset and told in plain words."""

from collections.abc import Collection

import ibis
import pandas as pd

from wardmote.evidence.quality import (
    coterminous,
    inaccessible,
    inaccurate,
    incomplete,
    lacking,
)
from wardmote.evidence.quality.case import case_of
from wardmote.evidence.records import Period, QualityNote
from wardmote.evidence.store import Store
from wardmote.rulebook import Rules


def assess(
    store: Store,
    dataset: str,
    records_located: ibis.Table,
    period: Period,
    rules: Rules,
    *,
    supplied: pd.DataFrame,
    repeat_calls: int | None = None,
    areas: Collection[str] = (),
) -> list[QualityNote]:
    """What is wrong with a dataset's records of a period, and how much it matters.

    Args:
        store: the store.
        dataset: the rulebook's name of the dataset.
        records_located: its records of all months, with `area` and `how` from places.
        period: the audited period; the years before it show what is usual.
        rules: the rules in force; `rules.quality` grades each measure.
        supplied: one row per month, as `supply` gives it.
        repeat_calls: how many of the period's rows `linking.repeat_calls` linked to an earlier
            one; None where the dataset tells no time of day.
        areas: those of the partnership, whose own rows are searched for relabelled ones; none
            named means every row.

    Returns:
        One note per measure that the dataset allows, in the order of `records.PROBLEMS`.

    References:
        Phillips and others, Crime and Disorder Reduction Partnerships: Round one progress (Home
        Office Police Research Series 151, 2002), chapter 3, "Data limitations".
    """
    case = case_of(store, dataset, records_located, period, rules, supplied, areas)
    return [
        *lacking.notes(case),
        *incomplete.notes(case, repeat_calls),
        *coterminous.notes(case),
        *inaccessible.notes(case),
        *inaccurate.notes(case),
    ]
