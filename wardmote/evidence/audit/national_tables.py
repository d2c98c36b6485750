"""What the national pass tells, from rows told as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wardmote.evidence.analyses.change import change
from wardmote.evidence.analyses.counts import rates
from wardmote.evidence.audit.families import families
from wardmote.evidence.places import Places, open_figures
from wardmote.evidence.records import Period
from wardmote.evidence.sources.coding import Coded, Said
from wardmote.rulebook import Rules

Cells = NDArray[Any]  # counts; whole numbers where every row counts for one


@dataclass(frozen=True)
class National:
    """Every partnership at once.

    Attributes:
        cube: one row per area × category × month: `count` [events]; `area` is missing for rows
            without a place, `category` for those of no known one.
        partnerships: one row per partnership × category × year: `count`, `residents`, `rate` and
            its interval; `dataset` is the partnership's name.
        changes: one row per partnership × category: against the year before.
        quality: one row per month: `rows`, `unlocated_share`.
        figures: one row per partnership: the open figures that describe it.
        family_size: how many partnerships a family has.
    """

    cube: pd.DataFrame
    partnerships: pd.DataFrame
    changes: pd.DataFrame
    quality: pd.DataFrame
    figures: pd.DataFrame
    family_size: int

    @cached_property
    def families(self) -> pd.DataFrame:
        """One row per partnership × partnership most like it, as `audit.families` tells them."""
        return families(self.figures, size=self.family_size)


@dataclass(frozen=True)
class _Axes:
    """What the cube's counts are of, in order along each of its sides; None stands first."""

    areas: tuple[str | None, ...]
    categories: tuple[str | None, ...]
    months: tuple[Any, ...]


def tabled(rows: Coded, places: Places, *, years: Sequence[Period], rules: Rules) -> National:
    """All that the national pass tells.

    Args:
        rows: the records.
        places: lookups and populations of the whole country.
        years: the years to tell, newest first.
        rules: the settings of the analyses.
    """
    axes, cells = _counted(rows, places, years)
    reach = places.area_partnership(years[0])
    people = reach.groupby("partnership")["residents"].sum()
    told = _by_partnership(axes, cells, reach, years)
    return National(
        cube=_cube(axes, cells),
        partnerships=_rates(told, people, rules),
        changes=_changes(told, [year.label for year in years], rules),
        quality=_quality(axes, cells),
        figures=open_figures(places, years[0]),
        family_size=rules.audit.family_size,
    )


def _counted(rows: Coded, places: Places, years: Sequence[Period]) -> tuple[_Axes, Cells]:
    """Events by area, category and month of the years: every cell, those of none as well."""
    code = rows.said("area_code")
    areas, area = places.place(code.values, code.which, rows.points, years[0])
    category, month = rows.said("category"), rows.said("month")
    categories = tuple(sorted({each for each in category.values if each}))
    months = tuple(sorted(each for year in years for each in year.months))
    axes = _Axes((None, *areas), (None, *categories), (None, *months))
    sides = (len(axes.areas), len(axes.categories), len(axes.months))
    key = (area + 1) * sides[1] + _along(category, axes.categories)
    key *= sides[2]
    key += _along(month, axes.months)
    weights = _weights(rows)
    cells = np.bincount(key, weights, minlength=int(np.prod(sides)))
    whole = weights is None or weights.dtype.kind == "i"
    cells = cells.astype(np.int64 if whole else float, copy=False)
    return axes, cells.reshape(sides)[:, :, 1:]


def _along(said: Said, side: tuple[Any, ...]) -> NDArray[np.int64]:
    """For each row the place of what it says along a side of the cube; 0 for what is not there."""
    place = {each: i for i, each in enumerate(side)}
    return np.array([place.get(each, 0) for each in said.values], np.int64)[said.which]


def _weights(rows: Coded) -> Cells | None:
    """What each row counts for; None where every one counts for one."""
    count = rows.said("count")
    each = np.array([value or 0.0 for value in count.values])
    if (each == 1).all():
        return rows.times
    return each[count.which] * (1 if rows.times is None else rows.times)


def _cube(axes: _Axes, cells: Cells) -> pd.DataFrame:
    """The cells that have an event, as a table."""
    held = np.flatnonzero(cells)
    area, category, month = np.unravel_index(held, cells.shape)
    return pd.DataFrame(
        {
            "area": _named(area - 1, axes.areas[1:]),
            "category": _named(category - 1, axes.categories[1:]),
            "month": _named(month, pd.to_datetime(list(axes.months[1:]))),
            "count": cells.ravel()[held].astype(np.int64),
        }
    )


def _named(which: Cells, names: Any) -> Any:
    """Which of the names, kept as numbers; −1 is none."""
    return pd.Categorical.from_codes(which, pd.Index(names))


def _by_partnership(
    axes: _Axes, cells: Cells, reach: pd.DataFrame, years: Sequence[Period]
) -> pd.DataFrame:
    """One row per partnership × category × year that has an event: `dataset`, `count`."""
    names = reach.set_index("area")["partnership"].reindex(list(axes.areas[1:]))
    number, partnerships = pd.factorize(names)
    of_year = np.array([[month in year for year in years] for month in axes.months[1:]], float)
    yearly = cells[1:, 1:] @ of_year
    summed = np.zeros((len(partnerships), *yearly.shape[1:]))
    np.add.at(summed, number[number >= 0], yearly[number >= 0])
    sides = [list(partnerships), list(axes.categories[1:]), [year.label for year in years]]
    table = pd.MultiIndex.from_product(sides, names=["dataset", "category", "year"])
    told = table.to_frame(index=False).assign(count=summed.ravel())
    return told[told["count"] > 0].reset_index(drop=True)


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


def _quality(axes: _Axes, cells: Cells) -> pd.DataFrame:
    """One row per month that has a row: rows, and the share of them that has no area."""
    table = pd.DataFrame(
        {"month": pd.to_datetime(list(axes.months[1:])), "rows": cells.sum(axis=(0, 1))}
    )
    table["unlocated_share"] = cells[0].sum(axis=0) / table["rows"].where(table["rows"] > 0)
    return table[table["rows"] > 0].reset_index(drop=True)
