"""The last months up to a day, by small area: what is newer than any yearly count."""

from dataclasses import dataclass, field
from datetime import date

import ibis
import pandas as pd
from ibis import _

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.points import no_points_by_month, points_by_month
from wardmote.evidence.audit.splits import NOT_KNOWN, PART
from wardmote.evidence.audit.tables import with_all
from wardmote.evidence.audit.tally import areas_of
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.linking import incidents
from wardmote.evidence.places import Places
from wardmote.evidence.quality import suppliers_within, supply
from wardmote.evidence.records import Period, first_of_month
from wardmote.evidence.store import Store
from wardmote.rulebook import Rules

COLUMNS = ["dataset", "category", "area", "month", "count"]
BY_WEEK = ["dataset", "category", "area", "part", "count"]


@dataclass(frozen=True)
class Recent:
    """Counts by month, newest last.

    Attributes:
        counts: one row per dataset × category × area × month ("2026-02"): `count` [events];
            under the category "all", all of a dataset's.
        months: the months spoken of, in order.
        gaps: of each dataset, the months among them that were not supplied whole.
        at_points: one row per dataset × category × month × point: `easting`, `northing` [m],
            `area`, `count` [events]; of the datasets of events that tell a point.
        by_week: one row per dataset × category × area × part of the week ("Fri 21-24", or "not
            known"): `part`, `count` [events], of the brief's period alone; of the datasets that
            tell day and hour.
    """

    counts: pd.DataFrame
    months: tuple[str, ...]
    gaps: dict[str, frozenset[str]]
    at_points: pd.DataFrame
    by_week: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=BY_WEEK))

    def within(self, months: tuple[str, ...]) -> pd.DataFrame:
        """One row per dataset × category × area: `count` of some of the months."""
        rows = self.counts[self.counts["month"].isin(months)]
        summed: pd.DataFrame = rows.groupby(COLUMNS[:3])["count"].sum().reset_index()
        return summed

    def whole(self, dataset: str, months: tuple[str, ...]) -> bool:
        """Whether the dataset was supplied whole in all of some months."""
        return not self.gaps[dataset].intersection(months)


def window_before(store: Store, rules: Rules, day: date, months: int) -> Period:
    """The last so many whole months before a day of which some dataset of events holds any.

    Raises:
        UnknownName: nothing is held of any month before that day.
    """
    held = {
        month
        for name in store.datasets()
        if name in rules.datasets and rules.datasets[name].grain == "event"
        for delivery in store.deliveries(name)
        for month in delivery.months
        if first_of_month(month, add=1) <= day
    }
    if not held:
        raise UnknownName(f"Nothing in the store is of a month before {day}. See `wardmote held`.")
    return Period(first_of_month(max(held), add=1 - months), first_of_month(max(held), add=1))


def recent(store: Store, places: Places, brief: Brief, datasets: list[str], months: int) -> Recent:
    """Count the last so many months of the brief's period by small area.

    Args:
        store: the records.
        places: boundaries and lookups.
        brief: the place and the period.
        datasets: those that speak of small areas.
        months: how many, ending with the period's last.
    """
    end = brief.request.period.end
    span = Period(first_of_month(end, add=-months), end)
    looked = {name: _look(store, places, brief, name, span) for name in datasets}
    every = _stacked([one.counts for one in looked.values()], pd.DataFrame(columns=COLUMNS))
    return Recent(
        counts=with_all(every, ["dataset", "area", "month"]),
        months=tuple(f"{month:%Y-%m}" for month in span.months),
        gaps={name: one.gaps for name, one in looked.items()},
        at_points=_stacked([one.at_points for one in looked.values()], no_points_by_month()),
        by_week=_stacked([one.by_week for one in looked.values()], pd.DataFrame(columns=BY_WEEK)),
    )


def _stacked(tables: list[pd.DataFrame], none: pd.DataFrame) -> pd.DataFrame:
    """The tables that say something as one; else `none`."""
    said = [table for table in tables if len(table)]
    return pd.concat(said, ignore_index=True) if said else none


@dataclass(frozen=True)
class Looked:
    """What one dataset holds of the months."""

    counts: pd.DataFrame
    gaps: frozenset[str]
    at_points: pd.DataFrame
    by_week: pd.DataFrame


def _look(store: Store, places: Places, brief: Brief, name: str, span: Period) -> Looked:
    """One dataset's counts by month, and the months that its suppliers here left open."""
    records = store.records(name)
    within = records.filter(records.month >= span.start, records.month < span.end)
    located = places.locate(within, brief.request.period)
    here = located.semi_join(ibis.memtable(areas_of(brief.ground)), "area").cache()
    supplied = supply(store, name, span, suppliers=suppliers_within(store, name, here))
    months = pd.to_datetime(supplied.loc[supplied["gap"], "month"]).dt.strftime("%Y-%m")
    told = _told(here, brief, name)
    points = points_by_month(told, brief.dataset(name))
    week = _by_week(told, brief, name)
    return Looked(_by_month(told, name), frozenset(months), points, week)


def _told(here: ibis.Table, brief: Brief, name: str) -> ibis.Table:
    """What is counted: incidents where the rulebook says so, each of some kind."""
    return incidents(here, brief.dataset(name), brief.request.rules).filter(_.category.notnull())


def _by_month(told: ibis.Table, name: str) -> pd.DataFrame:
    rows = told.group_by(["category", "area", "month"]).agg(count=_["count"].sum()).to_pandas()
    month = pd.to_datetime(rows["month"]).dt.strftime("%Y-%m")
    rows = rows.assign(dataset=name, month=month).astype({"count": float})[COLUMNS]
    return rows.sort_values(COLUMNS[:4], ignore_index=True)


def _by_week(told: ibis.Table, brief: Brief, name: str) -> pd.DataFrame:
    """The period's events by part of the week, of a dataset that tells days and hours."""
    if not {"weekday", "hour"} <= set(brief.dataset(name).splits):
        return pd.DataFrame(columns=BY_WEEK)
    period = brief.request.period
    within = told.filter(_.month >= period.start, _.month < period.end)
    parts = within.mutate(part=PART["weekday_hour"](within))
    rows = parts.group_by(["category", "area", "part"]).agg(count=_["count"].sum()).to_pandas()
    rows = rows.assign(dataset=name, part=rows["part"].fillna(NOT_KNOWN)).astype({"count": float})
    return rows[BY_WEEK].sort_values(BY_WEEK, ignore_index=True)
