"""What was supplied for each month, and which months may be held against the others.

A month that nobody delivered, or of which hardly a row came, is a gap in supply. Held against
other months it would look like a fall that never happened. What is asked or counted once a year,
such as a survey, is judged by the year.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import ibis
import numpy as np
import pandas as pd
from ibis import _

from wardmote import rulebook
from wardmote.evidence.quality.located import is_unlocated
from wardmote.evidence.quality.words import number, share
from wardmote.evidence.records import Period
from wardmote.evidence.store import Store
from wardmote.rulebook import Rulebook

# What comes once a year as a whole; events are told by the month, however seldom they are sent.
ONCE_A_YEAR, AS_A_WHOLE = ("yearly", "once"), ("answer", "total")
COLUMNS = [
    "dataset", "month", "supplied", "rows", "unlocated_share", "gap", "comparable", "reason",
]  # fmt: skip


def supply(
    store: Store, dataset: str, period: Period, *, suppliers: Collection[str] = ()
) -> pd.DataFrame:
    """What was supplied for a period and the same months of the years it is held against.

    Args:
        store: the store.
        dataset: the rulebook's name of the dataset.
        period: the audited period.
        suppliers: whose supply matters (see `suppliers_within`); none named means everyone's, so
            that one supplier's gap is a gap for all.

    Returns:
        One row per month: dataset, month, supplied (whether every supplier's file covers it),
        rows [records], unlocated_share (of its rows; missing without rows), gap (no file, or too
        few rows to be true; a yearly whole has one in all its months or in none), comparable (no
        gap, and as many rows have a place), and reason (why it is not comparable, in words, or "").
    """
    book = rulebook.load()
    back = range(book.audit.years_compared, -1, -1)
    years = [period.before(count) for count in back]
    delivered = _delivered(store, dataset, suppliers)
    gaps = (
        _gaps_of_years(delivered, years)
        if _comes_whole(book, dataset)
        else _gaps(delivered, {f"{month:%Y-%m}": month for year in years for month in year.months})
    )
    table = gaps.merge(_unlocated(store, dataset, suppliers), on="month", how="left")
    table["gap"] = table["reason"] != ""
    table["reason"] = table["reason"].where(
        table["reason"] != "", _unlike(table, years, book.quality.unlocated_comparable)
    )
    table["rows"] = table["rows"].fillna(0).astype(int)
    table["comparable"] = table["reason"] == ""
    return table.assign(dataset=dataset)[COLUMNS]


def suppliers_within(store: Store, dataset: str, here: ibis.Table) -> tuple[str, ...]:
    """The suppliers of some records, without neighbours whose rows stray over the border.

    Args:
        store: the store that the records are of.
        dataset: the rulebook's name of the dataset.
        here: the records of one partnership.

    Returns:
        Those who brought at least the share of rows that `thresholds.outside_share` grades B.
    """
    whose = {delivery.id: delivery.supplier for delivery in store.deliveries(dataset)}
    rows = here.group_by("delivery").agg(rows=_.count()).to_pandas()
    by_supplier = rows.groupby(rows["delivery"].map(whose))["rows"].sum()
    least = rulebook.load().quality.thresholds["outside_share"].bounds[0]
    return tuple(sorted(by_supplier[by_supplier >= least * by_supplier.sum()].index))


def _delivered(store: Store, dataset: str, suppliers: Collection[str]) -> pd.DataFrame:
    """One row per month, one column per supplier: live rows; missing = no file, or forgotten."""
    told = store.vintages(dataset)
    told["rows"] = told["rows"].where(told["state"] == "live")
    if suppliers:
        told = told[told["supplier"].isin(suppliers)]
    return told.pivot_table(
        index="month", columns="supplier", values="rows", aggfunc="max", dropna=False
    )


def _comes_whole(book: Rulebook, name: str) -> bool:
    """Whether the dataset is a whole that is made once a year."""
    known = [dataset for dataset in book.datasets if dataset.name == name]
    return any(d.frequency in ONCE_A_YEAR and d.grain in AS_A_WHOLE for d in known)


def _gaps_of_years(delivered: pd.DataFrame, years: Sequence[Period]) -> pd.DataFrame:
    """One row per month, with the rows of the month and what is to be said of its year."""
    in_year = {month: year.start for year in years for month in year.months}
    known = delivered[delivered.index.isin(in_year)]
    yearly = known.groupby(in_year.get).sum(min_count=1)
    told = _gaps(yearly, {year.label: year.start for year in years}).set_index("month")
    months = told.loc[list(in_year.values())].set_axis(list(in_year)).rename_axis("month")
    return months.assign(rows=known.sum(axis=1)).reset_index()


def _gaps(delivered: pd.DataFrame, spans: Mapping[str, date]) -> pd.DataFrame:
    """One row per span of time, a month or a year: month (its first), supplied, rows, reason."""
    rows = []
    for label, month in spans.items():
        found = delivered.loc[month] if month in delivered.index else None
        covered = found is not None and bool(found.notna().all())
        reasons = [_reason(delivered[who], month, label) for who in delivered] or ["no file"]
        reason = "; ".join(dict.fromkeys(text for text in reasons if text))
        total = 0 if found is None else found.sum()
        rows.append((month, covered, total, reason))
    return pd.DataFrame(rows, columns=["month", "supplied", "rows", "reason"])


def _reason(rows: pd.Series, month: date, label: str) -> str:
    """Why one supplier's month, or year, is a gap in supply, or ""."""
    if month not in rows.index or pd.isna(rows[month]):
        return f"nothing is held from {rows.name} for {label}"
    quality, sigma = rulebook.load().quality, rulebook.load().audit.control_limits_sigma
    usual = _usual(rows.dropna().drop(month), month, quality.usual_months)
    # Both: far below what is usual, and lower than chance would make a small count.
    floor = min(quality.gap_below_share * usual, usual - sigma * np.sqrt(usual))
    if rows[month] >= floor:
        return ""
    return (
        f"{rows.name} sent {number(rows[month])} rows for {label}, where {number(usual)} are usual"
    )


def _usual(rows: pd.Series, month: date, most: int) -> float:
    """The median of the months nearest in time."""
    if rows.empty:
        return 0.0
    near = sorted(rows.index, key=lambda other: abs((other - month).days))[:most]
    return float(rows[near].median())


def _unlocated(store: Store, dataset: str, suppliers: Collection[str]) -> pd.DataFrame:
    records = store.records(dataset)
    if suppliers:
        ids = [d.id for d in store.deliveries(dataset) if d.supplier in suppliers]
        records = records.filter(_.delivery.isin(ids))
    found = records.group_by("month").agg(
        unlocated_share=is_unlocated(records).cast("float64").mean()
    )
    table = found.to_pandas()
    table["month"] = pd.to_datetime(table["month"]).dt.date
    return table


def _unlike(table: pd.DataFrame, years: Iterable[Period], limit: float) -> list[str]:
    """For each month: why its year's located rows cannot be held against the period's, or ""."""
    *earlier, period = years
    now = _share_of(table, period)
    reasons = dict.fromkeys(table["month"], "")
    for year in earlier:
        then = _share_of(table, year)
        if abs(then - now) > limit:
            told = (
                f"{share(then)} of the rows of {year.label} have no place, against {share(now)} "
                f"of {period.label}: counts by area would seem to "
                f"{'rise more or fall less' if then > now else 'rise less or fall more'} "
                "than they did"
            )
            reasons |= dict.fromkeys(year.months, told)
    return [reasons[month] for month in table["month"]]


def _share_of(table: pd.DataFrame, year: Period) -> float:
    within = table[[month in year for month in table["month"]]].dropna(subset="unlocated_share")
    rows = within["rows"].sum()
    return float((within["unlocated_share"] * within["rows"]).sum() / rows) if rows else np.nan
