"""Records to counts: the tables that everything after reads."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import pandas as pd
from ibis import _

from wardmote.evidence.audit.splits import parts_of
from wardmote.evidence.records import AREA_COLUMNS, PART_COLUMNS, Counts, Ground, Period
from wardmote.rulebook import Dataset

KEYS = ["category", "year"]


@dataclass(frozen=True)
class Tally:
    """What the records of one dataset come to in one partnership and its peers.

    Attributes:
        by_area: one row per category × year × small area: `count`.
        by_part: one row per category × year × split × part: `count`.
        by_peer: one row per partnership × category × year: `count`.
        premises: one row per category × year × area: how many `premises` stand behind the
            count and the shares of the largest one and two; empty where places are not told.
        at_places: one row per category × place of the newest year: `count`; empty likewise.
    """

    by_area: pd.DataFrame
    by_part: pd.DataFrame
    by_peer: pd.DataFrame
    premises: pd.DataFrame
    at_places: pd.DataFrame


def year_of_month(years: Sequence[Period]) -> ibis.Table:
    """One row per month of the years: `month`, and `year`, the label of its year."""
    rows = [(month, year.label) for year in years for month in year.months]
    months = ibis.memtable(pd.DataFrame(rows, columns=["month", "year"]))
    return months.mutate(month=months.month.cast("date"))


def within_years(records: ibis.Table, years: Sequence[Period]) -> ibis.Table:
    """The records of those years, each with its `year`."""
    return records.inner_join(year_of_month(years), "month")


def cube(records: ibis.Table) -> ibis.Table:
    """One row per area × category × year: `count` [events].

    An expression, so that it runs where the records are: DuckDB here, a cluster elsewhere.
    """
    return records.group_by(["area", *KEYS]).agg(count=_["count"].sum())


def peers(cubed: ibis.Table, area_partnership: ibis.Table) -> ibis.Table:
    """One row per partnership × category × year: `count` [events]."""
    placed = cubed.inner_join(area_partnership.select("area", "partnership"), "area")
    return placed.group_by(["partnership", *KEYS]).agg(count=_["count"].sum())


def premises(records: ibis.Table) -> ibis.Table:
    """One row per area × category × year: number of premises and the largest ones' shares."""
    cell = ["area", *KEYS]
    at_place = records.filter(_.place.notnull()).group_by([*cell, "place"]).agg(n=_["count"].sum())
    ranked = at_place.mutate(rank=ibis.row_number().over(group_by=cell, order_by=ibis.desc("n")))
    shares = ranked.group_by(cell).agg(
        premises=_.count(),
        total=_.n.sum(),
        one=_.n.sum(where=_["rank"] < 1),
        two=_.n.sum(where=_["rank"] < 2),
    )
    return shares.mutate(largest_share=_.one / _.total, two_largest_share=_.two / _.total).drop(
        "total", "one", "two"
    )


def at_places(records: ibis.Table, year: Period) -> ibis.Table:
    """One row per category × place of one year: `count` [events]."""
    told = records.filter(_.place.notnull(), _.year == year.label)
    return told.group_by(["category", "place"]).agg(count=_["count"].sum())


def tally(
    located: ibis.Table,
    *,
    dataset: Dataset,
    ground: Ground,
    area_partnership: ibis.Table,
    years: Sequence[Period],
    tells_places: bool,
) -> Tally:
    """Count one dataset's located records.

    Args:
        located: standard records with `area`.
        dataset: what the rulebook says of the dataset.
        ground: the partnership's areas.
        area_partnership: one row per area × partnership of every partnership within reach.
        years: the periods to count, each a year's label.
        tells_places: whether `place` names premises (not a street or a snap point).
    """
    records = within_years(located.filter(_.area.notnull() & _.category.notnull()), years).cache()
    here = records.semi_join(ibis.memtable(areas_of(ground)), "area")
    cubed = cube(records).cache()
    columns = ["category", "year", "area", "count"]
    return Tally(
        by_area=cube(here).to_pandas()[columns].sort_values(columns[:3], ignore_index=True),
        by_part=parts_of(here, _splits(dataset)),
        by_peer=peers(cubed, area_partnership).to_pandas(),
        premises=premises(here).to_pandas() if tells_places else pd.DataFrame(),
        at_places=at_places(here, years[-1]).to_pandas() if tells_places else pd.DataFrame(),
    )


def _splits(dataset: Dataset) -> list[str]:
    """The splits to count by: those of the dataset, and weekday by hour where it has both."""
    both = {"weekday", "hour"} <= set(dataset.splits)
    return [*dataset.splits, *(["weekday_hour"] if both else [])]


def areas_of(ground: Ground) -> pd.DataFrame:
    """One row per `area` that counts for the partnership: its small areas and its districts."""
    districts = ground.areas["district"].dropna().drop_duplicates()
    return pd.concat([ground.areas["area"], districts]).rename("area").to_frame()


def together(tallies: dict[str, Tally], facts: pd.DataFrame) -> Counts:
    """All datasets' tallies as one set of counts.

    Args:
        tallies: by dataset.
        facts: one row per partnership: `partnership`, `residents`, `households`.
    """
    by_peer = _stack({name: t.by_peer for name, t in tallies.items()})
    return Counts(
        by_area=_stack({name: t.by_area for name, t in tallies.items()})[AREA_COLUMNS],
        by_part=_stack({name: t.by_part for name, t in tallies.items()})[PART_COLUMNS],
        by_peer=by_peer.merge(facts, on="partnership", how="left"),
    )


def _stack(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The datasets' tables as one; those without a row say nothing and would blur the types."""
    said = [table.assign(dataset=name) for name, table in tables.items() if len(table)]
    stacked = pd.concat(said, ignore_index=True)
    return stacked.astype({"count": float})
