"""Where do high areas lie side by side, more than chance would put them?"""

from collections.abc import Mapping

import numba
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from wardmote.evidence.records.draws import ONE_POOL, deal, stream
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Flags, Floats, floats
from wardmote.evidence.records.touching import touching

Whole = npt.NDArray[np.int64]
KEYS = ["dataset", "category"]
UNDECIDED = 3  # draws at least as high as the area: with no more, its p value is still coarse
MORE = 10  # times as many draws at each further step


def hotspots(
    by_area: pd.DataFrame,
    *,
    areas: pd.DataFrame,
    neighbours: pd.DataFrame,
    per: Mapping[str, str],
    draws: int,
    seed: int,
    false_discovery_rate: float,
    fewest_areas: int,
    fewest_events: float,
) -> pd.DataFrame:
    """Getis and Ord's Gi* of every area, and the hot areas at a controlled false rate.

    An area is hot if it and its neighbours together are higher than nearly all random sets of as
    many areas (drawn afresh for each area), it is itself above the mean, and it is called by
    Benjamini and Hochberg's rule over all areas and categories given. The area's own value is
    shuffled with the rest, because Gi* counts it: holding it fixed would call a hole within a
    hot ring hot, and miss the ring's corners.

    Args:
        by_area: `dataset`, `category`, `area`, `count`, of one year; an area without a row had
            none.
        areas: one row per area of the ground: `area` and the denominators that `per` names.
        neighbours: one row per touching pair, both ways round: `area`, `neighbour`.
        per: dataset → column of `areas` that its counts are divided by; a dataset that is not
            named is taken by its counts. An area whose denominator is missing or 0 is left out.
        draws: random sets for each area, such as 999; where the verdict hangs on a p value
            finer than they can give, ten times as many are drawn for those areas, and again.
        seed: of the draws; the same seed gives the same answer.
        false_discovery_rate: the largest share of the hot areas that may be chance.
        fewest_areas: with fewer, nothing is tested.
        fewest_events: categories with fewer are not tested.

    Returns:
        One row per dataset × category × area: `count`, `value` (events, or events for each of
        the denominator), `neighbours` (how many), `z` (Gi*, standard deviations; missing where
        all areas are alike), `p_normal` (one-sided, from z), `p` (one-sided, by permutation;
        missing where not tested), `adjusted_p`, `hot`.

    References:
        Ord & Getis (1995), Geographical Analysis 27: 286–306. Caldas de Castro & Singer (2006),
        Geographical Analysis 38: 180–208 (false discovery rate). Besag & Clifford (1991),
        Biometrika 78: 301–304 (more draws where p is small).
    """
    wide = _wide(by_area, areas)
    maps = [
        _Map.of(row, _denominator(areas, per.get(dataset, "")), areas["area"], neighbours)
        for (dataset, _category), row in zip(wide.index, wide.to_numpy(), strict=True)
    ]
    enough = [m.counts.sum() >= fewest_events and m.used.sum() >= fewest_areas for m in maps]
    p = _permuted(maps, np.array(enough, dtype=bool), draws, seed, false_discovery_rate)
    table = wide.index.repeat(len(areas)).to_frame(index=False)
    table["area"] = np.tile(areas["area"].to_numpy(), len(wide))
    table["count"] = wide.to_numpy().ravel()
    table["value"] = _joined([m.values for m in maps])
    table["neighbours"] = _joined([floats(m.degree) for m in maps]).astype(int)
    table["z"] = _joined([m.z() for m in maps])
    table["p_normal"], table["p"] = stats.norm.sf(table["z"]), p
    table["adjusted_p"] = benjamini_hochberg(p)
    above = _joined([m.values - m.mean for m in maps]) > 0
    table["hot"] = (table["adjusted_p"] <= false_discovery_rate) & above
    return table


