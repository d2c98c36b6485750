"""How much do all agencies together not hear of? The part that nobody tells, with an interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.analyses.hidden.loglinear import (
    Fit,
    Ties,
    averaged,
    fit,
    sets_of_ties,
    ways,
)
from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.intervals import Floats, floats

ASSUMPTIONS = (
    "Closed: it is one and the same set of events for every source: one place, one period, one "
    "meaning of what counts.",
    "Rightly linked: every event that two sources tell of was found to be one, and no two events "
    "were taken for one. Each missed link makes the hidden part seem larger.",
    "Independent: whether one source hears of an event has nothing to do with whether another "
    "does. Where one calls the other, the hidden part seems smaller than it is. With two sources "
    "this cannot be seen in the figures; with three or more, ties between pairs can, and a tie of "
    "all at once cannot.",
    "Equally catchable: within a source, one event is as likely to be told of as another. Where "
    "grave events reach every source and slight ones none, the hidden part seems smaller than it "
    "is.",
)
MOST_SOURCES = 4


class TooFewShared(WardmoteError):  # noqa: N818
    """Too few events are told of by several sources to say how many are told of by none."""


class SourcesUnclear(WardmoteError):  # noqa: N818
    """The sources or the counts of who told of what are not such as the method takes."""


@dataclass(frozen=True)
class Hidden:
    """Events told of by none.

    Attributes:
        told: events that at least one source told of.
        total: the estimate of all events, told or not; `low` and `high` are its interval. `high`
            is infinite where the figures set no upper bound.
        model: how the sources depend on each other in the model chosen, in words.
        models: one row per model: `model`, `total`, `standard_error`, `deviance`, `freedom`
            [degrees], `aic`, `weight` (Akaike's), the likeliest first; two sources have one.
        assumptions: what must hold for the estimate to do so.
    """

    told: int
    total: float
    low: float
    high: float
    model: str
    models: pd.DataFrame
    assumptions: tuple[str, ...] = ASSUMPTIONS


def hidden(
    told: pd.DataFrame, *, sources: Sequence[str], confidence: float, fewest_shared: int
) -> Hidden:
    """Estimate how many events there were by how often sources tell of the same ones.

    With two sources: Chapman's estimator, with an interval on a log scale that never falls below
    what was told. With three or four: log-linear models with every set of ties between pairs of
    sources; the estimate is that of the model with the least AIC, and the interval is averaged
    over all of them by Akaike's weights, so that it allows for not knowing which is right.

    Args:
        told: one row per way of being told: a column of true and false for each source, and
            `count` [events]. Ways that are not given have none.
        sources: two to four names of columns.
        confidence: of the interval, such as 0.95.
        fewest_shared: events that each pair of sources must share.

    Raises:
        SourcesUnclear: there are not two to four sources, counts are not whole and positive, or
            of two sources one told of all that the other did.
        TooFewShared: a pair of sources shares fewer events.

    References:
        Chapman (1951), University of California Publications in Statistics 1: 131-160. Seber
        (1982), The estimation of animal abundance, 2nd ed., 60. Chao (1987), Biometrics 43:
        783-791 (interval). Fienberg (1972), Biometrika 59: 591-603; Cormack (1992), Biometrics
        48: 567-576 (log-linear models, profile likelihood). Fletcher & Turek (2012), Journal of
        Agricultural, Biological, and Environmental Statistics 17: 38-51 (averaged interval).
    """
    counts = _counts(told, sources)
    _check_shared(counts, sources, fewest_shared)
    if len(sources) == 2:
        return _chapman(counts, sources, confidence)
    fits = [fit(counts, ties) for ties in sets_of_ties(len(sources))]
    models = _table(fits, sources)
    order = models["aic"].to_numpy().argsort(kind="stable")
    models, fits = models.iloc[order].reset_index(drop=True), [fits[place] for place in order]
    low, high = averaged(fits, floats(models["weight"]), confidence)
    first = models.iloc[0]
    return Hidden(int(counts.sum()), float(first["total"]), low, high, str(first["model"]), models)


def _counts(told: pd.DataFrame, sources: Sequence[str]) -> Floats:
    """Events told of in each way, in order from all sources to the last one alone."""
    if not 2 <= len(set(sources)) == len(sources) <= MOST_SOURCES:
        raise SourcesUnclear(f"{list(sources)}: name two to {MOST_SOURCES} sources, each once.")
    count = floats(told["count"])
    if (count < 0).any() or (count % 1 != 0).any():
        raise SourcesUnclear(
            "Counts of events must be whole numbers of 0 or more, not rounded ones."
        )
    given = told[list(sources)].astype(bool).apply(tuple, axis=1)
    if not given.map(any).all():
        raise SourcesUnclear(
            "A row says that no source told of it; leave it out: it is the answer."
        )
    by_way = pd.Series(count, index=pd.Index(given, tupleize_cols=False)).groupby(level=0).sum()
    return floats(by_way.reindex(pd.Index(ways(len(sources)), tupleize_cols=False), fill_value=0.0))


def _check_shared(counts: Floats, sources: Sequence[str], fewest: int) -> None:
    listed = np.array(ways(len(sources)))
    for one, other in combinations(range(len(sources)), 2):
        shared = counts[listed[:, one] & listed[:, other]].sum()
        if shared < max(fewest, 1):
            raise TooFewShared(
                f"{sources[one]} and {sources[other]} share {shared:.0f} events, where "
                f"{max(fewest, 1)} are needed. Take a longer period, a wider area or other sources."
            )


def _chapman(counts: Floats, sources: Sequence[str], confidence: float) -> Hidden:
    both, one, other = counts
    if not (one and other):
        within, whole = sources if not one else reversed(sources)
        raise SourcesUnclear(
            f"{whole} told of every event of {within}, so they are not two sources: nothing can be "
            "said of what both missed."
        )
    first, second, told = both + one, both + other, counts.sum()
    total = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * one * other / ((both + 1) ** 2 * (both + 2))
    beyond = total - told
    z = stats.norm.isf((1 - confidence) / 2)
    reach = float(np.exp(z * np.sqrt(np.log1p(variance / beyond**2))))
    row = {
        "model": "independent", "total": total, "standard_error": np.sqrt(variance),
        "deviance": 0.0, "freedom": 0, "aic": np.nan, "weight": 1.0,
    }  # fmt: skip
    low, high = float(told + beyond / reach), float(told + beyond * reach)
    return Hidden(int(told), float(total), low, high, "independent", pd.DataFrame([row]))


def _table(fits: list[Fit], sources: Sequence[str]) -> pd.DataFrame:
    rows = [
        (_worded(each.ties, sources), each.total, each.standard_error, each.deviance,
         len(each.counts) - each.design.shape[1], each.aic)
        for each in fits
    ]  # fmt: skip
    columns = ["model", "total", "standard_error", "deviance", "freedom", "aic"]
    table = pd.DataFrame(rows, columns=columns)
    weight = np.exp((table["aic"].min() - table["aic"]) / 2)
    return table.assign(weight=weight / weight.sum())


def _worded(ties: Ties, sources: Sequence[str]) -> str:
    tied = [f"{sources[one]} with {sources[other]}" for one, other in ties]
    return f"tied: {', '.join(tied)}" if tied else "independent"
