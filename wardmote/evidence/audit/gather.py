"""From a store and places to everything an audit of one partnership needs, before any analysis."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import ibis
import pandas as pd

from wardmote.evidence.audit.brief import Brief, no_places, no_points
from wardmote.evidence.audit.comparable import comparable_years
from wardmote.evidence.audit.daily import daily_of, no_days
from wardmote.evidence.audit.points import points_of
from wardmote.evidence.audit.request import Request
from wardmote.evidence.audit.spans import no_spans, spans_of
from wardmote.evidence.audit.tally import Tally, areas_of, tally, together
from wardmote.evidence.audit.wider import with_named_suppliers, with_wider_areas
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.linking import count_repeat_calls, incidents
from wardmote.evidence.places import Places, open_figures
from wardmote.evidence.quality import assess, suppliers_within, supply
from wardmote.evidence.records import Counts, Ground, QualityNote
from wardmote.evidence.store import Store
from wardmote.rulebook import Dataset

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Gathered:
    """Exact counts and the brief of one partnership.

    Attributes:
        counts: exact.
        premises: one row per dataset × category × year × area of the datasets that tell places.
        brief: the place, the rules and the state of the data.
        daily: one row per dataset × category × day of the years compared: `count` [events]. It
            stands apart from the brief, which a public edition is given.
        spans: as `audit.spans.spans_of`, of the audited period; apart likewise.
    """

    counts: Counts
    premises: pd.DataFrame
    brief: Brief
    daily: pd.DataFrame = field(default_factory=no_days)
    spans: pd.DataFrame = field(default_factory=no_spans)


def gather(
    store: Store, places: Places, request: Request, progress: Progress = lambda _: None
) -> Gathered:
    """Count every dataset that speaks of the partnership in the period or the years before.

    Raises:
        UnknownName: no partnership of that name, or nothing was supplied for it.
        PlacesMissing: boundaries, lookups or populations are not there.
    """
    ground = places.ground(request.partnership, request.period)
    reach = places.area_partnership(request.period)
    found: dict[str, Found] = {}
    for name in _speaking(store, request):
        progress(request.rules.datasets[name].title)
        one = _look(store, places, name, ground, reach, request)
        if one is not None:
            found[name] = one
    if not found:
        raise UnknownName(
            f"Nothing in the store lies in {ground.name} in {request.period.label}. "
            "See `wardmote held` for what was supplied."
        )
    tallies = {name: one.tally for name, one in found.items()}
    people = reach.groupby("partnership")[["residents", "households"]].sum(min_count=1)
    supplied = pd.concat([one.supply for one in found.values()], ignore_index=True)
    brief = Brief(
        request=request,
        ground=ground,
        quality=tuple(note for one in found.values() for note in one.notes),
        comparable=comparable_years(supplied, request.years),
        supply=supplied,
        sources=_sources(store, found, request),
        at_places=_told({name: t.at_places for name, t in tallies.items()}, no_places()),
        at_points=_told({name: one.points for name, one in found.items()}, no_points()),
        figures=open_figures(places, request.period),
    )
    daily = _told({name: one.daily for name, one in found.items()}, no_days())
    spans = _told({name: one.spans for name, one in found.items()}, no_spans())
    counts = together(tallies, people.reset_index())
    return Gathered(counts, _premises(tallies), brief, daily, spans)


@dataclass(frozen=True)
class Found:
    """What one dataset holds of the partnership: tally, quality, months, by whom, moments."""

    tally: Tally
    notes: list[QualityNote]
    supply: pd.DataFrame
    suppliers: tuple[str, ...]
    points: pd.DataFrame
    daily: pd.DataFrame
    spans: pd.DataFrame


def _look(
    store: Store, places: Places, name: str, ground: Ground, reach: pd.DataFrame, request: Request
) -> Found | None:
    """One dataset located once and read by all; None where it says nothing of the period."""
    dataset, period = request.rules.datasets[name], request.period
    located = places.locate(_of_years(store.records(name), request), period)
    wider = with_wider_areas(located, dataset, places, ground, period)
    placed = with_named_suppliers(wider, dataset, store.deliveries(name), ground).cache()
    told = incidents(placed, dataset, request.rules)
    counted = _tally(told, dataset, ground, reach, request)
    if not (counted.by_area["year"] == period.label).any():
        return None
    suppliers = suppliers_within(store, name, _here(placed, ground))
    own = _of_suppliers(store, name, placed, suppliers)
    repeats = count_repeat_calls(own, dataset, period, request.rules)
    supplied = supply(store, name, period, suppliers=suppliers)
    notes = assess(
        store, name, own, period, request.rules, supplied=supplied, repeat_calls=repeats,
        areas=areas_of(ground)["area"].tolist(),
    )  # fmt: skip
    here = _here(told, ground)
    return Found(
        counted, notes, supplied, suppliers, points_of(here, dataset, period),
        daily_of(here, dataset), spans_of(here, dataset, period),
    )  # fmt: skip


def _of_years(records: ibis.Table, request: Request) -> ibis.Table:
    """The records from the earliest year on that the period is held against."""
    first, last = request.years[0], request.years[-1]
    return records.filter(records.month >= first.start, records.month < last.end)


def _here(placed: ibis.Table, ground: Ground) -> ibis.Table:
    """The records that lie in the partnership."""
    return placed.semi_join(ibis.memtable(areas_of(ground)), "area")


def _of_suppliers(
    store: Store, dataset: str, placed: ibis.Table, suppliers: tuple[str, ...]
) -> ibis.Table:
    """The records of those who supply this partnership, wherever they lie."""
    own = [d.id for d in store.deliveries(dataset) if d.supplier in suppliers]
    return placed.filter(placed.delivery.isin(own))


def _speaking(store: Store, request: Request) -> list[str]:
    """The datasets held that have a month in the audited period."""
    return [
        name
        for name in store.datasets()
        if name in request.rules.datasets
        and any(month in request.period for d in store.deliveries(name) for month in d.months)
    ]


def _tally(
    placed: ibis.Table, dataset: Dataset, ground: Ground, reach: pd.DataFrame, request: Request
) -> Tally:
    return tally(
        placed,
        dataset=dataset,
        ground=ground,
        area_partnership=ibis.memtable(reach[["area", "partnership"]]),
        years=request.years,
        tells_places="repeat" in dataset.splits,
    )


def _premises(tallies: dict[str, Tally]) -> pd.DataFrame:
    columns = [
        "dataset", "category", "year", "area", "premises", "largest_share", "two_largest_share",
    ]  # fmt: skip
    tables = {name: t.premises for name, t in tallies.items()}
    return _told(tables, pd.DataFrame(columns=columns))


def _told(tables: dict[str, pd.DataFrame], none: pd.DataFrame) -> pd.DataFrame:
    """The tables that say something as one, with the columns of `none`; else `none` itself."""
    said = [table.assign(dataset=name) for name, table in tables.items() if len(table)]
    return pd.concat(said, ignore_index=True)[list(none.columns)] if said else none


def _sources(store: Store, found: dict[str, Found], request: Request) -> pd.DataFrame:
    """One row per dataset: what it is, what its suppliers here cover, how old it is."""
    rows = []
    for name, one in found.items():
        dataset, months = request.rules.datasets[name], _months(store, name, one.suppliers)
        rows.append(
            {
                "dataset": name,
                "title": dataset.title,
                "agency": dataset.agency,
                "first_month": f"{months[0]:%Y-%m}",
                "last_month": f"{months[-1]:%Y-%m}",
                "months": len(months),
                "days_old": (request.day - months[-1]).days,
                "licence": dataset.licence,
                "link": dataset.link,
            }
        )
    return pd.DataFrame(rows)


def _months(store: Store, name: str, suppliers: tuple[str, ...]) -> list[date]:
    held = [d for d in store.deliveries(name) if d.supplier in suppliers]
    return sorted({month for d in held for month in d.months})
