"""One dataset before its quality is judged: its rows, its rules and what was supplied."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import ibis
import pandas as pd

from wardmote.evidence.records import Period, QualityNote
from wardmote.evidence.store import Delivery, Store
from wardmote.rulebook import Dataset, Rules

ALWAYS = (
    "record_id", "row_number", "category", "month", "easting", "northing", "longitude", "latitude",
    "area_code", "area_name", "delivery", "area", "how",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """What every measure reads.

    Attributes:
        store: the store.
        dataset: what the rulebook says of the dataset.
        rows: located records of the years compared, with only the columns that measures read.
        period: the audited period.
        rules: the rules in force.
        supply: one row per month, as `supply` gives it.
        areas: those of the partnership; none named means every area.
    """

    store: Store
    dataset: Dataset
    rows: ibis.Table
    period: Period
    rules: Rules
    supply: pd.DataFrame
    areas: Collection[str] = ()

    @property
    def here(self) -> ibis.Table:
        """The partnership's own rows, of all the years compared."""
        return self.rows.filter(self.rows.area.isin(list(self.areas))) if self.areas else self.rows

    @property
    def now(self) -> ibis.Table:
        """The rows of the audited period."""
        return self.rows.filter(
            self.rows.month >= self.period.start, self.rows.month < self.period.end
        )

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """The deliveries whose rows of the period stand."""
        live = self.store.vintages(self.dataset.name)
        live = live[live["state"] == "live"]
        ids = {d for d, month in zip(live["delivery"], live["month"], strict=True)
               if month in self.period}  # fmt: skip
        return tuple(d for d in self.store.deliveries(self.dataset.name) if d.id in ids)

    def note(
        self, measure: str, value: float, sentence: str, categories: tuple[str, ...] = ()
    ) -> QualityNote:
        """A measure with the grade that the rulebook gives its value."""
        threshold = self.rules.quality.thresholds[measure]
        return QualityNote(
            dataset=self.dataset.name,
            problem=threshold.problem,
            measure=measure.replace("_", " "),
            value=float(value),
            sentence=sentence,
            grade=threshold.grade(value),
            categories=categories,
        )


def case_of(
    store: Store,
    name: str,
    located: ibis.Table,
    period: Period,
    rules: Rules,
    supplied: pd.DataFrame,
    areas: Collection[str] = (),
) -> Case:
    """The case for judging one dataset in one period; the located rows are computed once."""
    dataset = rules.datasets[name]
    wanted = {*ALWAYS, *_kept(dataset)}
    within = located.filter(located.month.isin(list(supplied["month"])))
    rows = within.select(*(column for column in located.columns if column in wanted)).cache()
    return Case(store, dataset, rows, period, rules, supplied, areas)


def _kept(dataset: Dataset) -> Iterable[str]:
    return (field.name for field in dataset.fields if field.name)
