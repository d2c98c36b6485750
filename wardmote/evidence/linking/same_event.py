"""Records that are likely to tell of one event: learned weights, not a fixed rule."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import ibis
import numpy as np
import pandas as pd

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.linking.candidates import Pairs, near_pairs
from wardmote.evidence.linking.may_link import check_may_link
from wardmote.evidence.linking.repeat_calls import firsts, timed_calls
from wardmote.evidence.linking.scoring import Levels, Shares, scored
from wardmote.evidence.records.intervals import Floats
from wardmote.rulebook import Linking, Rules

KEYS = ["dataset", "delivery", "row_number", "record_id"]
HOURS_A_WEEK = 168
LOOKED_BACK_FROM = 200_000  # records: enough to learn what chance brings together


class TooFewToLearn(WardmoteError):  # noqa: N818
    """Too few records near each other, or too short a time, to learn weights from."""


@dataclass(frozen=True)
class SameEvents:
    """Which records tell of one event.

    Attributes:
        links: one row per link: `probability`; `dataset`, `delivery`, `row_number`, `record_id`
            of the one, and of the other with `first_` before: of one dataset, the first call of
            the incident; of two, the record of the dataset that comes first in the alphabet.
        weights: one row per comparison × level, as `scoring.scored` tells them.
        pairs: records that were near in time and place.
        by_chance: how many of these chance alone would bring together.
    """

    links: pd.DataFrame
    weights: pd.DataFrame
    pairs: int
    by_chance: float

    @property
    def beyond_chance(self) -> float:
        """How many pairs are of one event, without saying which: no link is missed in it.

        Of two datasets that each tell an event once, how many events both told of.
        """
        return self.pairs - self.by_chance


def same_events(
    records: Mapping[str, ibis.Table],
    *,
    purpose: str,
    granted: Mapping[str, Collection[str]],
    rules: Rules,
) -> SameEvents:
    """Calls of one dataset about one incident, or the events that two datasets both tell of.

    Compared are the hour, the point and the category: nothing about people is read. Two records
    are linked if they are more likely than `rules.linking` asks to be of one event. A later call
    is linked to the earliest first call of its incident; of two datasets, each record is linked
    to one other at most, the likeliest pairs first.

    Args:
        records: dataset → its standard records with `delivery`, one or two of one partnership's
            store. Records without day, hour or point are never linked.
        purpose: what for, a name of `sharing.toml`.
        granted: dataset → purposes for which a live protocol grants it.
        rules: what may be linked, and how near.

    Raises:
        MayNotLink: the rulebook or a protocol does not let these be linked.
        TooFewToLearn: there are too few pairs, or less time than the weeks that are compared.
    """
    check_may_link(records, purpose=purpose, granted=granted, rules=rules)
    parts = [timed_calls(records[name]).assign(dataset=name) for name in sorted(records)]
    calls = pd.concat(parts).dropna(subset=["x", "y"])
    calls = calls.sort_values(["at", *KEYS[:3]], ignore_index=True)
    return linked(calls, rules.linking)


def linked(calls: pd.DataFrame, rule: Linking) -> SameEvents:
    """As `same_events`, of calls in order: `at` [hours], `x`, `y` [m], `category`, and the keys."""
    calls = calls.assign(kind=_kinds(calls), side=pd.factorize(calls["dataset"])[0])
    found = _near(calls, rule, (0, rule.within_hours))
    levels = _levels(calls, found, rule)
    shares, chance = _by_chance(calls, rule)
    spread = np.sqrt(chance * (1 + 1 / (2 * len(rule.weeks_apart))))
    if len(found) < rule.fewest_pairs:
        raise TooFewToLearn(
            f"{len(found)} pairs of records are near in time and place, where {rule.fewest_pairs} "
            "are needed to learn from. Take a longer period, or `repeat_calls`."
        )
    if len(found) - chance <= rule.deviations_beyond * spread:
        nothing = pd.DataFrame(
            columns=["comparison", "level", "of_one_event", "by_chance", "weight"]
        )
        return SameEvents(_told(calls, found[:0], np.empty(0)), nothing, len(found), chance)
    probability, weights = scored(levels, shares, 1 - max(chance, 0.5) / len(found))
    likely = probability >= rule.least_probability
    links, at = _chosen(calls, found[likely], probability[likely])
    return SameEvents(_told(calls, links, at), weights, len(found), chance)


def _kinds(calls: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """A number for each category; 0 for all where two datasets have no category in common."""
    used = [set(rows.unique()) for _, rows in calls.groupby("dataset")["category"]]
    if not used or not set.intersection(*used):
        return np.zeros(len(calls), dtype=np.int64)
    return pd.factorize(calls["category"])[0].astype(np.int64)


def _near(calls: pd.DataFrame, rule: Linking, after: tuple[int, int], every: int = 1) -> Pairs:
    at, xy = calls["at"].to_numpy(np.int64), calls[["x", "y"]].to_numpy(float)
    side, xy = calls["side"].to_numpy(np.int64), np.ascontiguousarray(xy)
    return near_pairs(at, xy, side, after=after, within_m=rule.metres[-1], every=every)


def _levels(calls: pd.DataFrame, pairs: Pairs, rule: Linking, lag: int = 0) -> Levels:
    """How far each pair lies apart in hours (less a lag), metres and kind."""
    one, other = pairs[:, 0], pairs[:, 1]
    at, xy = calls["at"].to_numpy(np.int64), calls[["x", "y"]].to_numpy(float)
    apart = np.hypot(*(xy[one] - xy[other]).transpose())
    category = calls["kind"].to_numpy()
    told = {
        "gap": np.abs(at[other] - at[one] - lag),
        "apart": np.minimum(np.searchsorted(rule.metres, apart), len(rule.metres) - 1),
        "kind": (category[one] != category[other]).astype(int),
    }
    sizes = (rule.within_hours + 1, len(rule.metres), 1 + bool(len(category) and category.max()))
    return Levels(pd.DataFrame(told), sizes)


def _by_chance(calls: pd.DataFrame, rule: Linking) -> tuple[Shares, float]:
    """What pairs whole weeks apart look like, and how many there are for each week.

    The hour of the week, the season and the busy places stay as they are; one event told twice
    does not span weeks. A week apart, either record may be the one before the whole weeks: so
    there are two such pairs for each of chance within the hours.
    """
    span = int(calls["at"].max() - calls["at"].min()) if len(calls) else 0
    if span <= HOURS_A_WEEK * (max(rule.weeks_apart) + 1):
        raise TooFewToLearn(
            f"The records span {span // 24} days; pairs up to {max(rule.weeks_apart)} weeks apart "
            "tell what chance brings together. Take a longer period, or `repeat_calls`."
        )
    every, reach = max(1, len(calls) // LOOKED_BACK_FROM), rule.within_hours
    seen, expected = [], 0.0
    for lag in (HOURS_A_WEEK * weeks for weeks in rule.weeks_apart):
        pairs = _near(calls, rule, (lag - reach, lag + reach), every)
        seen.append(_levels(calls, pairs, rule, lag))
        expected += len(pairs) * every / 2 / (1 - lag / span)
    together = Levels(pd.concat([each.pairs for each in seen]), seen[0].sizes)
    return together.shares(), expected / len(rule.weeks_apart)


def _chosen(calls: pd.DataFrame, pairs: Pairs, probability: Floats) -> tuple[Pairs, Floats]:
    """The pairs that are kept, as (linked, first), with their probabilities."""
    side = calls["side"].to_numpy()
    if len(side) and side.min() != side.max():
        order = np.lexsort((pairs[:, 1], pairs[:, 0], -probability))
        taken: set[int] = set()
        kept = []
        for place in order.tolist():
            if taken.isdisjoint(both := pairs[place].tolist()):
                taken.update(both)
                kept.append(place)
        chosen = pairs[kept]
        name = calls["dataset"].to_numpy()
        turned = name[chosen[:, 0]] < name[chosen[:, 1]]
        return np.where(turned[:, None], chosen[:, ::-1], chosen), probability[kept]
    links = np.array(list(firsts(pairs).items()), dtype=np.int64).reshape(-1, 2)
    numbered = pairs[:, 1] * len(calls) + pairs[:, 0]
    order = np.argsort(numbered)
    at = order[np.searchsorted(numbered[order], links[:, 0] * len(calls) + links[:, 1])]
    return links, probability[at]


def _told(calls: pd.DataFrame, links: Pairs, probability: Floats) -> pd.DataFrame:
    told = calls[KEYS]
    later = told.iloc[links[:, 0]].reset_index(drop=True)
    first = told.iloc[links[:, 1]].reset_index(drop=True).add_prefix("first_")
    return pd.concat([later, first], axis=1).assign(probability=probability)
