"""Is there more of it where people are more deprived?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.records import quasi_poisson, rounding_variance
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats, floats, poisson_interval

KEYS = ["dataset", "category"]


SERIES = (
    "dataset", "category", "groups", "events", "relative_index", "relative_low", "relative_high",
    "slope_index", "slope_low", "slope_high", "dispersion", "p", "adjusted_p", "verdict",
)  # fmt: skip
"""Columns of the series, as they are also where there is none."""


@dataclass(frozen=True)
class Deprivation:
    """Rates from the most to the least deprived areas.

    Attributes:
        groups: one row per dataset × category × `group` (the national tenth of deprivation, 1
            the most deprived): `areas`, `denominator_count`, `count`, `rate`, `low`, `high`
            (events for each `per_number`), `enough` (areas enough to tell the group).
        series: one row per dataset × category: `groups` (that have areas enough), `events`,
            `relative_index` (rate at the most over rate at the least deprived end of the
            partnership), `relative_low`, `relative_high`, `slope_index` (the difference, events
            for each `per_number`), `slope_low`, `slope_high`, `dispersion`, `p`, `adjusted_p`,
            `verdict`: "more where deprived", "less where deprived", "no clear gradient" or
            "too few".
    """

    groups: pd.DataFrame
    series: pd.DataFrame


def deprivation(
    by_area: pd.DataFrame,
    *,
    areas: pd.DataFrame,
    per: Mapping[str, str],
    per_number: float,
    confidence: float,
    false_discovery_rate: float,
    fewest_areas: int,
    fewest_events: float,
    base: int,
) -> Deprivation:
    """Rates by tenth of deprivation, and the slope and relative index of inequality.

    Args:
        by_area: `dataset`, `category`, `area`, `count`, of one year; an area without a row had
            none.
        areas: one row per area: `area`, `deprivation_decile` (1 the most deprived) and the
            columns that `per` names; areas without a decile or a denominator are left out.
        per: dataset → the column of its denominator; other datasets are left out.
        per_number: rates are for each so many, such as 1000.
        confidence: of the intervals, such as 0.95.
        false_discovery_rate: the largest share of the gradients named that may be chance.
        fewest_areas: areas needed in a tenth before it is told.
        fewest_events: events needed in all; two tenths that can be told are needed as well.
        base: what each count is a multiple of; 1 is as counted.

    References:
        Mackenbach & Kunst (1997), Social Science & Medicine 44: 757–771. Moreno-Betancur and
        others (2015), Epidemiology 26: 518–527 (by log-linear regression).
    """
    groups, series = [], []
    for dataset, rows in by_area[by_area["dataset"].isin(list(per))].groupby("dataset"):
        ground = _ground(areas, per[str(dataset)])
        wide = rows.pivot_table(index="category", columns="area", values="count", aggfunc="sum")
        wide = wide.reindex(columns=pd.Index(ground["area"])).fillna(0.0)
        told = _groups(wide, ground, per_number, confidence, rounding_variance(base))
        told["enough"] = told["areas"] >= fewest_areas
        groups.append(told.assign(dataset=dataset))
        tenths = int((ground["deprivation_decile"].value_counts() >= fewest_areas).sum())
        enough = (wide.sum(axis=1) >= fewest_events) & (tenths > 1)
        gradient = _gradient(wide, ground, floats(enough.where(enough)), per_number, confidence)
        series.append(gradient.assign(dataset=dataset, groups=tenths))
    table = _stacked(series)
    if table.empty:  # no dataset has a denominator: nothing is told, in the same columns
        return Deprivation(_stacked(groups), table.reindex(columns=list(SERIES)))
    table["adjusted_p"] = benjamini_hochberg(table["p"])
    table["verdict"] = _verdicts(table, false_discovery_rate)
    return Deprivation(_stacked(groups), table)


def _ground(areas: pd.DataFrame, column: str) -> pd.DataFrame:
    """The areas that can be placed, and how far each lies from the least deprived end (0 to 1)."""
    ground = areas[["area", "deprivation_decile"]].assign(people=areas[column].astype(float))
    ground = ground[(ground["people"] > 0) & ground["deprivation_decile"].notna()].reset_index()
    people = ground.groupby("deprivation_decile")["people"].sum().sort_index()
    middle = (people.cumsum() - people / 2) / people.sum()
    return ground.assign(deprived=1 - ground["deprivation_decile"].map(middle))


def _groups(
    wide: pd.DataFrame, ground: pd.DataFrame, per_number: float, confidence: float, rounding: float
) -> pd.DataFrame:
    """Counts and rates of every tenth of every category."""
    decile = ground.set_index("area")["deprivation_decile"].astype(int)
    counts = wide.T.groupby(decile).sum().T.rename_axis(columns="group")
    table = counts.melt(ignore_index=False, value_name="count").reset_index()
    of_group = ground.groupby(ground["deprivation_decile"].astype(int))
    table["areas"] = table["group"].map(of_group.size())
    table["denominator_count"] = table["group"].map(of_group["people"].sum())
    extra = rounding * floats(table["areas"])
    low, high = poisson_interval(table["count"], confidence=confidence, extra_variance=extra)
    scale = per_number / floats(table["denominator_count"])
    table = table.assign(rate=table["count"] * scale, low=low * scale, high=high * scale)
    return table.sort_values(["category", "group"], ignore_index=True)


def _gradient(
    wide: pd.DataFrame,
    ground: pd.DataFrame,
    enough: Floats,
    per_number: float,
    confidence: float,
) -> pd.DataFrame:
    """The indices of inequality of every category, from a quasi-Poisson line over its areas.

    Where `enough` is NaN and not 1, so is what is told.
    """
    design = np.column_stack([np.ones(len(ground)), floats(ground["deprived"])])
    fit = quasi_poisson.fit(wide.to_numpy(dtype=float), design, offset=np.log(ground["people"]))
    level, slope = fit.coefficients.T * enough
    covariance = fit.covariance * enough[:, None, None]
    error = np.sqrt(covariance[:, 1, 1])
    freedom = np.maximum(fit.freedom, 1)
    reach = stats.t.isf((1 - confidence) / 2, freedom)
    index = np.exp(level) * np.expm1(slope) * per_number
    around = reach * _slope_error(level, slope, covariance) * per_number
    return pd.DataFrame(
        {
            "category": wide.index, "events": wide.sum(axis=1).to_numpy(),
            "relative_index": np.exp(slope), "relative_low": np.exp(slope - reach * error),
            "relative_high": np.exp(slope + reach * error), "slope_index": index,
            "slope_low": index - around, "slope_high": index + around,
            "dispersion": fit.dispersion, "p": 2 * stats.t.sf(np.abs(slope / error), freedom),
        }
    )  # fmt: skip


def _slope_error(level: Floats, slope: Floats, covariance: Floats) -> Floats:
    """The error of exp(level + slope) − exp(level), by the delta method."""
    least, most = np.exp(level), np.exp(level + slope)
    turn = np.column_stack([most - least, most])
    return np.sqrt(np.einsum("sk,skl,sl->s", turn, covariance, turn))


def _verdicts(series: pd.DataFrame, rate: float) -> list[str]:
    called = series["adjusted_p"] <= rate
    words = np.select(
        [series["p"].isna(), called & (series["relative_index"] > 1), called],
        ["too few", "more where deprived", "less where deprived"],
        default="no clear gradient",
    )
    return [str(word) for word in words]


def _stacked(tables: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=KEYS)
