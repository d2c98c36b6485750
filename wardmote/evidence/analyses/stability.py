"""Are the worst areas the same as last year, or is that chance?"""

import numpy as np
import pandas as pd

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats

KEYS = ["dataset", "category"]
YEARS = 2


class TooFewAreasToRank(WardmoteError):  # noqa: N818
    """So few areas that not two of them make up the worst."""


def stability(
    now: pd.DataFrame,
    before: pd.DataFrame,
    *,
    areas: pd.Series,
    worst_share: float,
    draws: int,
    seed: int,
    confidence: float,
    false_discovery_rate: float,
    fewest_events: float,
) -> pd.DataFrame:
    """What share of last year's worst areas is among the worst again, and what chance would give.

    Two yardsticks: areas in no order at all (last year's order shuffled), and areas whose true
    rates stayed as they were. For the second the spread of true rates is taken from both years
    less what Poisson chance adds; true rates are drawn, then two years of events from them.

    Args:
        now: `dataset`, `category`, `area`, `count` of a year; an area without a row had none.
        before: the same of the year before.
        areas: every area of the ground.
        worst_share: of the areas, that are called the worst, such as 0.1.
        draws: for each yardstick, such as 999.
        seed: of the draws; the same seed gives the same answer.
        confidence: of the range that stable rates give, such as 0.95.
        false_discovery_rate: the largest share of the stable ones told that may be chance.
        fewest_events: in each of both years; with fewer, nothing is said.

    Returns:
        One row per dataset × category: `areas`, `worst` (how many), `before`, `now` (events),
        `again` (share of last year's worst that is among the worst again; areas tied at the edge
        count in part), `shuffled` (the same by chance), `p`, `adjusted_p`, `stable`,
        `stable_low`, `stable_high` (the same if true rates had stayed), `verdict`: "the same
        places", "in part the same", "no more than chance" or "too few" (which has no figures).

    Raises:
        TooFewAreasToRank: `worst_share` of the areas is fewer than two.

    References:
        Robbins (1956), Third Berkeley Symposium 1: 157–163, and Clayton & Kaldor (1987),
        Biometrics 43: 671–681 (true rates behind Poisson counts). Efron & Tibshirani (1993), An
        Introduction to the Bootstrap, 6.5.
    """
    worst = round(len(areas) * worst_share)
    if worst < 2:
        raise TooFewAreasToRank(
            f"{worst_share:g} of {len(areas)} areas is fewer than two. Take smaller areas or more."
        )
    index = pd.Index(areas)
    tables = [t.pivot_table(index=KEYS, columns="area", values="count", aggfunc="sum")
              for t in (before, now)]  # fmt: skip
    series = tables[0].index.union(tables[1].index)
    years = [t.reindex(series).reindex(columns=index).fillna(0.0).to_numpy(float) for t in tables]
    enough = np.minimum(*(y.sum(axis=1) for y in years)) >= max(fewest_events, 1)
    table = series.to_frame(index=False).assign(
        areas=len(index), worst=worst, before=years[0].sum(axis=1), now=years[1].sum(axis=1)
    )
    figures = [
        _one(then, this, worst, draws, confidence, np.random.default_rng([seed, k]))
        if enough[k] else {} for k, (then, this) in enumerate(zip(*years, strict=True))
    ]  # fmt: skip
    names = ["again", "shuffled", "p", "stable", "stable_low", "stable_high"]
    told = pd.DataFrame(figures, index=table.index, columns=names, dtype=float)
    told.insert(3, "adjusted_p", benjamini_hochberg(told["p"]))
    clear = told["adjusted_p"] <= false_discovery_rate
    told["verdict"] = np.select(
        [~enough, clear & (told["again"] >= told["stable_low"]), clear],
        ["too few", "the same places", "in part the same"], "no more than chance",
    )  # fmt: skip
    return pd.concat([table, told], axis=1)


def _one(
    before: Floats, now: Floats, worst: int, draws: int, confidence: float,
    chance: np.random.Generator,
) -> dict[str, float]:  # fmt: skip
    """The figures of one series."""
    then, this = (_membership(year[None], worst) for year in (before, now))
    again = float((then * this).sum() / worst)
    shuffled = (chance.permuted(np.repeat(then, draws, axis=0), axis=1) * this).sum(axis=1) / worst
    rates = _true_rates(before, now, draws, chance)
    years = [_membership(chance.poisson(rates * y.sum() * YEARS), worst) for y in (before, now)]
    stable = (years[0] * years[1]).sum(axis=1) / worst
    tail = (1 - confidence) / 2
    low, high = np.quantile(stable, [tail, 1 - tail])
    p = (1 + (shuffled >= again - 1e-9).sum()) / (draws + 1)
    return {"again": again, "shuffled": worst / len(now), "p": float(p), "stable": stable.mean(),
            "stable_low": low, "stable_high": high}  # fmt: skip


def _membership(counts: Floats, worst: int) -> Floats:
    """Years × areas: 1 for the worst, a part for each of those tied at the edge, else 0."""
    edge = np.partition(counts, -worst, axis=1)[:, -worst][:, None]
    above, at = counts > edge, counts == edge
    left = worst - above.sum(axis=1, keepdims=True)
    return above + at * left / at.sum(axis=1, keepdims=True)


def _true_rates(before: Floats, now: Floats, draws: int, chance: np.random.Generator) -> Floats:
    """Draws × areas: rates that may lie behind the counts of both years [share of one event].

    Rates are taken to be gamma-distributed over the areas, with the mean and the variance that
    both years' counts have beyond Poisson's; each area's is drawn given its own count.
    """
    both = before + now
    mean, beyond = both.mean(), both.var(ddof=1) - both.mean()
    if beyond <= 0:
        return np.full((draws, len(both)), 1 / (YEARS * len(both)))
    shape, rate = mean**2 / beyond, mean / beyond
    drawn = chance.gamma(shape + both, 1 / (rate + 1), (draws, len(both)))
    return drawn / (YEARS * both.sum())
