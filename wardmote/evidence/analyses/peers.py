"""Is it unusual for a place like this? Each partnership against its group, never in a league."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from wardmote.evidence.records import rounding_variance
from wardmote.evidence.records.intervals import Floats, floats, poisson_interval

KEYS = ["dataset", "category"]
POSITIONS = (
    "inside", "above", "far above", "below", "far below", "too few peers", "too few events",
)  # fmt: skip
WINSORISED = 0.1  # of the group at either end, as Spiegelhalter (2005) sets it
CURVE_POINTS = 60


@dataclass(frozen=True)
class Peers:
    """A funnel plot of every category.

    Attributes:
        points: one row per dataset × category × partnership, partnerships in alphabetical order:
            `count`, `denominator_count`, `expected` (events at the group's rate), `rate` (events
            for each of the denominator), `ratio` (to the group's rate), `low`, `high` (of the
            ratio), `inner_lower`, `inner_upper`, `outer_lower`, `outer_upper` (limits of the
            ratio), `position` (one of `POSITIONS`).
        series: one row per dataset × category: `peers` (partnerships with events expected
            enough), `group_rate`, `spread_between` (standard deviation between partnerships of
            the square root of the ratio, beyond chance), `enough`.
        curve: the limits to draw, one row per dataset × category × `expected`: the four limits.
    """

    points: pd.DataFrame
    series: pd.DataFrame
    curve: pd.DataFrame


def peers(
    by_peer: pd.DataFrame,
    *,
    per: Mapping[str, str],
    limits: tuple[float, float],
    confidence: float,
    fewest_peers: int,
    fewest_events: float,
    base: int,
) -> Peers:
    """Set each partnership's rate against its group's, with limits for over-dispersed counts.

    Args:
        by_peer: `partnership`, `dataset`, `category`, `count`, and the columns that `per` names,
            of one year; a partnership of a dataset that has no row of a category had none. One
            without its denominator is left out.
        per: dataset → the column of its denominator; other datasets are left out.
        limits: coverages of the inner and the outer limits, such as 0.95 and 0.998.
        confidence: of the interval of each ratio, such as 0.95.
        fewest_peers: partnerships needed for a comparison.
        fewest_events: events expected of a partnership for it to be placed.
        base: what each count is a multiple of; 1 is as counted.

    References:
        Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in
        Medicine 24: 1185–1202; Handling over-dispersion of performance indicators, Quality and
        Safety in Health Care 14: 347–351 (additive, after winsorising).
    """
    extra = rounding_variance(base)
    parts: dict[str, list[pd.DataFrame]] = {"points": [], "series": [], "curve": []}
    for (dataset, category), rows in _complete(by_peer, per).groupby(KEYS, sort=True):
        group_rate = rows["count"].sum() / rows["denominator_count"].sum()
        points = rows.sort_values("partnership", ignore_index=True)
        points["expected"] = group_rate * points["denominator_count"]
        placed = floats(points["expected"]) >= max(fewest_events, 1e-9)
        enough = int(placed.sum()) >= fewest_peers
        tau = _between(points[placed], extra) if enough else np.nan
        low, high = poisson_interval(points["count"], confidence=confidence, extra_variance=extra)
        points = points.assign(
            rate=points["count"] / points["denominator_count"],
            ratio=_over(floats(points["count"]), floats(points["expected"])),
            low=_over(low, floats(points["expected"])),
            high=_over(high, floats(points["expected"])),
            **_limits(floats(points["expected"]), tau, extra, limits),
        )
        points["position"] = _position(points, placed, enough)
        parts["points"].append(points)
        named = {"dataset": str(dataset), "category": str(category)}
        told = {"peers": placed.sum(), "group_rate": group_rate, "spread_between": tau}
        parts["series"].append(pd.DataFrame([named | told | {"enough": enough}]))
        if enough:
            parts["curve"].append(_curve(points[placed], tau, extra, limits).assign(**named))
    return Peers(**{name: _stacked(tables) for name, tables in parts.items()})


def _complete(by_peer: pd.DataFrame, per: Mapping[str, str]) -> pd.DataFrame:
    """One row per dataset × category × partnership with its denominator, zeros filled in."""
    tables = []
    for dataset, rows in by_peer[by_peer["dataset"].isin(list(per))].groupby("dataset"):
        people = rows.groupby("partnership")[per[str(dataset)]].max()
        people = people[people > 0].astype(float).rename("denominator_count")
        wide = rows.pivot_table(
            index="category", columns="partnership", values="count", aggfunc="sum"
        )
        wide = wide.reindex(columns=people.index).fillna(0.0)
        long = wide.melt(ignore_index=False, value_name="count", var_name="partnership")
        long = long.reset_index().merge(people.reset_index(), on="partnership")
        tables.append(long.assign(dataset=dataset))
    columns = [*KEYS, "partnership", "count", "denominator_count"]
    return pd.concat(tables)[columns] if tables else pd.DataFrame(columns=columns)


def _over(values: Floats, expected: Floats) -> Floats:
    return np.divide(values, expected, out=np.full_like(expected, np.nan), where=expected > 0)


def _error(expected: Floats, extra: float) -> Floats:
    """The standard deviation by chance of the square root of a ratio."""
    return np.sqrt(expected + extra) / (2 * np.maximum(expected, 1e-9))


def _between(points: pd.DataFrame, extra: float) -> float:
    """The spread between partnerships beyond chance, by moments, its extremes drawn in."""
    expected = floats(points["expected"])
    error = _error(expected, extra)
    z = (np.sqrt(floats(points["count"]) / expected) - 1) / error
    n, weight = len(z), 1 / error**2
    drawn_in, left = _drawn_in(n)
    z = np.clip(z, *np.sort(z)[[drawn_in, n - drawn_in - 1]])
    room = weight.sum() - (weight**2).sum() / weight.sum()
    beyond = max((z**2).sum() / left - (n - 1), 0.0)
    return float(np.sqrt(beyond / room)) if room > 0 else 0.0


@lru_cache
def _drawn_in(n: int) -> tuple[int, float]:
    """How many are drawn in at either end, and what that leaves of a normal mean square.

    Drawing in the extremes shrinks the spread of partnerships that are alike as well, so what it
    takes from a normal sample is given back: expected order statistics, by quadrature.
    """
    k = int(np.ceil(WINSORISED * n))
    u, r = (np.arange(2000) + 0.5) / 2000, np.arange(1, n + 1)[:, None]
    squares = (stats.norm.ppf(stats.beta.ppf(u, r, n - r + 1)) ** 2).mean(axis=1)
    ends = k * (squares[k] + squares[n - k - 1])
    return k, float((squares[k : n - k].sum() + ends) / n)


def _limits(
    expected: Floats, tau: float, extra: float, limits: tuple[float, float]
) -> dict[str, Floats]:
    """Inner and outer limits of the ratio where so many events are expected."""
    spread = np.sqrt(_error(expected, extra) ** 2 + tau**2)
    out = {}
    for name, coverage in zip(("inner", "outer"), limits, strict=True):
        reach = stats.norm.isf((1 - coverage) / 2) * spread
        out[f"{name}_lower"] = np.maximum(1 - reach, 0.0) ** 2
        out[f"{name}_upper"] = (1 + reach) ** 2
    return out


def _curve(
    points: pd.DataFrame, tau: float, extra: float, limits: tuple[float, float]
) -> pd.DataFrame:
    """The limits from the smallest to the largest partnership."""
    expected = floats(points["expected"])
    grid = np.geomspace(float(expected.min()), float(expected.max()), CURVE_POINTS)
    return pd.DataFrame({"expected": grid} | _limits(grid, tau, extra, limits))


def _position(
    points: pd.DataFrame, placed: npt.NDArray[np.bool_], enough: bool
) -> npt.NDArray[np.str_]:
    if not enough:
        return np.full(len(points), "too few peers")
    ratio = points["ratio"]
    return np.select(
        [
            ~placed,
            ratio > points["outer_upper"],
            ratio > points["inner_upper"],
            ratio < points["outer_lower"],
            ratio < points["inner_lower"],
        ],
        ["too few events", "far above", "above", "far below", "below"],
        default="inside",
    )


def _stacked(tables: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=KEYS)