class _Map:
    """One category's values over the ground, and each area's neighbours among those in use."""

    def __init__(self, counts: Floats, values: Floats, starts: Whole, ends: Whole) -> None:
        self.counts, self.values = counts, values
        self.used: Flags = ~np.isnan(values)
        both = self.used[starts] & self.used[ends]
        self.neighbours = ends[both]
        self.degree = np.bincount(starts[both], minlength=len(values)).astype(np.int64)
        self.first = np.concatenate([[0], np.cumsum(self.degree)]).astype(np.int64)
        self.sums = np.bincount(starts[both], values[ends[both]], minlength=len(values))
        self.mean = np.nanmean(values) if self.used.any() else np.nan

    @classmethod
    def of(
        cls, counts: Floats, denominator: Floats, areas: pd.Series, neighbours: pd.DataFrame
    ) -> "_Map":
        return cls(counts, counts / denominator, *touching(pd.Index(areas), neighbours))

    def z(self) -> Floats:
        """Gi* with each area its own neighbour, weights 1."""
        n, spread = self.used.sum(), np.nanstd(self.values) if self.used.any() else 0.0
        weight = self.degree + 1.0
        error = spread * np.sqrt(np.maximum(n * weight - weight**2, 0) / max(n - 1, 1))
        error[error == 0] = np.nan
        return floats((self.sums + self.values - self.mean * weight) / error)

    def at_least_as_high(self, areas: Whole, draws: int, seed: int) -> Whole:
        """How many random sets of areas reach each area and its neighbours."""
        slack = 1e-9 * np.nanmax(np.abs(self.values))  # equal sums, added up in another order
        least = self.sums[areas] + self.values[areas] - slack
        pool, sizes = self.values[self.used], self.degree[areas] + 1
        return floats(_reaching(pool, areas, sizes, least, draws, seed)).astype(int)


def _wide(by_area: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """One row per dataset × category, one column per area of the ground."""
    wide = by_area.pivot_table(index=KEYS, columns="area", values="count", aggfunc="sum")
    return wide.reindex(columns=pd.Index(areas["area"], name="area")).fillna(0.0).astype(float)


def _denominator(areas: pd.DataFrame, column: str) -> Floats:
    if not column:
        return np.ones(len(areas))
    people = floats(areas[column])
    return np.where(people > 0, people, np.nan)


def _joined(columns: list[npt.NDArray[np.float64]]) -> Floats:
    return np.concatenate([np.zeros(0), *columns])


def _permuted(maps: list[_Map], enough: Flags, draws: int, seed: int, rate: float) -> Floats:
    """The permutation p value of every area of every map; NaN where not tested.

    Draws more where Benjamini and Hochberg's rule could still go either way: the areas that
    hardly any draw reached, until all of them would be called or their p values are fine enough.
    """
    tested = [m.used & (m.degree > 0) & bool(e) for m, e in zip(maps, enough, strict=True)]
    reached = [np.zeros(len(t)) for t in tested]
    drawn = [np.zeros(len(t)) for t in tested]
    open_, total, more = tested, sum(int(t.sum()) for t in tested), draws
    while waiting := sum(int(o.sum()) for o in open_):
        for number, chart in enumerate(maps):
            at = np.flatnonzero(open_[number]).astype(np.int64)
            if len(at):
                key = _key(seed, number, int(drawn[number][at[0]]))
                reached[number][at] += chart.at_least_as_high(at, more, key)
                drawn[number][at] += more
        done = max(float(d.max(initial=0.0)) for d in drawn)
        open_ = [o & (r <= UNDECIDED) for o, r in zip(open_, reached, strict=True)]
        waiting = sum(int(o.sum()) for o in open_)
        if (UNDECIDED + 1) / (done + 1) <= rate * waiting / total:
            break
        more = int(done) * (MORE - 1)
    p = (_joined(reached) + 1) / (_joined(drawn) + 1)
    return np.where(_joined([t.astype(float) for t in tested]) > 0, p, np.nan)


def _key(seed: int, number: int, drawn: int) -> int:
    """One stream of draws for each map and step."""
    return int(np.random.SeedSequence([seed, number, drawn]).generate_state(1, np.uint64)[0] >> 1)


@numba.njit(parallel=True, cache=True)
def _reaching(
    values: Floats, areas: Whole, sizes: Whole, least: Floats, draws: int, seed: int
) -> Whole:
    """How often the sum of a random set of areas is at least so much, for each area.

    Each area has its own stream.
    """
    out = np.zeros(len(areas), dtype=np.int64)
    for first in numba.prange(-(-len(areas) // ONE_POOL)):
        pool = values.copy()
        for t in range(first * ONE_POOL, min((first + 1) * ONE_POOL, len(areas))):
            state = stream(seed, areas[t])
            for _draw in range(draws):
                total = 0.0
                for place in range(sizes[t]):
                    state = deal(state, pool, place)
                    total += pool[place]
                out[t] += total >= least[t]
    return out
