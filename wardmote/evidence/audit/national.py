"""The national pass: every partnership's cube, rates, changes and quality from one scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import pandas as pd
from ibis import _

from wardmote.evidence.analyses.change import change
from wardmote.evidence.analyses.counts import rates
from wardmote.evidence.audit.tally import peers, within_years
from wardmote.evidence.places import Places
from wardmote.evidence.records import Period
from wardmote.rulebook import Rules

CELL = ["area", "category", "month", "year"]


@dataclass(frozen=True)
class National:
    """Every partnership at once.

    Attributes:
        cube: one row per area × category × month: `count` [events]; kept where the records are.
        partnerships: one row per partnership × category × year: `count`, `residents`, `rate` and
            its interval; `dataset` is the partnership's name.
        changes: one row per partnership × category: against the year before.
        quality: one row per month: `rows`, `unlocated_share`.
    """

    cube: Any
    partnerships: pd.DataFrame
    changes: pd.DataFrame
    quality: pd.DataFrame


def national(records: Any, places: Places, *, years: Sequence[Period], rules: Rules) -> National:
    """Count all records once; everything else is derived from that one cube.

    Args:
        records: standard records (an Ibis table), such as `sources.scan` gives.
        places: lookups and populations of the whole country.
        years: the years to tell, newest first.
        rules: the settings of the analyses.
    """
    located = within_years(places.locate(records, years[0]), years)
    cube = located.group_by(CELL).agg(count=_["count"].sum().cast("int64")).cache()
    reach = places.area_partnership(years[0])
    counted = peers(cube, ibis.memtable(reach[["area", "partnership"]])).to_pandas()
    people = reach.groupby("partnership")["residents"].sum()
    told = counted.rename(columns={"partnership": "dataset"})
    return National(
        cube=cube,
        partnerships=_rates(told, people, rules),
        changes=_changes(told, [year.label for year in years], rules),
        quality=_quality(cube),
    )


def _rates(counted: pd.DataFrame, people: pd.Series, rules: Rules) -> pd.DataFrame:
    residents = people.rename("denominator_count").rename_axis("dataset").reset_index()
    settings = rules.audit
    return rates(
        counted,
        denominators=residents.assign(denominator="residents"),
        per=settings.rate_per,
        confidence=settings.confidence,
        base=1,
    )


def _changes(counted: pd.DataFrame, years: list[str], rules: Rules) -> pd.DataFrame:
    names = counted["dataset"].unique()
    pairs = [(name, year, True, "") for name in names for year in years]
    settings = rules.audit
    return change(
        counted,
        years=years,
        comparable=pd.DataFrame(pairs, columns=["dataset", "year", "comparable", "reason"]),
        dispersion=pd.DataFrame({"dataset": [], "category": [], "dispersion": []}, dtype=float),
        confidence=settings.confidence,
        false_discovery_rate=settings.false_discovery_rate,
        fewest=settings.change_minimum,
        base=1,
    )


def _quality(cube: Any) -> pd.DataFrame:
    """One row per month: rows, and the share of them that has no area."""
    lost = cube.area.isnull().ifelse(cube["count"], 0).sum()
    table = cube.group_by("month").agg(rows=cube["count"].sum(), lost=lost).to_pandas()
    table["unlocated_share"] = table.pop("lost") / table["rows"]
    return table.sort_values("month", ignore_index=True)
